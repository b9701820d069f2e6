// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.blockingfortuneclient;

import dev.quayside.core.QDataStream;
import dev.quayside.examples.fortunes.FortuneFailure;
import dev.quayside.network.QTcpSocket;

/**
 * Fetches fortunes without an event loop: each call waits until the fortune is there. For one
 * thread.
 *
 * <p>A fortune that is the same as the one before is asked for again, a few times.
 */
public final class BlockingFortuneClient {
    private static final int MAX_SIZE = 1024 * 1024;
    private static final int MAX_REPEATS = 10; // the server may have one fortune only

    private final int timeout;
    private String current;

    /**
     * Makes a client.
     *
     * @param timeout how long to wait for the connection, and for each part of the answer, in
     *     milliseconds
     */
    public BlockingFortuneClient(int timeout) {
        this.timeout = timeout;
    }

    /**
     * Fetches a fortune.
     *
     * @param host name or address of the server
     * @param port its port, 1 to 65535
     * @return the fortune
     * @throws NoFortuneException if there will be none
     */
    public String fetch(String host, int port) throws NoFortuneException {
        String fortune = fetchAny(host, port);
        for (int repeats = 0; fortune.equals(current) && repeats < MAX_REPEATS; repeats++) {
            fortune = fetchAny(host, port);
        }
        current = fortune;
        return fortune;
    }

    private String fetchAny(String host, int port) throws NoFortuneException {
        QTcpSocket socket = new QTcpSocket();
        try {
            socket.connectToHost(host, port);
            if (!socket.waitForConnected(timeout)) {
                throw new NoFortuneException(FortuneFailure.of(socket));
            }
            return read(socket);
        } finally {
            socket.dispose();
        }
    }

    // tag::read[]
    private String read(QTcpSocket socket) throws NoFortuneException {
        QDataStream in = new QDataStream(socket);
        in.setVersion(QDataStream.Version.Qt_4_0);
        while (socket.waitForReadyRead(timeout)) {
            in.startTransaction();
            String fortune = in.readQString();
            if (in.commitTransaction()) {
                return fortune == null ? "" : fortune;
            }
            if (in.status() == QDataStream.Status.ReadCorruptData
                    || socket.bytesAvailable() > MAX_SIZE) {
                throw new NoFortuneException(FortuneFailure.NOT_A_FORTUNE);
            } // else the rest is still to come
        }
        throw new NoFortuneException(FortuneFailure.of(socket));
    }
    // end::read[]
}
