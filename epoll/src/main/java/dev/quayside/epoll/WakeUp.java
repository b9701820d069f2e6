// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ends the wait of a selector, or its next one, from any thread: an {@code eventfd}. */
final class WakeUp {
    private final Descriptor descriptor = Descriptor.of(EpollCalls.eventDescriptor());
    private final AtomicBoolean set = new AtomicBoolean();

    WakeUp() throws IOException {}

    Descriptor descriptor() {
        return descriptor;
    }

    void set() {
        if (set.compareAndSet(false, true) && descriptor.tryEnter()) {
            try {
                EpollCalls.raise(descriptor.number());
            } finally {
                descriptor.leave();
            }
        }
    }

    /** For the selecting thread, whose wait this has ended: who comes meanwhile is too late. */
    void clear() {
        if (descriptor.tryEnter()) { // else what was called for a key has closed the selector
            try {
                EpollCalls.clear(descriptor.number());
            } finally {
                descriptor.leave();
            }
        }
        set.set(false);
    }

    void close() {
        descriptor.close();
    }
}
