// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Linux's error numbers, and the exceptions that {@code java.nio} throws for them. */
final class Errno {
    static final int EINTR = 4;
    static final int EAGAIN = 11;
    static final int EACCES = 13;
    static final int EPROTO = 71;
    static final int EAFNOSUPPORT = 97;
    static final int EADDRINUSE = 98;
    static final int EADDRNOTAVAIL = 99;
    static final int ECONNABORTED = 103;
    static final int ECONNRESET = 104;
    static final int ENOTCONN = 107;
    static final int ETIMEDOUT = 110;
    static final int ECONNREFUSED = 111;
    static final int EHOSTUNREACH = 113;
    static final int EINPROGRESS = 115;

    private static final MethodHandle TEXT =
            Linker.nativeLinker()
                    .downcallHandle(
                            Linker.nativeLinker().defaultLookup().find("strerror").orElseThrow(),
                            FunctionDescriptor.of(ADDRESS, JAVA_INT));

    private static final int LONGEST_TEXT = 256;

    private Errno() {}

    /**
     * A peer that resets its connection is nothing out of the ordinary: a server may see thousands
     * a second, and what called it is of no interest, while to find it out takes longer than
     * accepting the connection did.
     */
    private static final class ConnectionReset extends SocketException {
        private static final long serialVersionUID = 1;

        ConnectionReset() {
            super("Connection reset");
        }

        @Override
        public Throwable fillInStackTrace() {
            return this;
        }
    }

    /** Makes the exception for a read that failed. */
    static IOException onRead(int errno) {
        return errno == ECONNRESET ? new ConnectionReset() : exception(errno);
    }

    /** Makes the exception for a call that failed. */
    static IOException exception(int errno) {
        String text = text(errno);
        return switch (errno) {
            case ECONNREFUSED, ETIMEDOUT, ENOTCONN -> new ConnectException(text);
            case EHOSTUNREACH -> new NoRouteToHostException(text);
            case EADDRINUSE, EADDRNOTAVAIL, EACCES -> new BindException(text);
            case EPROTO -> new ProtocolException(text);
            default -> new SocketException(text);
        };
    }

    private static String text(int errno) {
        try {
            MemorySegment text = (MemorySegment) TEXT.invokeExact(errno);
            return text.reinterpret(LONGEST_TEXT).getString(0, StandardCharsets.UTF_8);
        } catch (Throwable t) {
            throw Linked.unexpected(t);
        }
    }
}
