// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.fortuneclient;

import dev.quayside.core.QDataStream;
import dev.quayside.core.QObject;
import dev.quayside.core.QTimer;
import dev.quayside.core.Signal1;
import dev.quayside.examples.fortunes.FortuneFailure;
import dev.quayside.network.QTcpSocket;

/**
 * Asks a fortune server for a fortune: ours, or the servers of Qt's Fortune examples.
 *
 * <p>Each request ends with exactly one of the two signals, unless the next request comes first:
 * that takes its place. A fortune that is the same as the one before is asked for again, a few
 * times.
 */
public final class FortuneClient extends QObject {
    /** Emitted with the fortune. */
    public final Signal1<String> received = new Signal1<>(this);

    /** Emitted with the reason when there will be no fortune. */
    public final Signal1<String> failed = new Signal1<>(this);

    private static final int MAX_SIZE = 1024 * 1024;
    private static final int MAX_REPEATS = 10; // the server may have one fortune only

    private final QTcpSocket socket = new QTcpSocket(this);
    private final QDataStream in = new QDataStream(socket);
    private final QTimer timeout = new QTimer(this);
    private String host;
    private int port;
    private String current;
    private int repeats;

    /** Makes a client that waits 5 seconds for an answer. */
    public FortuneClient() {
        in.setVersion(QDataStream.Version.Qt_4_0);
        timeout.setSingleShot(true);
        timeout.setInterval(5000);
        timeout.timeout.connect(() -> fail(FortuneFailure.TOO_LATE));
        socket.readyRead.connect(this::read);
        socket.errorOccurred.connect(this::onError);
    }

    /**
     * Sets how long an answer may take.
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
     * @param port its port, 1 to 65535
     */
    public void request(String host, int port) {
        this.host = host;
        this.port = port;
        repeats = 0;
        connect();
    }

    // tag::read[]
    private void connect() {
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
            show(fortune == null ? "" : fortune);
        } else if (in.status() == QDataStream.Status.ReadCorruptData
                || socket.bytesAvailable() > MAX_SIZE) {
            fail(FortuneFailure.NOT_A_FORTUNE);
        } // else the rest is still to come
    }

    // end::read[]

    private void show(String fortune) {
        if (fortune.equals(current) && repeats++ < MAX_REPEATS) {
            QTimer.singleShot(0, this, this::connect);
        } else {
            current = fortune;
            received.emit(fortune);
        }
    }

    private void onError() {
        if (timeout.isActive()) { // else it has the fortune, and the server hangs up
            fail(FortuneFailure.of(socket));
        }
    }

    private void fail(String reason) {
        timeout.stop();
        socket.abort();
        failed.emit(reason);
    }
}
