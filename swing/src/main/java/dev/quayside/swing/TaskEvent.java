// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.swing;

import java.awt.AWTEvent;
import java.awt.ActiveEvent;

/**
 * Runs a task when its turn comes in AWT's queue. Other than AWT's own events for this, it can be
 * posted again once it has begun.
 */
final class TaskEvent extends AWTEvent implements ActiveEvent {
    private static final long serialVersionUID = 1L;

    private final transient Runnable task;

    TaskEvent(Object source, Runnable task) {
        super(source, RESERVED_ID_MAX + 1);
        this.task = task;
    }

    Runnable task() {
        return task;
    }

    @Override
    public void dispatch() {
        task.run();
    }
}
