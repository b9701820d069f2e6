// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Links functions of the C library, and keeps what they leave in {@code errno}: the first argument
 * of every handle is the {@link #state} of the thread.
 */
final class Linked {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final long ERRNO =
            STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));

    private static final ThreadLocal<MemorySegment> OF_THREAD =
            ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(STATE));

    private Linked() {}

    /**
     * Links a function that never waits. The JVM is not told that the thread is away, which also
     * lets it pass Java's own arrays.
     */
    static MethodHandle quick(String name, MemoryLayout result, MemoryLayout... arguments) {
        return link(name, result, arguments, Linker.Option.critical(true));
    }

    /** As {@link #quick}, a function with a variable number of arguments behind the fixed ones. */
    static MethodHandle variadic(
            String name, int fixed, MemoryLayout result, MemoryLayout... arguments) {
        return link(
                name,
                result,
                arguments,
                Linker.Option.critical(true),
                Linker.Option.firstVariadicArg(fixed));
    }

    /** Links a function that may wait: it takes no arrays. */
    static MethodHandle waiting(String name, MemoryLayout result, MemoryLayout... arguments) {
        return link(name, result, arguments);
    }

    private static MethodHandle link(
            String name, MemoryLayout result, MemoryLayout[] arguments, Linker.Option... options) {
        List<Linker.Option> all = new ArrayList<>(Arrays.asList(options));
        all.add(Linker.Option.captureCallState("errno"));
        return LINKER.downcallHandle(
                LINKER.defaultLookup().find(name).orElseThrow(() -> new UnsatisfiedLinkError(name)),
                FunctionDescriptor.of(result, arguments),
                all.toArray(Linker.Option[]::new));
    }

    /** Returns where this thread's calls leave errno. */
    static MemorySegment state() {
        return OF_THREAD.get();
    }

    /** As the kernel itself does: what is below zero is an error, the negative {@link Errno}. */
    static int result(int result, MemorySegment state) {
        return result >= 0 ? result : -state.get(JAVA_INT, ERRNO);
    }

    /** As {@link #result(int, MemorySegment)}. */
    static long result(long result, MemorySegment state) {
        return result >= 0 ? result : -state.get(JAVA_INT, ERRNO);
    }

    /** A handle throws nothing of its own, but the compiler does not know. */
    static RuntimeException unexpected(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException runtime
                ? runtime
                : new IllegalStateException(thrown);
    }
}
