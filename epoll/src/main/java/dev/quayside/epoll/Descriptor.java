// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/**
 * A socket of the kernel, which any thread may use and any thread may close. Its number is given
 * back when nobody uses it any more: the kernel gives it to the next socket, which the others must
 * not take for theirs.
 *
 * <pre>
 *   int number = descriptor.enter();      // throws when it is closed
 *   try {
 *       ... a system call
 *   } finally {
 *       descriptor.leave();
 *   }
 * </pre>
 */
sealed class Descriptor permits SharedDescriptor {
    private static final AtomicIntegerFieldUpdater<Descriptor> USES =
            AtomicIntegerFieldUpdater.newUpdater(Descriptor.class, "uses");

    /** Added to the uses when it is closed: so they are negative from then on. */
    private static final int CLOSED = Integer.MIN_VALUE;

    /** Instead of no uses and closed, when the number has been given back. */
    private static final int GONE = CLOSED / 2;

    private static final long POLL_EVENTS = 4;
    private static final long POLL_SIZE = 8;

    private final int number;
    private volatile int uses;

    Descriptor(int number) {
        this.number = number;
    }

    /** Makes a descriptor, or throws if the number is an error. */
    static Descriptor of(int numberOrError) throws IOException {
        return new Descriptor(check(numberOrError));
    }

    /** Returns a result that is not an error. */
    static int check(int result) throws IOException {
        if (result < 0) {
            throw Errno.exception(-result);
        }
        return result;
    }

    /** Begins a use; returns the number. */
    int enter() throws ClosedChannelException {
        if (!tryEnter()) {
            throw new ClosedChannelException();
        }
        return number;
    }

    /** Begins a use; returns false if it is closed. */
    boolean tryEnter() {
        if (USES.getAndIncrement(this) >= 0) {
            return true;
        }
        leave();
        return false;
    }

    /** The number, for who has entered, or compares. */
    int number() {
        return number;
    }

    /** Ends a use. */
    void leave() {
        if (USES.decrementAndGet(this) == CLOSED) {
            giveBack();
        }
    }

    /** Closes once; whoever waits with it is woken. */
    void close() {
        int before;
        do {
            before = uses;
            if (before < 0) {
                return;
            }
        } while (!USES.compareAndSet(this, before, before + CLOSED));
        if (before == 0) {
            giveBack();
        } else {
            wake();
        }
    }

    /** Ends the waits of others, who then see that it is closed. */
    void wake() {
        SocketCalls.shutdown(number, SocketCalls.SHUT_RDWR);
    }

    /** Who comes too late, and leaves again at once, may be the last one too. */
    private void giveBack() {
        if (USES.compareAndSet(this, CLOSED, GONE)) {
            SocketCalls.close(number);
        }
    }

    // -- calls for both kinds of sockets ----------------------------------------------------------

    /** Returns the address of the own end; null if it has none yet. */
    InetSocketAddress localAddress() throws IOException {
        byte[] address = SocketAddressBytes.empty();
        int descriptor = enter();
        try {
            check(SocketCalls.localAddress(descriptor, address));
        } finally {
            leave();
        }
        return SocketAddressBytes.port(address) == 0 ? null : SocketAddressBytes.toJava(address);
    }

    void bind(byte[] address) throws IOException {
        int descriptor = enter();
        try {
            check(SocketCalls.bind(descriptor, address));
        } finally {
            leave();
        }
    }

    int[] option(int level, int name, int numbers) throws IOException {
        int[] value = new int[numbers];
        int descriptor = enter();
        try {
            check(SocketCalls.getOption(descriptor, level, name, value));
        } finally {
            leave();
        }
        return value;
    }

    void setOption(int level, int name, int... value) throws IOException {
        int descriptor = enter();
        try {
            check(SocketCalls.setOption(descriptor, level, name, value));
        } finally {
            leave();
        }
    }

    /**
     * Waits until the socket is ready, or closed by another thread, or a signal comes.
     *
     * @param conditions POLLIN or POLLOUT
     * @param millis how long, 0 not at all, -1 for ever
     * @return whether it is
     */
    boolean await(int conditions, int millis) throws IOException {
        int descriptor = enter();
        try {
            return poll(millis, descriptor, conditions);
        } finally {
            leave();
        }
    }

    /** Waits for one of several descriptors, each followed by its conditions. */
    static boolean poll(int millis, int... descriptorsAndConditions) throws IOException {
        int count = descriptorsAndConditions.length / 2;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment polled = arena.allocate(POLL_SIZE * count, JAVA_INT.byteAlignment());
            for (int i = 0; i < count; i++) {
                int conditions = descriptorsAndConditions[2 * i + 1];
                polled.set(JAVA_INT, POLL_SIZE * i, descriptorsAndConditions[2 * i]);
                polled.set(JAVA_SHORT, POLL_SIZE * i + POLL_EVENTS, (short) conditions);
            }
            int ready = SocketCalls.poll(polled, count, millis);
            return ready != -Errno.EINTR && check(ready) > 0;
        }
    }
}
