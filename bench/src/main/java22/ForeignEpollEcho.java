// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The C epoll server once more in Java, by the foreign-function API: what an engine without
 * java.nio could give. Linux on x86-64, where an epoll_event has 12 bytes; needs JDK 22.
 *
 * <p>Only a prototype: of what goes wrong it knows that a peer is gone.
 */
public final class ForeignEpollEcho {
    private static final int AF_INET = 2;
    private static final int SOCK_STREAM = 1;
    private static final int SOL_SOCKET = 1;
    private static final int SO_REUSEADDR = 2;
    private static final int IPPROTO_TCP = 6;
    private static final int TCP_NODELAY = 1;
    private static final int NON_BLOCKING = 04000;
    private static final int CLOSE_ON_EXEC = 02000000;
    private static final int EPOLLIN = 1;
    private static final int EPOLL_CTL_ADD = 1;
    private static final short POLLOUT = 4;
    private static final int POLLERR_OR_HUP = 0x18;
    private static final int EVENT = 12;
    private static final int EVENTS = 1024;
    private static final int BUFFER = 256 * 1024;

    private static final MethodHandle SOCKET = function("socket", JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle BIND = function("bind", JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle LISTEN = function("listen", JAVA_INT, JAVA_INT);
    private static final MethodHandle ACCEPT =
            quick("accept4", JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
    private static final MethodHandle SET_OPTION =
            function("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle EPOLL = function("epoll_create1", JAVA_INT);
    private static final MethodHandle WATCH =
            quick("epoll_ctl", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle EPOLL_WAIT =
            function("epoll_wait", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
    private static final MethodHandle POLL = function("poll", ADDRESS, JAVA_LONG, JAVA_INT);
    private static final MethodHandle READ = quick("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle WRITE =
            quick("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle CLOSE = function("close", JAVA_INT);

    private final MemorySegment one = Arena.global().allocateFrom(JAVA_INT, 1);
    private final MemorySegment event = Arena.global().allocate(EVENT);
    private final MemorySegment polled = Arena.global().allocate(8);
    private final MemorySegment buffer = Arena.global().allocate(BUFFER);
    private final int listener;
    private final int epoll;

    private ForeignEpollEcho(int port) throws Throwable {
        listener = (int) SOCKET.invokeExact(AF_INET, SOCK_STREAM | NON_BLOCKING | CLOSE_ON_EXEC, 0);
        setOption(listener, SOL_SOCKET, SO_REUSEADDR);
        MemorySegment address = Arena.global().allocate(16);
        address.set(JAVA_SHORT, 0, (short) AF_INET);
        address.set(JAVA_BYTE, 2, (byte) (port >> 8));
        address.set(JAVA_BYTE, 3, (byte) port);
        address.set(JAVA_BYTE, 4, (byte) 127);
        address.set(JAVA_BYTE, 7, (byte) 1);
        if ((int) BIND.invokeExact(listener, address, 16) != 0
                || (int) LISTEN.invokeExact(listener, 4096) != 0) {
            throw new IllegalStateException("Cannot listen on port " + port);
        }
        epoll = (int) EPOLL.invokeExact(0);
        watch(listener);
    }

    /** @param args the port of 127.0.0.1 */
    public static void main(String[] args) throws Throwable {
        new ForeignEpollEcho(Integer.parseInt(args[0])).serve();
    }

    /** A call that may wait: the JVM is told that the thread is away. */
    private static MethodHandle function(String name, MemoryLayout... arguments) {
        return link(name, JAVA_INT, arguments);
    }

    /** A call that returns at once, so that the JVM need not be told. */
    private static MethodHandle quick(
            String name, MemoryLayout result, MemoryLayout... arguments) {
        return link(name, result, arguments, Linker.Option.critical(false));
    }

    private static MethodHandle link(
            String name, MemoryLayout result, MemoryLayout[] arguments, Linker.Option... options) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().find(name).orElseThrow(),
                FunctionDescriptor.of(result, arguments),
                options);
    }

    private void serve() throws Throwable {
        MemorySegment events = Arena.global().allocate(EVENT * EVENTS);
        while (true) {
            int ready = (int) EPOLL_WAIT.invokeExact(epoll, events, EVENTS, -1);
            for (int i = 0; i < ready; i++) {
                int descriptor = events.get(JAVA_INT_UNALIGNED, (long) i * EVENT + 4);
                if (descriptor == listener) {
                    acceptAll();
                } else {
                    echo(descriptor);
                }
            }
        }
    }

    private void acceptAll() throws Throwable {
        MemorySegment none = MemorySegment.NULL;
        while (true) {
            int c = (int) ACCEPT.invokeExact(listener, none, none, NON_BLOCKING | CLOSE_ON_EXEC);
            if (c < 0) {
                return;
            }
            setOption(c, IPPROTO_TCP, TCP_NODELAY);
            watch(c);
        }
    }

    private void echo(int descriptor) throws Throwable {
        long got = (long) READ.invokeExact(descriptor, buffer, (long) BUFFER);
        if (got <= 0) {
            int closed = (int) CLOSE.invokeExact(descriptor);
            return;
        }
        for (long done = 0; done < got; ) {
            long written = (long) WRITE.invokeExact(descriptor, buffer.asSlice(done), got - done);
            if (written > 0) {
                done += written;
            } else if (isGone(descriptor)) {
                return;
            }
        }
    }

    /** Waits until the peer has room. */
    private boolean isGone(int descriptor) throws Throwable {
        polled.set(JAVA_INT, 0, descriptor);
        polled.set(JAVA_INT, 4, POLLOUT); // and nothing has happened yet
        int ready = (int) POLL.invokeExact(polled, 1L, 1000);
        return (polled.get(JAVA_SHORT, 6) & POLLERR_OR_HUP) != 0;
    }

    private void setOption(int descriptor, int level, int name) throws Throwable {
        int refused = (int) SET_OPTION.invokeExact(descriptor, level, name, one, 4);
    }

    private void watch(int descriptor) throws Throwable {
        event.set(JAVA_INT_UNALIGNED, 0, EPOLLIN);
        event.set(JAVA_INT_UNALIGNED, 4, descriptor);
        int refused = (int) WATCH.invokeExact(epoll, EPOLL_CTL_ADD, descriptor, event);
    }
}
