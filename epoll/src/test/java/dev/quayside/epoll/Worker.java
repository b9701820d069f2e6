// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** A thread that does one thing, while others see whether it waits, and wake it. */
final class Worker<T> {
    private static final int LIMIT_S = 60;

    /** Has a handler of the JVM that does nothing, but ends the wait in the kernel. */
    private static final int SIGPIPE = 13;

    private static final MethodHandle GET_ID = link("gettid", FunctionDescriptor.of(JAVA_INT));
    private static final MethodHandle SIGNAL =
            link("tgkill", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));

    private final FutureTask<T> task;
    private final Thread thread;
    private volatile int id;

    private Worker(Callable<T> work, Thread.Builder builder) {
        task = new FutureTask<>(work);
        thread =
                builder.start(
                        () -> {
                            id = call(GET_ID);
                            task.run();
                        });
    }

    static <T> Worker<T> start(Callable<T> work) {
        return new Worker<>(work, Thread.ofPlatform().daemon());
    }

    static <T> Worker<T> startVirtual(Callable<T> work) {
        return new Worker<>(work, Thread.ofVirtual());
    }

    private static MethodHandle link(String name, FunctionDescriptor type) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), type);
    }

    private static int call(MethodHandle handle, Object... arguments) {
        try {
            return (int) handle.invokeWithArguments(arguments);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    /** Returns when the thread sleeps in the kernel, called there by native code, or is parked. */
    Worker<T> untilItWaits() {
        while (!task.isDone() && !waits()) {
            Thread.onSpinWait();
        }
        return this;
    }

    private boolean waits() {
        return switch (thread.getState()) {
            case RUNNABLE -> sleeps();
            case WAITING -> true;
            default -> false;
        };
    }

    private boolean sleeps() {
        try {
            String state = Files.readString(Path.of("/proc/self/task/" + id + "/stat"));
            return id != 0 && state.startsWith("S", state.lastIndexOf(')') + 2);
        } catch (NoSuchFileException e) {
            return false; // not begun, or over
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void interrupt() {
        thread.interrupt();
    }

    /** Lets a signal end the system call in which the thread waits. */
    void signal() {
        call(SIGNAL, (int) ProcessHandle.current().pid(), id, SIGPIPE);
    }

    boolean isDone() {
        return task.isDone();
    }

    boolean isInterrupted() {
        return thread.isInterrupted();
    }

    T result() throws Exception {
        return task.get(LIMIT_S, TimeUnit.SECONDS);
    }

    /** Returns what the work threw, null if nothing. */
    Throwable failure() throws Exception {
        try {
            result();
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }
}
