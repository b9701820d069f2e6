// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * The windows of one load, server by server. Whatever is compared stands in one cycle: a cycle in
 * which a window failed is dropped and counted.
 */
final class Comparison {
    private final Load load;
    private final List<Map<String, Window>> cycles = new ArrayList<>();
    private int dropped;

    /** Takes what belongs to the load out of all measurements. */
    Comparison(Load load, List<Measurement> all) {
        this.load = load;
        Map<Integer, Map<String, Window>> byCycle = new LinkedHashMap<>();
        for (Measurement m : all) {
            if (m.kind() == Measurement.Kind.WINDOW && m.load() == load) {
                byCycle.computeIfAbsent(m.cycle(), cycle -> new LinkedHashMap<>())
                        .put(m.peer(), m.window());
            }
        }
        byCycle.values().forEach(this::take);
    }

    private void take(Map<String, Window> cycle) {
        boolean complete =
                cycle.containsKey(Peer.LIMIT)
                        && cycle.values().stream().allMatch(w -> w.isGood(load.unit));
        if (complete) {
            cycles.add(cycle);
        } else {
            dropped++;
        }
    }

    Load load() {
        return load;
    }

    int cycles() {
        return cycles.size();
    }

    int dropped() {
        return dropped;
    }

    /** Those that took part, in their order. */
    Set<String> peers() {
        Set<String> peers = new LinkedHashSet<>();
        cycles.forEach(cycle -> peers.addAll(cycle.keySet()));
        return peers;
    }

    /** The server's CPU time for one message or mebibyte, in microseconds. */
    Quartiles cost(String peer) {
        return over(peer, w -> w.serverMicros(load.unit));
    }

    /** The same as a multiple of what C epoll took in the same cycle. */
    Quartiles relativeCost(String peer) {
        return relative(peer, w -> w.serverMicros(load.unit));
    }

    /** Messages or mebibytes in a second. */
    Quartiles throughput(String peer) {
        return over(peer, w -> w.perSecond(load.unit));
    }

    /** The same as a multiple of what C epoll did in the same cycle. */
    Quartiles relativeThroughput(String peer) {
        return relative(peer, w -> w.perSecond(load.unit));
    }

    /** Median time to an answer, in microseconds; 0 for a stream. */
    Quartiles latency(String peer) {
        return over(peer, Window::p50Micros);
    }

    /** Connections that were lost in all of the windows. */
    long failures() {
        return cycles.stream()
                .flatMap(cycle -> cycle.values().stream())
                .mapToLong(Window::failures)
                .sum();
    }

    /** CPU time that others took, as a share of one processor. */
    List<Double> disturbances() {
        return cycles.stream()
                .flatMap(cycle -> cycle.values().stream())
                .map(Window::disturbance)
                .toList();
    }

    private Quartiles over(String peer, ToDoubleFunction<Window> value) {
        return Quartiles.of(
                cycles.stream()
                        .filter(cycle -> cycle.containsKey(peer))
                        .map(cycle -> value.applyAsDouble(cycle.get(peer)))
                        .toList());
    }

    private Quartiles relative(String peer, ToDoubleFunction<Window> value) {
        return Quartiles.of(
                cycles.stream()
                        .filter(cycle -> cycle.containsKey(peer))
                        .map(
                                cycle ->
                                        value.applyAsDouble(cycle.get(peer))
                                                / value.applyAsDouble(cycle.get(Peer.LIMIT)))
                        .toList());
    }
}
