// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

/**
 * What a {@link SocketEngine} tells the socket or server above it, in the thread to which both
 * belong, from the event loop.
 */
public interface EngineReceiver {

    /** Something can be read, the stream ended, or (listener) a connection can be accepted. */
    void readNotification();

    /** The kernel takes bytes again. */
    void writeNotification();

    /**
     * A connect that was under way has ended, well or not. The receiver calls {@link
     * SocketEngine#finishConnect()} to learn how; the engine does not do so by itself.
     */
    void connectionNotification();

    /**
     * Nothing will be notified any more, because the end point is gone or cannot be watched; {@link
     * SocketEngine#error()} says why. May also come from inside the call that enabled
     * notifications.
     */
    void closeNotification();
}
