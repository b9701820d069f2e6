// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;

/** A running thread with an event loop, in which a test does what it likes. */
final class Worker extends QThread implements AutoCloseable {
    private static final int LIMIT_MS = 100_000;

    private final QObject inside = new QObject();

    Worker() {
        inside.moveToThread(this);
        start();
    }

    /** Runs something in the thread and waits for it; an error comes back to the caller. */
    void run(Slot0 task) throws Exception {
        call(
                () -> {
                    task.call();
                    return null;
                });
    }

    <T> T call(Callable<T> task) throws Exception {
        Outcome<T> outcome = new Outcome<>();
        QMetaObject.invokeMethod(
                inside,
                () -> {
                    try {
                        outcome.value = task.call();
                    } catch (Throwable e) {
                        outcome.error = e;
                    }
                },
                Qt.ConnectionType.BlockingQueuedConnection);
        if (outcome.error instanceof Error error) {
            throw error;
        }
        if (outcome.error instanceof Exception exception) {
            throw exception;
        }
        return outcome.value;
    }

    private static final class Outcome<T> {
        T value;
        Throwable error;
    }

    /** Runs something in the thread, some time. */
    void post(Slot0 task) {
        QMetaObject.invokeMethod(inside, task, Qt.ConnectionType.QueuedConnection);
    }

    /** Moves an object of the calling thread there. */
    <T extends QObject> T adopt(T object) {
        assertThat(object.moveToThread(this)).isTrue();
        return object;
    }

    void end() {
        quit();
        assertThat(wait(LIMIT_MS)).isTrue();
    }

    @Override
    public void close() {
        end();
    }
}
