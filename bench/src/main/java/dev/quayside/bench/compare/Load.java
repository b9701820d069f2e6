// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.compare;

import java.util.List;

/** What the load generator does to every server. */
enum Load {
    PINGPONG_1("1 connection", Unit.MESSAGE, 0, "pingpong", "-c", "1"),
    PINGPONG_64("64 connections", Unit.MESSAGE, 0, "pingpong", "-c", "64"),
    PIPELINE("pipelined", Unit.MESSAGE, 0, "pipeline", "-c", "16", "-P", "32"),
    STREAM("stream", Unit.MEBIBYTE, 0, "stream", "-c", "4"),
    CHURN("connect and close", Unit.MESSAGE, 0, "churn", "-c", "16"),
    IDLE_5000("64 + 5,000 idle", Unit.MESSAGE, 5_000, "pingpong", "-c", "64"),
    IDLE_19000("64 + 19,000 idle", Unit.MESSAGE, 19_000, "pingpong", "-c", "64");

    /** What the cost of a load is counted for. */
    enum Unit {
        MESSAGE,
        MEBIBYTE
    }

    final String title;
    final Unit unit;

    /** Connections that are held open beside the ones that work. */
    final int idle;

    /** For the load generator. */
    final List<String> arguments;

    Load(String title, Unit unit, int idle, String... arguments) {
        this.title = title;
        this.unit = unit;
        this.idle = idle;
        this.arguments = List.of(arguments);
    }
}
