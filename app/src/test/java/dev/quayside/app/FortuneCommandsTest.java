// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.quayside.examples.fortunes.Fortunes;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code quayside fortune-server} and {@code quayside fortune-client} as users meet them. */
class FortuneCommandsTest {
    private static final List<String> PATIENT = List.of("--timeout", "60");

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fortune-server",
                "threaded-fortune-server",
                "threaded-fortune-server --threads platform"
            })
    void theServersSendTheirOwnFortunesAsQtDoes(String command) throws Exception {
        try (Program server = Program.start(command.split(" "))) {
            String place = server.place(); // of any of the machine's addresses
            String host = place.substring(0, place.lastIndexOf(':'));
            int port = Integer.parseInt(place.substring(place.lastIndexOf(':') + 1));
            try (Socket socket = new Socket(host, port)) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                byte[] text = in.readNBytes(in.readInt());
                assertThat(Fortunes.own().texts())
                        .contains(new String(text, StandardCharsets.UTF_16BE));
                assertThat(in.read()).isEqualTo(-1);
            }
            assertThat(server.signal("TERM")).isEqualTo(new Program.Result(0, "", ""));
        }
    }

    @Test
    void theClientPrintsAsManyFortunesAsItWasAskedFor() throws Exception {
        Path file = folder.resolve("fortunes");
        Files.writeString(
                file, "Gl\u00FCck, und\nmehr \uD83D\uDEA2\n\nGl\u00FCck, und\nmehr \uD83D\uDEA2\n");
        try (Program server =
                Program.start(
                        "fortune-server", "--address", "127.0.0.1", "--fortunes", "" + file)) {
            String port = "" + server.port();

            assertThat(Program.run("blocking-fortune-client", "127.0.0.1", port))
                    .isEqualTo(new Program.Result(0, "Gl\u00FCck, und\nmehr \uD83D\uDEA2\n", ""));
            assertThat(Program.run("fortune-client", "127.0.0.1", port))
                    .isEqualTo(new Program.Result(0, "Gl\u00FCck, und\nmehr \uD83D\uDEA2\n", ""));
            assertThat(Program.run("fortune-client", "localhost", port, "--count", "3"))
                    .isEqualTo(
                            new Program.Result(
                                    0, "Gl\u00FCck, und\nmehr \uD83D\uDEA2\n".repeat(3), ""));
        }
    }

    @Test
    void aFileThatIsNotThereIsOneLineAndStatus1() throws Exception {
        Path file = folder.resolve("missing");
        assertThat(Program.run("fortune-server", "--fortunes", "" + file))
                .isEqualTo(serverFailure("cannot read " + file + ": there is no such file"));
    }

    @Test
    void aFileWithoutFortunesIsOneLineAndStatus1() throws Exception {
        Path file = Files.createFile(folder.resolve("empty"));
        assertThat(Program.run("fortune-server", "--fortunes", "" + file))
                .isEqualTo(serverFailure("there is no fortune in " + file));
    }

    @Test
    void aFileThatIsNoTextIsOneLineAndStatus1() throws Exception {
        Path file = Files.write(folder.resolve("binary"), new byte[] {'a', -1, 'b'});
        assertThat(Program.run("fortune-server", "--fortunes", "" + file))
                .isEqualTo(serverFailure("cannot read " + file + ": it is not UTF-8 text"));
    }

    @Test
    void aFolderIsOneLineAndStatus1() throws Exception {
        assertThat(Program.run("fortune-server", "--fortunes", "" + folder).err().lines())
                .singleElement()
                .asString()
                .startsWith("quayside fortune-server: cannot read " + folder + ": ");
    }

    @Test
    void aServersPortInUseIsOneLineAndStatus1() throws Exception {
        try (ServerSocket other = new ServerSocket(0)) {
            assertThat(Program.run("fortune-server", "--port", "" + other.getLocalPort()))
                    .isEqualTo(
                            serverFailure(
                                    "cannot listen on 0.0.0.0:"
                                            + other.getLocalPort()
                                            + ": The bound address is already in use"));
        }
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_20, disabledReason = "this Java has virtual threads")
    void virtualThreadsThatAreNotThereAreOneLineAndStatus1() throws Exception {
        assertThat(Program.run("threaded-fortune-server", "--threads", "virtual"))
                .isEqualTo(
                        new Program.Result(
                                1,
                                "",
                                "quayside threaded-fortune-server: there are no virtual threads in Java "
                                        + Runtime.version().feature()
                                        + ": 21 or newer is needed"
                                        + System.lineSeparator()));
    }

    @Test
    void theBlockingClientFailsInOneLineAndStatus1Too() throws Exception {
        Program.Result result = Program.run("blocking-fortune-client", "no host", "7");
        assertThat(result)
                .isEqualTo(
                        new Program.Result(
                                1,
                                "",
                                "quayside blocking-fortune-client: no fortune from no host port 7:"
                                        + " The host was not found. Is its name right?"
                                        + System.lineSeparator()));
    }

    @Test
    void loopbackSaysHowLongEachTimeTook() throws Exception {
        Program.Result result = Program.run("loopback", "--count", "3");
        assertThat(result.status()).isZero();
        assertThat(result.out()).matches("(50 MiB in [0-9]+ ms\n){3}");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void aRefusedConnectionIsOneLineAndStatus1() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        assertThat(Program.run("fortune-client", "127.0.0.1", "" + port))
                .isEqualTo(
                        clientFailure(
                                "127.0.0.1",
                                port,
                                "The connection was refused. Is the server running, and is the port right?"));
    }

    @Test
    void anUnknownHostIsOneLineAndStatus1() throws Exception {
        // no name, so that no name server is asked
        assertThat(Program.run("fortune-client", "no host", "7"))
                .isEqualTo(
                        clientFailure("no host", 7, "The host was not found. Is its name right?"));
    }

    /** What a server sends before it hangs up, in hexadecimal. */
    @ParameterizedTest
    @CsvSource({
        "'', The server closed the connection before the whole fortune was there.",
        "000000, The server closed the connection before the whole fortune was there.",
        "00000004 0041, The server closed the connection before the whole fortune was there.",
        "00000003 004100, What the server sent is not a fortune.",
        "5353482D 322E30, What the server sent is not a fortune."
    })
    void aServerThatSendsNoFortuneIsOneLineAndStatus1(String sent, String reason) throws Exception {
        try (ServerSocket server = listener();
                Program client = client(server, List.of())) {
            try (Socket socket = server.accept()) {
                socket.getOutputStream().write(bytes(sent));
            }
            assertThat(client.await())
                    .isEqualTo(clientFailure("127.0.0.1", server.getLocalPort(), reason));
        }
    }

    @Test
    void aServerThatIsSilentIsOneLineAndStatus1() throws Exception {
        try (ServerSocket server = listener();
                Program client = client(server, List.of("--timeout", "1"));
                Socket silent = server.accept()) {
            assertThat(silent.isConnected()).isTrue();
            assertThat(client.await())
                    .isEqualTo(
                            clientFailure(
                                    "127.0.0.1",
                                    server.getLocalPort(),
                                    "The server did not answer in time."));
        }
    }

    @Test
    void aServerThatAnnouncesTooMuchIsLeft() throws Exception {
        try (ServerSocket server = listener();
                Program client = client(server, List.of());
                Socket socket = server.accept()) {
            socket.getOutputStream().write(bytes("7FFFFFFE"));
            socket.getOutputStream().write(new byte[1024 * 1024 + 1]);
            assertThat(client.await())
                    .isEqualTo(
                            clientFailure(
                                    "127.0.0.1",
                                    server.getLocalPort(),
                                    "What the server sent is not a fortune."));
        }
    }

    @Test
    void aFortuneInPiecesIsWaitedForAndCannotSteerTheTerminal() throws Exception {
        try (ServerSocket server = listener();
                Program client = client(server, List.of());
                Socket socket = server.accept()) {
            socket.setTcpNoDelay(true);
            for (byte b : bytes("00000006 0041 001B 0042")) {
                socket.getOutputStream().write(b);
            }
            assertThat(client.await()).isEqualTo(new Program.Result(0, "A\uFFFDB\n", ""));
        }
    }

    @Test
    void anInterruptedClientSaysSo() throws Exception {
        try (ServerSocket server = listener();
                Program client = client(server, List.of());
                Socket silent = server.accept()) {
            assertThat(silent.isConnected()).isTrue();
            assumeTrue(!client.ignores(2), "This run is one in the background");
            assertThat(client.signal("INT"))
                    .isEqualTo(
                            new Program.Result(
                                    1,
                                    "",
                                    "quayside fortune-client: interrupted"
                                            + System.lineSeparator()));
        }
    }

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    }

    private static Program client(ServerSocket server, List<String> options) throws IOException {
        List<String> args = new ArrayList<>(options.isEmpty() ? PATIENT : options);
        args.addAll(0, List.of("fortune-client", "127.0.0.1", "" + server.getLocalPort()));
        return Program.start(args.toArray(new String[0]));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static Program.Result serverFailure(String message) {
        return new Program.Result(
                1, "", "quayside fortune-server: " + message + System.lineSeparator());
    }

    private static Program.Result clientFailure(String host, int port, String reason) {
        return new Program.Result(
                1,
                "",
                "quayside fortune-client: no fortune from "
                        + host
                        + " port "
                        + port
                        + ": "
                        + reason
                        + System.lineSeparator());
    }
}
