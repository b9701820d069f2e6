// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TraceTest {
    private final Trace trace = new Trace();

    @Test
    void groupsSignalsByObjectInAlphabeticalOrder() {
        trace.note("s", "newConnection()");
        trace.note("c", "connected()");
        trace.note("s", "acceptError(NetworkError)");
        trace.print("run 40");

        assertThat(trace.text())
                .isEqualTo(
                        """
                        run 40
                            c: connected()
                            s: newConnection()
                            s: acceptError(NetworkError)
                        """);
    }

    @Test
    void joinsReadyReadsAndAddsUpBytesWritten() {
        trace.note("c", "bytesWritten(3)");
        trace.note("c", "bytesWritten(4)");
        trace.note("c", "readyRead()");
        trace.note("c", "readyRead()");
        trace.note("c", "  [c.readAll -> \"x\"]");
        trace.note("c", "readyRead()");
        trace.note("c", "bytesWritten(1)");
        trace.print("run 40");

        assertThat(trace.text())
                .isEqualTo(
                        """
                        run 40
                            c: bytesWritten(7)
                            c: readyRead()
                            c:   [c.readAll -> "x"]
                            c: readyRead()
                            c: bytesWritten(1)
                        """);
    }

    @Test
    void joinsNothingWhenOrdered() {
        trace.setOrdered();
        trace.note("s", "readyRead()");
        trace.note("c", "readyRead()");
        trace.note("c", "readyRead()");
        trace.print("process");

        assertThat(trace.text())
                .isEqualTo(
                        """
                        process
                            s: readyRead()
                            c: readyRead()
                            c: readyRead()
                        """);
    }

    @Test
    void countsNotesAlsoAfterTheyWerePrinted() {
        trace.note("c", "connected()");
        trace.print("run 40");
        trace.note("c", "disconnected()");

        assertThat(trace.noted()).isEqualTo(2);
    }
}
