// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.compare;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench/run}: measures, and writes results, report and charts. */
@Command(
        name = "bench/run",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        sortOptions = false,
        description = {
            "Runs echo servers side by side under the same load, on this machine only: Quayside, Netty,",
            "Vert.x, plain NIO, Qt where it is installed, and C epoll as the limit.",
            "A whole run takes about a quarter of an hour. The machine should do nothing else."
        },
        footer = {"", "bench/run parts [JMH OPTION...] runs the benchmarks of the parts instead."})
public final class Compare implements Callable<Integer> {
    /** What can be measured. */
    enum Part {
        LOADS,
        MEMORY,
        START
    }

    @Option(
            names = "--parts",
            split = ",",
            defaultValue = "LOADS,MEMORY,START",
            description = "What to measure: ${COMPLETION-CANDIDATES} (default: all).")
    Set<Part> parts;

    @Option(
            names = "--loads",
            split = ",",
            description = "Which loads: ${COMPLETION-CANDIDATES} (default: all).")
    List<Load> loads = List.of(Load.values());

    @Option(
            names = "--peers",
            split = ",",
            paramLabel = "NAME",
            description =
                    "Which servers beside C epoll, by what their names begin with (default: all).")
    List<String> names = List.of("");

    @Option(
            names = "--cycles",
            defaultValue = "12",
            paramLabel = "N",
            description = "Cycles of each load (default: ${DEFAULT-VALUE}).")
    int cycles;

    @Option(
            names = "--window",
            defaultValue = "0.4",
            paramLabel = "SECONDS",
            description = "Length of a window (default: ${DEFAULT-VALUE}).")
    double window;

    @Option(
            names = "--starts",
            defaultValue = "5",
            paramLabel = "N",
            description = "Rounds of starting the servers (default: ${DEFAULT-VALUE}).")
    int starts;

    @Option(
            names = "--nice",
            defaultValue = "0",
            paramLabel = "N",
            description =
                    "Niceness of servers and load generator; below 0 needs root (default: 0).")
    int nice;

    @Option(
            names = "--processors",
            split = ",",
            arity = "1",
            paramLabel = "N",
            description = "Processor of the servers and that of the load generator (default: 0,1).")
    List<Integer> processors = List.of(0, 1);

    @Option(
            names = "--first-port",
            defaultValue = "21000",
            paramLabel = "P",
            description = "Servers get the ports from this one on (default: ${DEFAULT-VALUE}).")
    int firstPort;

    @Option(
            names = "--report-only",
            description = "Makes report and charts anew from the results that are there.")
    boolean reportOnly;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the results go (default: bench/target/results).")
    Path out;

    @Parameters(index = "0", hidden = true, description = "The project; the script gives it.")
    Path project;

    @Spec CommandSpec spec;

    private Compare() {}

    /** Runs the command. */
    public static void main(String[] args) {
        System.exit(
                new CommandLine(new Compare())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = out == null ? project.resolve("bench/target/results") : out;
        Path file = Files.createDirectories(folder).resolve("results.jsonl");
        Results results = new Results(file);
        try {
            if (!reportOnly) {
                Files.deleteIfExists(file);
                measure(results, folder);
            }
        } catch (CommandFailure e) {
            spec.commandLine().getErr().println("bench/run: " + e.getMessage());
            return 1;
        }
        report(results.read(), folder);
        return 0;
    }

    private void measure(Results results, Path folder)
            throws IOException, InterruptedException, CommandFailure {
        Processors where = Processors.check(processors.get(0), processors.get(1), nice);
        NativePrograms programs =
                new NativePrograms(
                        project.resolve("bench/src/main"), project.resolve("bench/target/native"));
        LoadGenerator generator = new LoadGenerator(programs.loadGenerator(), where);
        Peers found = Peers.find(programs, Jdk.all(), project);
        Progress progress = new Progress(out());
        found.missing().forEach(progress::say);
        List<Peer> peers = found.all().stream().filter(this::takesPart).toList();
        Path logs = Files.createDirectories(folder.resolve("logs"));
        Field field = new Field(generator, where, firstPort, logs);
        if (parts.contains(Part.START)) {
            List<Peer> launched = found.launched().stream().filter(this::takesPart).toList();
            List<Peer> all = Stream.concat(peers.stream(), launched.stream()).toList();
            new StartRun(field, results, starts, progress).run(all);
        }
        if (parts.contains(Part.MEMORY)) {
            new MemoryRun(field, results, progress).run(peers);
        }
        if (parts.contains(Part.LOADS)) {
            new PairedRun(field, results, cycles, window, progress).run(peers, loads);
        }
    }

    private boolean takesPart(Peer peer) {
        return peer.name().equals(Peer.LIMIT)
                || names.stream().anyMatch(name -> peer.name().startsWith(name));
    }

    private void report(List<Measurement> all, Path folder) throws IOException {
        Report report = new Report(all);
        Files.writeString(folder.resolve("report.md"), report.text());
        new Charts(report, all).write(folder);
        out().println(report.text());
        out().println("Report, charts and results: " + folder);
        out().flush();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
