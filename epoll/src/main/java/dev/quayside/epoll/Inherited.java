// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.net.InetSocketAddress;
import java.nio.channels.Channel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The socket with which the program was started. */
final class Inherited {
    private static final int STANDARD_INPUT = 0;
    private static final int STANDARD_ERROR = 2;
    private static final int O_RDWR_CLOEXEC = 02000002;
    private static final byte[] NOTHING = "/dev/null\0".getBytes(StandardCharsets.US_ASCII);

    private static final MethodHandle OPEN =
            Linked.variadic("open", 2, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle REPLACE = Linked.quick("dup2", JAVA_INT, JAVA_INT, JAVA_INT);

    private static boolean asked;
    private static Channel channel;

    private Inherited() {}

    /** Returns the channel, always the same; null if there is none. */
    static synchronized Channel channel(EpollSelectorProvider provider) throws IOException {
        if (!asked) {
            channel = adopt(provider);
            asked = true;
        }
        return channel;
    }

    private static Channel adopt(EpollSelectorProvider provider) throws IOException {
        byte[] own = SocketAddressBytes.empty();
        if (option(SocketOptionTable.SO_TYPE) != SocketCalls.SOCK_STREAM
                || SocketCalls.localAddress(STANDARD_INPUT, own) < 0) {
            return null; // a terminal, a file, a datagram socket
        }
        int family = SocketAddressBytes.family(own);
        boolean ipv6 = family == SocketCalls.AF_INET6;
        if (!ipv6 && family != SocketCalls.AF_INET) {
            return null;
        }
        byte[] peer = SocketAddressBytes.empty();
        boolean connected = SocketCalls.peerAddress(STANDARD_INPUT, peer) == 0;
        if (!connected && option(SocketOptionTable.SO_ACCEPTCONN) != 1) {
            return null;
        }
        int number = Descriptor.check(SocketCalls.duplicate(STANDARD_INPUT));
        Descriptor descriptor = new SharedDescriptor(number);
        detachStandardStreams();
        InetSocketAddress local = SocketAddressBytes.toJava(own);
        return connected
                ? new EpollSocketChannel(provider, descriptor, ipv6, local, peer)
                : new EpollServerSocketChannel(provider, descriptor, ipv6, local);
    }

    private static int option(int name) {
        int[] value = new int[1];
        int result =
                SocketCalls.getOption(STANDARD_INPUT, SocketOptionTable.SOL_SOCKET, name, value);
        return result < 0 ? result : value[0];
    }

    /**
     * Opens nothing in place of those that are this socket: as long as it has another descriptor,
     * closing the channel neither ends the connection nor takes it from a selector's list.
     */
    private static void detachStandardStreams() throws IOException {
        int nothing = Descriptor.check(open(NOTHING, O_RDWR_CLOEXEC));
        try {
            int[] inherited = identity(STANDARD_INPUT);
            for (int stream = STANDARD_INPUT; stream <= STANDARD_ERROR; stream++) {
                if (Arrays.equals(identity(stream), inherited)) {
                    Descriptor.check(replace(nothing, stream));
                }
            }
        } finally {
            SocketCalls.close(nothing);
        }
    }

    /** Returns the kernel's number for a socket; null if it is none. */
    private static int[] identity(int stream) {
        int[] cookie = new int[2];
        int result =
                SocketCalls.getOption(
                        stream, SocketOptionTable.SOL_SOCKET, SocketOptionTable.SO_COOKIE, cookie);
        return result < 0 ? null : cookie;
    }

    private static int open(byte[] path, int flags) {
        MemorySegment state = Linked.state();
        MemorySegment name = MemorySegment.ofArray(path);
        try {
            return Linked.result((int) OPEN.invokeExact(state, name, flags), state);
        } catch (Throwable t) {
            throw Linked.unexpected(t);
        }
    }

    private static int replace(int by, int descriptor) {
        MemorySegment state = Linked.state();
        try {
            return Linked.result((int) REPLACE.invokeExact(state, by, descriptor), state);
        } catch (Throwable t) {
            throw Linked.unexpected(t);
        }
    }
}
