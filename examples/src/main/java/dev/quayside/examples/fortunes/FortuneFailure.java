// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.fortunes;

import dev.quayside.network.QAbstractSocket;
import dev.quayside.network.QTcpSocket;

/** Tells a person why there will be no fortune. */
public final class FortuneFailure {
    /** What came from the server cannot be a fortune. */
    public static final String NOT_A_FORTUNE = "What the server sent is not a fortune.";

    /** The server did not send a fortune in time. */
    public static final String TOO_LATE = "The server did not answer in time.";

    private FortuneFailure() {}

    /**
     * Explains the error of a client's socket.
     *
     * @param socket the socket
     * @return a sentence or two
     */
    public static String of(QTcpSocket socket) {
        QAbstractSocket.SocketError error = socket.error();
        if (error == QAbstractSocket.SocketError.HostNotFoundError) {
            return "The host was not found. Is its name right?";
        }
        if (error == QAbstractSocket.SocketError.ConnectionRefusedError) {
            return "The connection was refused. Is the server running, and is the port right?";
        }
        if (error == QAbstractSocket.SocketError.RemoteHostClosedError) {
            return "The server closed the connection before the whole fortune was there.";
        }
        if (error == QAbstractSocket.SocketError.SocketTimeoutError) {
            return TOO_LATE;
        }
        return "The connection failed: " + socket.errorString() + ".";
    }
}
