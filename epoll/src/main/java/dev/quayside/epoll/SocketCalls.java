// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import static dev.quayside.epoll.Linked.quick;
import static dev.quayside.epoll.Linked.result;
import static dev.quayside.epoll.Linked.unexpected;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The system calls for sockets. All sockets are non-blocking. What is below zero is an error, the
 * negative {@link Errno}.
 */
final class SocketCalls {
    static final int AF_INET = 2;
    static final int AF_INET6 = 10;
    static final int POLLIN = 1;
    static final int POLLOUT = 4;
    static final int SHUT_RD = 0;
    static final int SHUT_WR = 1;
    static final int SHUT_RDWR = 2;

    private static final int AF_UNIX = 1;
    static final int SOCK_STREAM = 1;
    private static final int SOCK_NONBLOCK = 04000;
    private static final int SOCK_CLOEXEC = 02000000;
    private static final int F_GETFL = 3;
    private static final int F_SETFL = 4;
    private static final int F_DUPFD_CLOEXEC = 1030;
    private static final int O_NONBLOCK = 04000;
    private static final int MSG_OOB = 1;
    private static final long FIONREAD = 0x541B;

    // The C library's own read and write let their thread be cancelled, of which it keeps a note in
    // programs with several threads: 20 ns a call, of some 300. So these go to the kernel directly.
    private static final boolean X86 = System.getProperty("os.arch").equals("amd64");
    private static final long READ = X86 ? 0 : 63;
    private static final long WRITE = X86 ? 1 : 64;

