// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import dev.quayside.core.QObject;

/**
 * A TCP connection.
 *
 * <p>Everything it does is in {@link QAbstractSocket}.
 *
 * @see <a href="https://doc.qt.io/qt-6/qtcpsocket.html">QTcpSocket</a>
 */
public class QTcpSocket extends QAbstractSocket {
    /** Makes a socket that is not connected. */
    public QTcpSocket() {
        this(null);
    }

    /**
     * Makes a socket that is not connected.
     *
     * @param parent the parent, or null
     */
    public QTcpSocket(QObject parent) {
        super(SocketType.TcpSocket, parent);
    }
}
