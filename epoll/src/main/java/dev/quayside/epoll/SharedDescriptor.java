// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import java.io.IOException;

/**
 * A socket that other programs may have, too, such as the listener that systemd keeps: it is not
 * shut down to wake who waits for it, since it would end for the others. The program was started
 * with it, so that there is one at most; what wakes is never given back.
 */
final class SharedDescriptor extends Descriptor {
    private final int alarm = check(EpollCalls.eventDescriptor());

    SharedDescriptor(int number) throws IOException {
        super(number);
    }

    @Override
    void wake() {
        EpollCalls.raise(alarm);
    }

    @Override
    boolean await(int conditions, int millis) throws IOException {
        int descriptor = enter();
        try {
            return poll(millis, descriptor, conditions, alarm, SocketCalls.POLLIN);
        } finally {
            leave();
        }
    }
}
