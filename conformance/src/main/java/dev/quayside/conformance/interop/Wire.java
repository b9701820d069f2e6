// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance.interop;

import dev.quayside.core.QDataStream;
import dev.quayside.network.QTcpSocket;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;

/** What servers and clients, event-driven and blocking, do to a socket in the same way. */
final class Wire {
    /** As long as more than this is unsent, no more is written. */
    static final int MAX_UNSENT = 256 * 1024;

    private Wire() {}

    /** The stream for requests and answers. */
    static QDataStream stream(QTcpSocket socket) {
        QDataStream stream = new QDataStream(socket);
        stream.setVersion(QDataStream.Version.Qt_5_10);
        return stream;
    }

    /** Writes chunks of a pattern until enough of it is unsent; returns how far it has come. */
    static long writePattern(QTcpSocket socket, Pattern pattern, long from, long size) {
        long at = from;
        while (at < size && socket.bytesToWrite() <= MAX_UNSENT) {
            int length = Pattern.chunkLength(at, size);
            if (socket.write(pattern.array(), pattern.indexOf(at), length) != length) {
                throw new IllegalStateException("Not written: " + socket.errorString());
            }
            at += length;
        }
        return at;
    }

    /** Announces so many bytes, and writes half of them. */
    static void writeHalf(QTcpSocket socket, long announced) {
        stream(socket).writeUInt32(announced);
        socket.write(new byte[(int) (announced / 2)]);
    }

    /** Ends a connection without the farewell that TCP has for it. */
    static void reset(QTcpSocket socket) {
        SocketChannel channel = (SocketChannel) socket.socketDescriptor().channel();
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            throw new IllegalStateException("No reset possible", e);
        }
        socket.abort();
    }

    /** How a connection ended, as both sides write it down. */
    static String describeEnd(QTcpSocket socket) {
        return socket.error()
                + " ("
                + socket.errorString()
                + "), "
                + socket.bytesAvailable()
                + " unread";
    }
}
