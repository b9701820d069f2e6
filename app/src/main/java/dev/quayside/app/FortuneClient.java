// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.app;

import dev.quayside.core.QDataStream;
import dev.quayside.core.QObject;
import dev.quayside.core.QTimer;
import dev.quayside.core.Signal1;
import dev.quayside.network.QAbstractSocket;
import dev.quayside.network.QTcpSocket;

/**
 * Asks a fortune server for a fortune: for {@link FortuneServer}, and for the servers of Qt's
 * Fortune examples.
 *
 * <p>Each request ends with exactly one of the two signals, unless the next request comes first:
 * that takes its place.
 */
public final class FortuneClient extends QObject {
    /** Emitted with the fortune. */
    public final Signal1<String> received = new Signal1<>(this);

    /** Emitted with the reason when there will be no fortune. */
    public final Signal1<String> failed = new Signal1<>(this);

    private static final int MAX_SIZE = 1024 * 1024;

    private final QTcpSocket socket = new QTcpSocket(this);
    private final QDataStream in = new QDataStream(socket);
    private final QTimer timeout = new QTimer(this);

    /** Makes a client that waits 5 seconds for an answer. */
    public FortuneClient() {
        in.setVersion(QDataStream.Version.Qt_4_0);
        timeout.setSingleShot(true);
        timeout.setInterval(5000);
        timeout.timeout.connect(() -> fail("No answer in time"));
        socket.readyRead.connect(this::read);
        socket.errorOccurred.connect(this::onError);
    }

    /**
     * Sets how long a request may take.
     *
     * @param msecs milliseconds
     */
    public void setTimeout(int msecs) {
        timeout.setInterval(msecs);
    }

    /**
     * Asks for a fortune.
     *
     * @param host name or address of the server
     * @param port its port
     */
    public void request(String host, int port) {
        socket.abort();
        timeout.start();
        socket.connectToHost(host, port);
    }

    private void read() {
        if (!timeout.isActive()) {
            return; // this request is over
        }
        in.startTransaction();
        String fortune = in.readQString();
        if (in.commitTransaction()) {
            timeout.stop();
            received.emit(fortune == null ? "" : fortune);
        } else if (in.status() == QDataStream.Status.ReadCorruptData
                || socket.bytesAvailable() > MAX_SIZE) {
            fail("What came is not a fortune");
        } // else the rest is still to come
    }

    private void onError(QAbstractSocket.SocketError error) {
        if (!timeout.isActive()) {
            return; // it has the fortune, and the server hangs up
        }
        if (error == QAbstractSocket.SocketError.RemoteHostClosedError) {
            fail("The server closed the connection before the whole fortune was there");
        } else {
            fail(socket.errorString());
        }
    }

    private void fail(String reason) {
        timeout.stop();
        socket.abort();
        failed.emit(reason);
    }
}
