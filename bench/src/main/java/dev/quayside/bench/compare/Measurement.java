// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.compare;

/**
 * A line of the results. What does not apply is null.
 *
 * @param kind window, idle, memory or start
 * @param peer whose
 * @param load of a window
 * @param cycle windows of one cycle followed each other within seconds: only these are compared
 * @param window of a window
 * @param connections how many were opened: of idle and memory
 * @param seconds how long that took
 * @param residentBytes what each took of the memory of the process
 * @param heapBytes what each took of the Java heap
 * @param millis from the start of the process to its first answer: of start
 */
record Measurement(
        Kind kind,
        String peer,
        Load load,
        Integer cycle,
        Window window,
        Integer connections,
        Double seconds,
        Double residentBytes,
        Double heapBytes,
        Double millis) {
    enum Kind {
        WINDOW,
        IDLE,
        MEMORY,
        START
    }

    static Measurement ofWindow(Peer peer, Load load, int cycle, Window window) {
        return new Measurement(
                Kind.WINDOW, peer.name(), load, cycle, window, null, null, null, null, null);
    }

    static Measurement ofIdle(Peer peer, int connections, double seconds) {
        return new Measurement(
                Kind.IDLE, peer.name(), null, null, null, connections, seconds, null, null, null);
    }

    static Measurement ofMemory(Peer peer, int connections, double resident, Double heap) {
        return new Measurement(
                Kind.MEMORY,
                peer.name(),
                null,
                null,
                null,
                connections,
                null,
                resident,
                heap,
                null);
    }

    static Measurement ofStart(Peer peer, double millis) {
        return new Measurement(
                Kind.START, peer.name(), null, null, null, null, null, null, null, millis);
    }
}
