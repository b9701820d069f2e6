// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.Arrays;

/** Which connection the slots running in a thread were called through: the answer to sender(). */
final class SenderStack {
    private ContextConnection[] running = new ContextConnection[4];
    private int depth;

    int enter(ContextConnection connection) {
        if (depth == running.length) {
            running = Arrays.copyOf(running, depth * 2);
        }
        running[depth] = connection;
        return depth++;
    }

    void leave(int to) {
        running[to] = null;
        depth = to;
    }

    /**
     * As Qt has it: the emitter whose call runs innermost in a slot of the receiver, but only while
     * some connection from that emitter to the receiver exists.
     */
    QObject senderFor(QObject receiver) {
        for (int i = depth - 1; i >= 0; i--) {
            ContextConnection c = running[i];
            if (c.receiver() == receiver) {
                boolean stands =
                        !c.isInvocation()
                                && !c.sender.isDisposed()
                                && (c.isAlive() || c.sender.isConnectedTo(receiver));
                return stands ? c.sender : null;
            }
        }
        return null;
    }
}
