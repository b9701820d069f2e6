// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.threadedfortuneserver;

import dev.quayside.core.Signal1;
import dev.quayside.examples.fortunes.Fortunes;
import dev.quayside.network.QSocketDescriptor;
import dev.quayside.network.QTcpServer;

/**
 * Sends a fortune to everybody who connects, and hangs up. Each client has a thread of its own,
 * where simple blocking code serves it.
 */
public class ThreadedFortuneServer extends QTcpServer {
    /** Emitted with the reason when a client could not be served; the server goes on. */
    public final Signal1<String> failed = new Signal1<>(this);

    private final Fortunes fortunes;
    private final boolean virtual;

    /**
     * Makes a server that does not listen yet.
     *
     * @param fortunes what it chooses from
     * @param virtual whether its threads are virtual ones, which only newer JDKs have
     */
    public ThreadedFortuneServer(Fortunes fortunes, boolean virtual) {
        this.fortunes = fortunes;
        this.virtual = virtual;
    }

    // tag::thread[]
    @Override
    protected void incomingConnection(QSocketDescriptor descriptor) {
        FortuneThread thread = new FortuneThread(descriptor, fortunes.any(), this);
        thread.setVirtual(virtual);
        thread.failed.connect(this, failed::emit);
        thread.finished.connect(thread::deleteLater);
        thread.start();
    }
    // end::thread[]
}
