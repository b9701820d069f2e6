// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance.interop;

import dev.quayside.network.QAbstractSocket;
import dev.quayside.network.QTcpSocket;
import java.security.MessageDigest;

/** Moves bytes with the waitFor calls; throws when a wait ends without what it was for. */
final class BlockingTransfer {
    /** How long a single wait may take, in milliseconds. */
    static final int PATIENCE = 100_000;

    private final QTcpSocket socket;
    private final byte[] buffer = new byte[Pattern.CHUNK];

    BlockingTransfer(QTcpSocket socket) {
        this.socket = socket;
    }

    /** Waits until there is more than there was. */
    void awaitMore() {
        check(socket.waitForReadyRead(PATIENCE), "waitForReadyRead");
    }

    /** Waits until everything is with the system. */
    void flush() {
        while (socket.bytesToWrite() > 0) {
            check(socket.waitForBytesWritten(PATIENCE), "waitForBytesWritten");
        }
    }

    /** Waits for the other side to end the connection, and lets come what comes before that. */
    void awaitEnd() {
        while (socket.waitForReadyRead(PATIENCE)) {
            // more has come
        }
        check(socket.state() == QAbstractSocket.SocketState.UnconnectedState, "waitForReadyRead");
    }

    void disconnect() {
        socket.disconnectFromHost();
        if (socket.state() != QAbstractSocket.SocketState.UnconnectedState) {
            check(socket.waitForDisconnected(PATIENCE), "waitForDisconnected");
        }
    }

    void send(Pattern pattern, long size) {
        for (long sent = 0; sent < size; ) {
            sent = Wire.writePattern(socket, pattern, sent, size);
            check(socket.waitForBytesWritten(PATIENCE), "waitForBytesWritten");
        }
    }

    /** Returns the digest of what came. */
    byte[] receive(long size) {
        MessageDigest digest = Pattern.sha256();
        for (long received = 0; received < size; ) {
            if (socket.bytesAvailable() == 0) {
                awaitMore();
            }
            received += take(digest);
        }
        return digest.digest();
    }

    /** Sends and receives at the same time, both as much; returns the digest of what came. */
    byte[] exchange(Pattern pattern, long size) {
        MessageDigest digest = Pattern.sha256();
        long sent = 0;
        for (long received = 0; received < size; ) {
            sent = Wire.writePattern(socket, pattern, sent, size);
            if (socket.bytesAvailable() == 0) {
                awaitMore(); // sends meanwhile what there is to send
            }
            received += take(digest);
        }
        while (sent < size) {
            flush();
            sent = Wire.writePattern(socket, pattern, sent, size);
        }
        return digest.digest();
    }

    private long take(MessageDigest digest) {
        long n = socket.read(buffer, 0, buffer.length);
        check(n >= 0, "read");
        digest.update(buffer, 0, (int) n);
        return n;
    }

    private void check(boolean done, String what) {
        if (!done) {
            throw new IllegalStateException(what + ": " + socket.errorString());
        }
    }
}