    private static final MethodHandle SOCKET =
            quick("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle PAIR =
            quick("socketpair", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle BIND = quick("bind", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle LISTEN = quick("listen", JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle CONNECT =
            quick("connect", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle ACCEPT =
            quick("accept4", JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
    private static final MethodHandle SHUTDOWN = quick("shutdown", JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle GET_NAME =
            quick("getsockname", JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
    private static final MethodHandle GET_PEER =
            quick("getpeername", JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
    private static final MethodHandle GET_OPTION =
            quick("getsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
    private static final MethodHandle SET_OPTION =
            quick("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle READ_OR_WRITE =
            Linked.variadic("syscall", 1, JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle WRITE_VECTOR =
            quick("writev", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle SEND =
            quick("send", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private static final MethodHandle CONTROL =
            Linked.variadic("fcntl", 2, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle AVAILABLE =
            Linked.variadic("ioctl", 2, JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS);
    private static final MethodHandle POLL =
            Linked.waiting("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private static final MethodHandle CLOSE = Linked.waiting("close", JAVA_INT, JAVA_INT);

    private SocketCalls() {}

    /** Opens a TCP socket; returns its descriptor. */
    static int socket(int family) {
        MemorySegment state = Linked.state();
        try {
            return result(
                    (int)
                            SOCKET.invokeExact(
                                    state, family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0),
                    state);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** Opens two sockets that are connected with each other. */
    static int pair(int[] descriptors) {
        MemorySegment state = Linked.state();
        MemorySegment both = MemorySegment.ofArray(descriptors);
        int type = SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC;
        try {
            return result((int) PAIR.invokeExact(state, AF_UNIX, type, 0, both), state);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    static int bind(int descriptor, byte[] address) {
        return give(BIND, descriptor, address);
    }

    static int listen(int descriptor, int backlog) {
        return tell(LISTEN, descriptor, backlog);
    }

    /** Starts to connect: usually EINPROGRESS. */
    static int connect(int descriptor, byte[] address) {
        return give(CONNECT, descriptor, address);
    }

    private static int give(MethodHandle call, int descriptor, byte[] address) {
        MemorySegment state = Linked.state();
        MemorySegment given = MemorySegment.ofArray(address);
        try {
            return result((int) call.invokeExact(state, descriptor, given, address.length), state);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    private static int tell(MethodHandle call, int descriptor, int number) {
        MemorySegment state = Linked.state();
        try {
            return result((int) call.invokeExact(state, descriptor, number), state);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /**
     * Accepts a connection; returns its descriptor.
     *
     * @param peer is filled with the address that it comes from
     */
    static int accept(int descriptor, byte[] peer) {
        MemorySegment state = Linked.state();
        MemorySegment address = MemorySegment.ofArray(peer);
        MemorySegment length = MemorySegment.ofArray(new int[] {peer.length});
        try {
            return result(
                    (int)
                            ACCEPT.invokeExact(
                                    state,
                                    descriptor,
                                    address,
                                    length,
                                    SOCK_NONBLOCK | SOCK_CLOEXEC),
                    state);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    static int shutdown(int descriptor, int how) {
        return tell(SHUTDOWN, descriptor, how);
    }

    /** Fills in the address of the own end. */
    static int localAddress(int descriptor, byte[] address) {
        return ask(GET_NAME, descriptor, address);
    }

    /** Fills in the address of the other end. */
    static int peerAddress(int descriptor, byte[] address) {
        return ask(GET_PEER, descriptor, address);
    }

    private static int ask(MethodHandle call, int descriptor, byte[] address) {
        MemorySegment state = Linked.state();
        MemorySegment filled = MemorySegment.ofArray(address);
        MemorySegment length = MemorySegment.ofArray(new int[] {address.length});
        try {
            return result((int) call.invokeExact(state, descriptor, filled, length), state);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** Fills in the value of an option: one number, or two. */
    static int getOption(int descriptor, int level, int name, int[] value) {
        MemorySegment state = Linked.state();
        MemorySegment length = MemorySegment.ofArray(new int[] {value.length * Integer.BYTES});
        try {
            return result(
                    (int)
                            GET_OPTION.invokeExact(
                                    state,
                                    descriptor,
                                    level,
                                    name,
                                    MemorySegment.ofArray(value),
                                    length),
                    state);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** Sets an option to one number, or two. */
    static int setOption(int descriptor, int level, int name, int... value) {
        MemorySegment state = Linked.state();
        try {
            return result(
                    (int)
                            SET_OPTION.invokeExact(
                                    state,
                                    descriptor,
                                    level,
                                    name,
                                    MemorySegment.ofArray(value),
                                    value.length * Integer.BYTES),
                    state);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** Reads into memory of any kind; 0 is the end of the stream. */
    static long read(int descriptor, MemorySegment into) {
        return move(READ, descriptor, into);
    }

    /** Writes from memory of any kind. */
    static long write(int descriptor, MemorySegment from) {
        return move(WRITE, descriptor, from);
    }

    private static long move(long call, int descriptor, MemorySegment memory) {
        MemorySegment state = Linked.state();
        long size = memory.byteSize();
        try {
            return result(
                    (long) READ_OR_WRITE.invokeExact(state, call, descriptor, memory, size), state);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** Writes what an array of {@code struct iovec} refers to. */
    static long writeVector(int descriptor, MemorySegment vector, int count) {
        MemorySegment state = Linked.state();
        try {
            return result((long) WRITE_VECTOR.invokeExact(state, descriptor, vector, count), state);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** Sends urgent data. */
    static long sendUrgent(int descriptor, byte[] data) {
        MemorySegment state = Linked.state();
        try {
            return result(
                    (long)
                            SEND.invokeExact(
                                    state,
                                    descriptor,
                                    MemorySegment.ofArray(data),
                                    (long) data.length,
                                    MSG_OOB),
                    state);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** Returns how many bytes can be read. */
    static int available(int descriptor) {
        MemorySegment state = Linked.state();
        int[] count = new int[1];
        try {
            int error =
                    result(
                            (int)
                                    AVAILABLE.invokeExact(
                                            state,
                                            descriptor,
                                            FIONREAD,
                                            MemorySegment.ofArray(count)),
                            state);
            return error < 0 ? error : count[0];
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** Returns another descriptor of the same socket, which is non-blocking from now on. */
    static int duplicate(int descriptor) {
        int copy = control(descriptor, F_DUPFD_CLOEXEC, 0);
        if (copy >= 0) {
            control(copy, F_SETFL, control(copy, F_GETFL, 0) | O_NONBLOCK);
        }
        return copy;
    }

    private static int control(int descriptor, int command, int value) {
        MemorySegment state = Linked.state();
        try {
            return result((int) CONTROL.invokeExact(state, descriptor, command, value), state);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /**
     * Waits until a descriptor is ready.
     *
     * @param polled an array of {@code struct pollfd}
     * @param millis how long, -1 for ever
     * @return how many are ready
     */
    static int poll(MemorySegment polled, long count, int millis) {
        MemorySegment state = Linked.state();
        try {
            return result((int) POLL.invokeExact(state, polled, count, millis), state);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** Closes; with SO_LINGER that may take its time. */
    static int close(int descriptor) {
        MemorySegment state = Linked.state();
        try {
            return result((int) CLOSE.invokeExact(state, descriptor), state);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }
}
