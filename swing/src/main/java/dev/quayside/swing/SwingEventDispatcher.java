// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.swing;

import dev.quayside.core.HostedEventDispatcher;

/**
 * Serves the event thread of AWT: objects that live in it get their events, sockets and timers
 * included, between those of the user interface. {@link SwingApplication} puts it in place.
 *
 * <p>AWT may end its event thread when no window is left, and begin another one when there is work
 * again; the objects go on in that one.
 */
public final class SwingEventDispatcher extends HostedEventDispatcher {
    /** Makes a dispatcher for the event thread. */
    public SwingEventDispatcher() {
        super(new AwtLoop());
    }
}
