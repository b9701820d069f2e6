// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.core.QObject;
import dev.quayside.network.QTcpServer;
import dev.quayside.programs.command.CommandFailure;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands as programs of their own. */
class CommandsTest {
    @TempDir Path folder;
    private final List<Process> processes = new ArrayList<>();

    /** What is started: the command alone, without the rest of the application. */
    static final class Program {
        private Program() {}

        public static void main(String[] args) {
            CommandLine line = new CommandLine(new TorrentCommand());
            TorrentCommand.COMMANDS.forEach(line::addSubcommand);
            line.setCaseInsensitiveEnumValuesAllowed(true);
            line.setExecutionExceptionHandler(
                    (error, command, parsed) -> {
                        command.getErr().println(error.getMessage());
                        return 1;
                    });
            System.exit(line.execute(args));
        }
    }

    @BeforeEach
    void makeFiles() throws IOException {
        byte[] bytes = new byte[200_000];
        new Random(1).nextBytes(bytes);
        Files.createDirectories(folder.resolve("files/sub"));
        Files.write(folder.resolve("files/a"), bytes);
        Files.writeString(folder.resolve("files/sub/\u00E4"), "b");
    }

    @AfterEach
    void endAll() throws InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
    }

    private static String classPath() {
        return Stream.of(
                        Program.class,
                        TorrentCommand.class,
                        CommandFailure.class,
                        QTcpServer.class,
                        QObject.class,
                        CommandLine.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(location -> Path.of(URI.create(location.toString())).toString())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Process start(String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xshare:auto");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-cp");
        command.add(classPath());
        command.add(Program.class.getName());
        command.addAll(List.of(args));
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        processes.add(process);
        return process;
    }

    private String run(int status, String... args) throws Exception {
        Process process = start(args);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(status);
        return output;
    }

    private static String lineThatStarts(Process process, String start) throws IOException {
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder before = new StringBuilder();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith(start)) {
                return line;
            }
            before.append(line).append('\n');
        }
        throw new AssertionError("no line starts with " + start + ":\n" + before);
    }

    @Test
    void makesShowsAndVerifiesATorrent() throws Exception {
        run(
                0,
                "create",
                "files",
                "--tracker",
                "http://t/a,http://u/a",
                "--comment",
                "mine",
                "--private");

        String shown = run(0, "show", "files.torrent");
        assertThat(shown).contains("http://u/a", "mine", "Private", "files/a", "13 of 16.0 KiB");

        assertThat(run(0, "verify", "files.torrent")).contains("13 of 13 pieces");
        Files.writeString(folder.resolve("files/sub/\u00E4"), "c");
        assertThat(run(1, "verify", "files.torrent")).contains("is damaged", "12 of 13 pieces");
        assertThat(run(1, "create", "files")).contains("is there already");
    }

    @Test
    void aSwarmOfProgramsFetchesATorrent() throws Exception {
        Process tracker =
                start("tracker", "--port", "0", "--address", "127.0.0.1", "--interval", "1");
        String url = lineThatStarts(tracker, "tracker at ").substring(11);
        run(0, "create", "files", "--tracker", url);
        Process seed = start("seed", "files.torrent", "--port", "0");
        lineThatStarts(seed, "DONE files");

        String output =
                run(0, "get", "files.torrent", "--dir", "copy", "--port", "0", "--seed-ratio", "0");

        assertThat(output.lines()).anyMatch(line -> line.startsWith("DONE files"));
        assertThat(folder.resolve("copy/files/a"))
                .hasSameBinaryContentAs(folder.resolve("files/a"));
        seed.destroy(); // SIGTERM
        assertThat(seed.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(seed.exitValue()).isZero();
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        Files.writeString(folder.resolve("bad"), "d4:infoi1ee");

        assertThat(run(1, "show", "bad")).contains("\"info\" is not a dictionary");
        assertThat(run(1, "show", "nothing")).contains("no such file");
        assertThat(run(1, "get", "magnet:?xt=1")).contains("no info hash");
        run(0, "create", "files");
        assertThat(run(2, "get", "files.torrent", "--select", "7")).contains("there is no file 7");
        assertThat(run(1, "seed", "files.torrent", "--dir", "empty"))
                .contains("missing or damaged");
    }
}
