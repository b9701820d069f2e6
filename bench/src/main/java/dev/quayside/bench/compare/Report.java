// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** The measurements as a text with tables, in Markdown. */
final class Report {
    private static final String NOTHING = "–";

    private final List<Measurement> all;
    private final List<Comparison> comparisons;

    Report(List<Measurement> all) {
        this.all = all;
        comparisons =
                Stream.of(Load.values())
                        .map(load -> new Comparison(load, all))
                        .filter(comparison -> comparison.cycles() > 0)
                        .toList();
    }

    List<Comparison> comparisons() {
        return comparisons;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        if (!comparisons.isEmpty()) {
            addLoads(text);
        }
        add(
                text,
                "Memory of an idle connection, and start",
                "Bytes for each of 10,000 connections; milliseconds from the start of the process"
                        + " to its first echo. Median (quartiles).",
                others());
        return text.toString();
    }

    private void addLoads(StringBuilder text) {
        add(
                text,
                "Server CPU per operation, relative to C epoll in the same cycle",
                "Lower is better. Median (quartiles).",
                loads(Comparison::relativeCost, load -> 2));
        add(
                text,
                "Throughput, relative to C epoll in the same cycle",
                "Higher is better; where the load generator is the slower one, all are alike."
                        + " Median (quartiles).",
                loads(Comparison::relativeThroughput, load -> 2));
        add(
                text,
                "Server CPU in microseconds per message, per connection (connect and close) or"
                        + " per MiB (stream)",
                "Median (quartiles).",
                loads(Comparison::cost, load -> load.unit == Load.Unit.MEBIBYTE ? 0 : 2));
        add(
                text,
                "Messages, connections or MiB in a second",
                "Median (quartiles).",
                loads(Comparison::throughput, load -> 0));
        add(
                text,
                "Median time to an answer in microseconds",
                "Median of the cycles (quartiles); a stream has none.",
                loads(Comparison::latency, load -> 0));
        text.append(circumstances());
    }

    private static void add(StringBuilder text, String title, String note, MarkdownTable table) {
        text.append("### ").append(title).append("\n").append(note).append("\n\n");
        text.append(table).append("\n");
    }

    private MarkdownTable loads(
            BiFunction<Comparison, String, Quartiles> value, Function<Load, Integer> decimals) {
        List<String> heads = new ArrayList<>(List.of("server"));
        comparisons.forEach(c -> heads.add(c.load().title));
        MarkdownTable table = new MarkdownTable(heads);
        for (String peer : peers()) {
            List<String> cells = new ArrayList<>(List.of(peer));
            for (Comparison c : comparisons) {
                Quartiles q = c.peers().contains(peer) ? value.apply(c, peer) : null;
                boolean there = q != null && q.median() > 0;
                cells.add(there ? q.text(decimals.apply(c.load())) : NOTHING);
            }
            table.row(cells);
        }
        return table;
    }

    private Set<String> peers() {
        Set<String> peers = new LinkedHashSet<>();
        comparisons.forEach(c -> peers.addAll(c.peers()));
        return peers;
    }

    private MarkdownTable others() {
        MarkdownTable table =
                new MarkdownTable(List.of("server", "Java heap", "resident memory", "first echo"));
        Set<String> peers = new LinkedHashSet<>();
        all.forEach(m -> peers.add(m.peer()));
        for (String peer : peers) {
            table.row(
                    List.of(
                            peer,
                            cell(peer, Measurement::heapBytes),
                            cell(peer, Measurement::residentBytes),
                            cell(peer, Measurement::millis)));
        }
        return table;
    }

    private String cell(String peer, Function<Measurement, Double> value) {
        List<Double> values = values(peer, value);
        return values.isEmpty() ? NOTHING : Quartiles.of(values).text(0);
    }

    /** What there is of one value of a server. */
    List<Double> values(String peer, Function<Measurement, Double> value) {
        return all.stream()
                .filter(m -> m.peer().equals(peer))
                .map(value)
                .filter(Objects::nonNull)
                .toList();
    }

    private String circumstances() {
        StringBuilder text = new StringBuilder("Cycles: ");
        for (Comparison c : comparisons) {
            text.append(c.load().title).append(' ').append(c.cycles());
            text.append(" (").append(c.dropped()).append(" dropped), ");
        }
        long failures = comparisons.stream().mapToLong(Comparison::failures).sum();
        text.append("connections lost: ").append(failures).append("; ");
        List<Double> shares = comparisons.stream().flatMap(c -> c.disturbances().stream()).toList();
        Quartiles share = Quartiles.of(shares);
        text.append(
                String.format(
                        Locale.ROOT,
                        "other work took %.0f %% of one processor (quartiles %.0f and %.0f %%).%n%n",
                        100 * share.median(),
                        100 * share.low(),
                        100 * share.high()));
        return text.toString();
    }
}
