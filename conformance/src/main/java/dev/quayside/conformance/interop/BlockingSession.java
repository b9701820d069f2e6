// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance.interop;

import dev.quayside.core.QDataStream;
import dev.quayside.network.QTcpSocket;
import java.util.ArrayList;
import java.util.List;

/** One connection on the blocking server. */
final class BlockingSession {
    private static final Pattern PATTERN = Pattern.ofServer();

    private final QTcpSocket socket;
    private final QDataStream stream;
    private final BlockingTransfer transfer;
    private final List<String> ends;

    BlockingSession(QTcpSocket socket, List<String> ends) {
        this.socket = socket;
        this.ends = ends;
        stream = Wire.stream(socket);
        transfer = new BlockingTransfer(socket);
    }

    void serve() {
        String request;
        long number;
        do {
            transfer.awaitMore();
            stream.startTransaction();
            request = stream.readQString();
            number = stream.readInt64();
        } while (!stream.commitTransaction());

        switch (request) {
            case "send" -> {
                stream.writeQByteArray(transfer.receive(number));
                transfer.disconnect();
            }
            case "receive" -> {
                transfer.send(PATTERN, number);
                transfer.disconnect();
            }
            case "both" -> {
                stream.writeQByteArray(transfer.exchange(PATTERN, number));
                transfer.disconnect();
            }
            case "number" -> {
                stream.writeInt64(number);
                transfer.flush();
                transfer.awaitEnd();
            }
            case "messages" -> returnMessages((int) number);
            case "cut" -> {
                Wire.writeHalf(socket, number);
                transfer.disconnect();
            }
            case "reset" -> {
                Wire.writeHalf(socket, number);
                transfer.flush();
                transfer.awaitMore();
                Wire.reset(socket);
            }
            case "watch" -> watch(number);
            case "ends" -> {
                synchronized (ends) {
                    stream.writeQStringList(new ArrayList<>(ends));
                    ends.clear();
                }
                transfer.disconnect();
            }
            default -> socket.abort();
        }
    }

    private void returnMessages(int version) {
        stream.setVersion(version);
        while (socket.bytesAvailable() > 0 || socket.waitForReadyRead(BlockingTransfer.PATIENCE)) {
            stream.startTransaction();
            Message message = Message.read(stream);
            if (stream.commitTransaction()) {
                message.write(stream);
            } else if (!socket.waitForReadyRead(BlockingTransfer.PATIENCE)) {
                return;
            }
        }
    }

    private void watch(long number) {
        while (socket.bytesAvailable() < number) {
            transfer.awaitMore();
        }
        socket.putChar('!');
        transfer.flush();
        transfer.awaitEnd();
        ends.add(Wire.describeEnd(socket));
    }
}
