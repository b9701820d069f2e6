// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.compare;

/**
 * What the load generator says of one measured window. The names are those of its JSON.
 *
 * @param seconds how long it was
 * @param operations messages answered, or connections served; 0 for a stream
 * @param bytes that came back
 * @param failures connections that were lost
 * @param serverCpuSeconds CPU time of the server, in user and system mode
 * @param ownCpuSeconds CPU time of the load generator
 * @param machineBusySeconds CPU time of everything on the machine
 * @param machineStolenSeconds CPU time that the host gave to others
 * @param p50Micros median time to an answer
 * @param p99Micros the same for 99 of 100 answers
 * @param error why there is no measurement, or null
 */
record Window(
        double seconds,
        long operations,
        long bytes,
        long failures,
        double serverCpuSeconds,
        double ownCpuSeconds,
        double machineBusySeconds,
        double machineStolenSeconds,
        double p50Micros,
        double p99Micros,
        String error) {
    private static final double MEBIBYTE = 1024 * 1024;

    static Window failed(String error) {
        return new Window(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, error);
    }

    /** Whether it can be compared: a window in which nothing was done has no cost per operation. */
    boolean isGood(Load.Unit unit) {
        return error == null && seconds > 0 && units(unit) > 0 && serverCpuSeconds > 0;
    }

    double units(Load.Unit unit) {
        return unit == Load.Unit.MEBIBYTE ? bytes / MEBIBYTE : operations;
    }

    double perSecond(Load.Unit unit) {
        return units(unit) / seconds;
    }

    /** The server's CPU time for one message or mebibyte, in microseconds. */
    double serverMicros(Load.Unit unit) {
        return serverCpuSeconds * 1e6 / units(unit);
    }

    /** CPU time that neither the server nor the load generator had, as a share of one processor. */
    double disturbance() {
        double others = machineBusySeconds - serverCpuSeconds - ownCpuSeconds;
        return (Math.max(0, others) + machineStolenSeconds) / seconds;
    }
}
