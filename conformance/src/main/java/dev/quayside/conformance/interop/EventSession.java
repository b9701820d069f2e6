// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance.interop;

import dev.quayside.core.QDataStream;
import dev.quayside.network.QTcpSocket;
import java.security.MessageDigest;
import java.util.List;

/** One connection on the event-driven server. */
final class EventSession {
    private static final Pattern PATTERN = Pattern.ofServer();

    private final QTcpSocket socket;
    private final QDataStream stream;
    private final List<String> ends;
    private final byte[] buffer = new byte[Pattern.CHUNK];
    private final MessageDigest digest = Pattern.sha256();

    private String request = "";
    private long number;
    private long sent;
    private long received;
    private boolean over;

    EventSession(QTcpSocket socket, List<String> ends) {
        this.socket = socket;
        this.ends = ends;
        stream = Wire.stream(socket);
        socket.readyRead.connect(this::read);
        socket.bytesWritten.connect(this::send);
        socket.disconnected.connect(this::end);
        socket.disconnected.connect(socket::deleteLater);
    }

    private void read() {
        if (request.isEmpty() && !readRequest()) {
            return;
        }
        switch (request) {
            case "send", "both" -> receive();
            case "messages" -> returnMessages();
            case "reset" -> {
                if (socket.bytesAvailable() > 0) {
                    Wire.reset(socket);
                }
            }
            case "watch" -> {
                if (!over && socket.bytesAvailable() >= number) {
                    over = true;
                    socket.putChar('!');
                }
            }
            default -> {}
        }
    }

    private boolean readRequest() {
        stream.startTransaction();
        String name = stream.readQString();
        number = stream.readInt64();
        if (!stream.commitTransaction()) {
            return false;
        }
        request = name;
        switch (request) {
            case "receive", "both" -> send();
            case "number" -> stream.writeInt64(number);
            case "messages" -> stream.setVersion((int) number);
            case "reset" -> Wire.writeHalf(socket, number);
            case "cut" -> {
                Wire.writeHalf(socket, number);
                socket.disconnectFromHost();
            }
            case "ends" -> {
                stream.writeQStringList(ends);
                ends.clear();
                socket.disconnectFromHost();
            }
            default -> {}
        }
        return true;
    }

    private void send() {
        if (request.equals("receive") || request.equals("both")) {
            sent = Wire.writePattern(socket, PATTERN, sent, number);
            finish();
        }
    }

    private void receive() {
        for (long n; (n = socket.read(buffer, 0, buffer.length)) > 0; ) {
            digest.update(buffer, 0, (int) n);
            received += n;
        }
        finish();
    }

    private void finish() {
        boolean allSent = request.equals("send") || sent == number;
        boolean allReceived = request.equals("receive") || received == number;
        if (allSent && allReceived && !over) {
            over = true;
            if (!request.equals("receive")) {
                stream.writeQByteArray(digest.digest());
            }
            socket.disconnectFromHost();
        }
    }

    private void returnMessages() {
        while (true) {
            stream.startTransaction();
            Message message = Message.read(stream);
            if (!stream.commitTransaction()) {
                return;
            }
            message.write(stream);
        }
    }

    private void end() {
        if (request.equals("watch")) {
            ends.add(Wire.describeEnd(socket));
        }
    }
}
