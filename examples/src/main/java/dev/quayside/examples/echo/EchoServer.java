// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.echo;

import dev.quayside.network.QAbstractSocket;
import dev.quayside.network.QTcpServer;
import dev.quayside.network.QTcpSocket;
import java.nio.ByteBuffer;

/**
 * Sends everything back to where it came from.
 *
 * <p>All connections share one buffer and none of them waits for another. A client that sends
 * without reading is not read from any more until it has taken what it was sent, so it cannot make
 * the server hold more than a few megabytes for it.
 *
 * <pre>
 *   QCoreApplication.initialize(args);
 *   EchoServer server = new EchoServer();
 *   if (server.listen(QHostAddress.SpecialAddress.LocalHost, 7000)) {
 *       QCoreApplication.exec();
 *   }
 * </pre>
 */
public final class EchoServer extends QTcpServer {
    private static final int CHUNK = 256 * 1024;
    private static final int MAX_UNSENT = 4 * CHUNK;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK);

    /** Makes a server that does not listen yet. */
    public EchoServer() {
        setListenBacklogSize(4096);
        newConnection.connect(this::welcome);
    }

    private void welcome() {
        while (hasPendingConnections()) {
            QTcpSocket socket = nextPendingConnection();
            socket.setSocketOption(QAbstractSocket.SocketOption.LowDelayOption, 1);
            socket.readyRead.connect(() -> echo(socket));
            socket.disconnected.connect(socket::deleteLater);
        }
    }

    private void echo(QTcpSocket socket) {
        while (socket.bytesToWrite() < MAX_UNSENT && socket.read(buffer.clear()) > 0) {
            socket.write(buffer.flip());
        }
        if (socket.bytesToWrite() >= MAX_UNSENT && socket.readBufferSize() == 0) {
            // From now on this client is not read from faster than it reads.
            socket.setReadBufferSize(MAX_UNSENT);
            socket.bytesWritten.connect(() -> echo(socket));
        }
    }
}
