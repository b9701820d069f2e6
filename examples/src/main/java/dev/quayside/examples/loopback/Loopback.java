// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.loopback;

import dev.quayside.core.QObject;
import dev.quayside.core.Signal0;
import dev.quayside.core.Signal1;
import dev.quayside.network.QAbstractSocket;
import dev.quayside.network.QHostAddress;
import dev.quayside.network.QTcpServer;
import dev.quayside.network.QTcpSocket;

/**
 * Sends 50 MiB from a client to a server in the same thread, and never has more than a few chunks
 * in memory: the client writes the next one when the one before has gone out.
 *
 * <p>Each start ends with exactly one of {@link #finished} and {@link #failed}, and can be repeated
 * then.
 */
public final class Loopback extends QObject {
    /** How much is sent. */
    public static final int TOTAL_BYTES = 50 * 1024 * 1024;

    private static final int CHUNK = 64 * 1024;
    private static final int MAX_UNSENT = 4 * CHUNK;

    /** Emitted when the client is connected. */
    public final Signal0 connected = new Signal0(this);

    /** Emitted when the server has accepted the client. */
    public final Signal0 accepted = new Signal0(this);

    /** Emitted with the number of bytes that have been sent so far. */
    public final Signal1<Integer> sent = new Signal1<>(this);

    /** Emitted with the number of bytes that have arrived so far. */
    public final Signal1<Integer> received = new Signal1<>(this);

    /** Emitted when everything has arrived. */
    public final Signal0 finished = new Signal0(this);

    /** Emitted with the reason when the connection was lost. */
    public final Signal1<String> failed = new Signal1<>(this);

    private final QTcpServer server;
    private final QTcpSocket client = new QTcpSocket(this);
    private final byte[] chunk = new byte[CHUNK];
    private QTcpSocket connection; // the server's end
    private boolean running;
    private int unwritten;
    private int bytesSent;
    private int bytesReceived;

    /** Makes one that is not started. */
    public Loopback() {
        this(new QTcpServer());
    }

    Loopback(QTcpServer server) {
        this.server = server;
        server.setParent(this);
        server.newConnection.connect(this::accept);
        client.connected.connect(this::begin);
        client.bytesWritten.connect(this::writeMore);
        client.errorOccurred.connect(() -> lose(client));
    }

    /**
     * Begins from the start.
     *
     * @return false if the server cannot listen; {@link #errorString} tells why
     */
    public boolean start() {
        reset();
        if (!server.listen(QHostAddress.SpecialAddress.LocalHost, 0)) {
            return false;
        }
        running = true;
        client.connectToHost(QHostAddress.SpecialAddress.LocalHost, server.serverPort());
        return true;
    }

    /**
     * Tells why {@link #start} was in vain.
     *
     * @return the reason
     */
    public String errorString() {
        return server.errorString();
    }

    private void reset() {
        running = false;
        unwritten = TOTAL_BYTES;
        bytesSent = 0;
        bytesReceived = 0;
        client.abort();
        server.close();
        if (connection != null) {
            connection.abort();
        }
    }

    private void accept() {
        QTcpSocket accepted = server.nextPendingConnection();
        accepted.readyRead.connect(this::read);
        accepted.errorOccurred.connect(() -> lose(accepted));
        accepted.disconnected.connect(() -> forget(accepted));
        connection = accepted;
        server.close(); // one client is all
        this.accepted.emit();
    }

    private void forget(QTcpSocket accepted) {
        accepted.deleteLater();
        if (connection == accepted) {
            connection = null;
        }
    }

    // tag::transfer[]
    private void begin() {
        connected.emit();
        unwritten -= (int) client.write(chunk);
    }

    private void writeMore(long written) {
        bytesSent += (int) written;
        sent.emit(bytesSent);
        if (unwritten > 0 && client.bytesToWrite() <= MAX_UNSENT) {
            unwritten -= (int) client.write(chunk);
        }
    }

    // end::transfer[]

    private void read() {
        bytesReceived += connection.readAll().length;
        received.emit(bytesReceived);
        if (bytesReceived == TOTAL_BYTES) {
            running = false;
            connection.close();
            finished.emit();
        }
    }

    private void lose(QTcpSocket socket) {
        if (!running) {
            return; // the server hangs up after the last byte
        }
        boolean closed = socket.error() == QAbstractSocket.SocketError.RemoteHostClosedError;
        String reason =
                closed
                        ? "The connection was closed before everything had arrived."
                        : "The connection failed: " + socket.errorString() + ".";
        reset();
        failed.emit(reason);
    }
}
