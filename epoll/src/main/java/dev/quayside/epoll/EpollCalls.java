// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import static dev.quayside.epoll.Linked.result;
import static dev.quayside.epoll.Linked.unexpected;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The system calls of epoll, and its arrays of events: each has a set of conditions and 64 bits for
 * the caller, here two numbers. What is below zero is an error, the negative {@link Errno}.
 */
final class EpollCalls {
    static final int IN = 1;
    static final int OUT = 4;
    static final int ERROR_OR_HANGUP = 0x18;
    static final int ADD = 1;
    static final int DELETE = 2;
    static final int MODIFY = 3;

    /** On x86-64 the kernel packs the structure, as 32-bit programs have it. */
    private static final boolean PACKED = System.getProperty("os.arch").equals("amd64");

    private static final long FIRST_NUMBER = PACKED ? 4 : 8;
    private static final long SECOND_NUMBER = FIRST_NUMBER + 4;
    private static final long EVENT_SIZE = FIRST_NUMBER + 8;

    private static final int EPOLL_CLOEXEC = 02000000;
    private static final int EFD_NONBLOCK_CLOEXEC = 02004000;

    private static final MethodHandle CREATE = Linked.quick("epoll_create1", JAVA_INT, JAVA_INT);
    private static final MethodHandle CONTROL =
            Linked.quick("epoll_ctl", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle LOOK =
            Linked.quick("epoll_wait", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
    private static final MethodHandle WAIT =
            Linked.waiting("epoll_wait", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
    private static final MethodHandle EVENT_DESCRIPTOR =
            Linked.quick("eventfd", JAVA_INT, JAVA_INT, JAVA_INT);

    private EpollCalls() {}

    /** Returns the descriptor of a new epoll. */
    static int create() {
        MemorySegment state = Linked.state();
        try {
            return result((int) CREATE.invokeExact(state, EPOLL_CLOEXEC), state);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** Returns a new descriptor that is ready when 8 bytes, a number, were written to it. */
    static int eventDescriptor() {
        MemorySegment state = Linked.state();
        try {
            return result(
                    (int) EVENT_DESCRIPTOR.invokeExact(state, 0, EFD_NONBLOCK_CLOEXEC), state);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** Makes an event descriptor ready. */
    static void raise(int eventDescriptor) {
        SocketCalls.write(eventDescriptor, MemorySegment.ofArray(new long[] {1}));
    }

    /** Makes an event descriptor ready no more. */
    static void clear(int eventDescriptor) {
        SocketCalls.read(eventDescriptor, MemorySegment.ofArray(new long[1]));
    }

    /**
     * Begins to watch a descriptor, changes for what, or ends it.
     *
     * @param event one event: memory for this call
     */
    static int control(
            int epoll,
            int operation,
            int descriptor,
            MemorySegment event,
            int conditions,
            int first,
            int second) {
        event.set(JAVA_INT_UNALIGNED, 0, conditions);
        event.set(JAVA_INT_UNALIGNED, FIRST_NUMBER, first);
        event.set(JAVA_INT_UNALIGNED, SECOND_NUMBER, second);
        MemorySegment state = Linked.state();
        try {
            return result(
                    (int) CONTROL.invokeExact(state, epoll, operation, descriptor, event), state);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /**
     * Waits for events.
     *
     * @param events what to fill
     * @param millis how long, 0 not at all, -1 for ever
     * @return how many there are
     */
    static int await(int epoll, MemorySegment events, int capacity, int millis) {
        MemorySegment state = Linked.state();
        try {
            if (millis == 0) {
                return result((int) LOOK.invokeExact(state, epoll, events, capacity, 0), state);
            }
            return result((int) WAIT.invokeExact(state, epoll, events, capacity, millis), state);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    // -- the array of events

    static MemorySegment allocate(int count) {
        return Arena.ofAuto().allocate(EVENT_SIZE * count);
    }

    static int conditions(MemorySegment events, int index) {
        return events.get(JAVA_INT_UNALIGNED, index * EVENT_SIZE);
    }

    static int firstNumber(MemorySegment events, int index) {
        return events.get(JAVA_INT_UNALIGNED, index * EVENT_SIZE + FIRST_NUMBER);
    }

    static int secondNumber(MemorySegment events, int index) {
        return events.get(JAVA_INT_UNALIGNED, index * EVENT_SIZE + SECOND_NUMBER);
    }
}
