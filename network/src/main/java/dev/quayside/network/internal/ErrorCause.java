// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

import java.nio.channels.ClosedChannelException;
import java.nio.channels.NotYetConnectedException;
import java.util.Locale;
import java.util.Map;

/**
 * Why the system refused a call: its error number, which Java keeps to itself. It is read off the
 * system's text, as long as that is English; a text in another language is UNRECOGNISED, and {@link
 * SocketErrors} then decides by what can be seen from outside.
 */
enum ErrorCause {
    ABORTED,
    ADDRESS_IN_USE,
    ADDRESS_NOT_AVAILABLE,
    BROKEN_PIPE,
    CLOSED,
    HOST_UNREACHABLE,
    INVALID,
    NETWORK_UNREACHABLE,
    NO_ACCESS,
    NO_RESOURCES,
    NOT_CONNECTED,
    NOT_PERMITTED,
    REFUSED,
    RESET,
    TIMED_OUT,
    UNSUPPORTED,
    /** Known, and none of the others. */
    OTHER,
    UNRECOGNISED;

    /**
     * glibc, musl, macOS and the BSDs, Java's own table for Windows, and Windows; in lower case.
     */
    private static final Map<String, ErrorCause> TEXTS =
            Map.ofEntries(
                    Map.entry("address already in use", ADDRESS_IN_USE),
                    Map.entry("address in use", ADDRESS_IN_USE),
                    Map.entry("cannot assign requested address", ADDRESS_NOT_AVAILABLE),
                    Map.entry("can't assign requested address", ADDRESS_NOT_AVAILABLE),
                    Map.entry("address not available", ADDRESS_NOT_AVAILABLE),
                    Map.entry("permission denied", NO_ACCESS),
                    Map.entry("operation not permitted", NOT_PERMITTED),
                    Map.entry("connection refused", REFUSED),
                    Map.entry("connection timed out", TIMED_OUT),
                    Map.entry("operation timed out", TIMED_OUT),
                    Map.entry("network is unreachable", NETWORK_UNREACHABLE),
                    Map.entry("network unreachable", NETWORK_UNREACHABLE),
                    Map.entry("no route to host", HOST_UNREACHABLE),
                    Map.entry("host is unreachable", HOST_UNREACHABLE),
                    Map.entry("connection reset", RESET),
                    Map.entry("connection reset by peer", RESET),
                    Map.entry(
                            "an existing connection was forcibly closed by the remote host", RESET),
                    Map.entry("broken pipe", BROKEN_PIPE),
                    Map.entry("software caused connection abort", ABORTED),
                    Map.entry("connection aborted", ABORTED),
                    Map.entry(
                            "an established connection was aborted by the software in your host"
                                    + " machine",
                            ABORTED),
                    Map.entry("too many open files", NO_RESOURCES),
                    Map.entry("too many open files in system", NO_RESOURCES),
                    Map.entry("no file descriptors available", NO_RESOURCES),
                    Map.entry("cannot allocate memory", NO_RESOURCES),
                    Map.entry("out of memory", NO_RESOURCES),
                    Map.entry("no buffer space available", NO_RESOURCES),
                    Map.entry(
                            "no buffer space available (maximum connections reached?)",
                            NO_RESOURCES),
                    Map.entry("invalid argument", INVALID),
                    Map.entry("protocol error", UNSUPPORTED),
                    Map.entry("protocol not supported", UNSUPPORTED),
                    Map.entry("address family not supported by protocol", UNSUPPORTED),
                    Map.entry("address family not supported by protocol family", UNSUPPORTED),
                    Map.entry("bad file descriptor", CLOSED),
                    Map.entry("socket is not connected", NOT_CONNECTED),
                    Map.entry("transport endpoint is not connected", NOT_CONNECTED),
                    Map.entry("connection reset by network", OTHER),
                    Map.entry("host is down", OTHER),
                    Map.entry("input/output error", OTHER),
                    Map.entry("i/o error", OTHER),
                    Map.entry("network dropped connection on reset", OTHER),
                    Map.entry("network is down", OTHER));

    /** Finds the cause of an exception that a channel threw. */
    static ErrorCause of(Exception e) {
        if (e instanceof ClosedChannelException) {
            return CLOSED;
        }
        if (e instanceof NotYetConnectedException) {
            return NOT_CONNECTED;
        }
        if (e instanceof UnsupportedOperationException) {
            return UNSUPPORTED;
        }
        return e.getMessage() == null ? UNRECOGNISED : ofText(e.getMessage());
    }

    private static ErrorCause ofText(String message) {
        // the root locale: a Turkish one has another small I
        String text = message.toLowerCase(Locale.ROOT).strip();
        ErrorCause cause = TEXTS.get(text);
        // Java for Windows puts the call behind it: "Address already in use: bind"
        for (int colon = text.length();
                cause == null && (colon = text.lastIndexOf(':', colon - 1)) > 0; ) {
            cause = TEXTS.get(text.substring(0, colon));
        }
        return cause == null ? UNRECOGNISED : cause;
    }
}
