// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance.interop;

import dev.quayside.core.QDataStream;
import dev.quayside.network.QTcpSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes the same checks as {@link EventClient} with the waitFor calls, without any event loop. */
final class BlockingClient {
    private final String host;
    private final int port;
    private final Report report;

    BlockingClient(String host, int port, Report report) {
        this.host = host;
        this.port = port;
        this.report = report;
    }

    /**
     * What is done on a connection; throws, or returns what the problem is, null if there is none.
     */
    private interface Check {
        String make(QTcpSocket socket, QDataStream stream, BlockingTransfer transfer);
    }

    void run(long size, int connections) {
        check(
                "send " + size + " bytes",
                (socket, stream, transfer) -> send(size, stream, transfer));
        check(
                "receive " + size + " bytes",
                (socket, stream, transfer) -> {
                    request(stream, "receive", size);
                    return compare(transfer.receive(size), Pattern.ofServer().sha256(size));
                });
        check(
                "both " + size + " bytes",
                (socket, stream, transfer) -> both(size, stream, transfer));
        for (int version : Message.VERSIONS) {
            check(
                    "messages in stream version " + version,
                    (socket, stream, transfer) -> messages(version, socket, stream, transfer));
        }
        check(
                connections + " connections at once",
                (socket, stream, transfer) -> crowd(connections));
        for (String end : List.of("cut", "reset")) {
            check(
                    end + " by the server, half way through a message",
                    (socket, stream, transfer) -> brokenMessage(end, socket, stream, transfer));
        }
        for (boolean byReset : new boolean[] {false, true}) {
            String how = byReset ? "reset" : "cut";
            check(
                    how + " by the client, half way through a message",
                    (socket, stream, transfer) -> leave(byReset, socket, stream, transfer));
        }
    }

    private void check(String name, Check check) {
        QTcpSocket socket = connect();
        String problem;
        try {
            problem = check.make(socket, Wire.stream(socket), new BlockingTransfer(socket));
        } catch (IllegalStateException e) {
            problem = e.getMessage();
        }
        socket.dispose();
        report.add(name, problem);
    }

    private QTcpSocket connect() {
        QTcpSocket socket = new QTcpSocket();
        socket.connectToHost(host, port);
        if (!socket.waitForConnected(BlockingTransfer.PATIENCE)) {
            throw new IllegalStateException("waitForConnected: " + socket.errorString());
        }
        return socket;
    }

    private static void request(QDataStream stream, String what, long number) {
        stream.writeQString(what).writeInt64(number);
    }

    private static String compare(byte[] digest, byte[] expected) {
        return Arrays.equals(digest, expected) ? null : "other bytes came than were sent";
    }

    private static String send(long size, QDataStream stream, BlockingTransfer transfer) {
        request(stream, "send", size);
        transfer.send(Pattern.ofClient(), size);
        transfer.awaitEnd();
        return compare(stream.readQByteArray(), Pattern.ofClient().sha256(size));
    }

    private static String both(long size, QDataStream stream, BlockingTransfer transfer) {
        request(stream, "both", size);
        byte[] digest = transfer.exchange(Pattern.ofClient(), size);
        transfer.awaitEnd();
        String problem = compare(stream.readQByteArray(), Pattern.ofClient().sha256(size));
        return problem == null ? compare(digest, Pattern.ofServer().sha256(size)) : problem;
    }

    private static String messages(
            int version, QTcpSocket socket, QDataStream stream, BlockingTransfer transfer) {
        request(stream, "messages", version);
        for (Message sample : Message.samples()) {
            byte[] encoded = sample.encoded(version);
            socket.write(encoded);
            while (socket.bytesAvailable() < encoded.length) {
                transfer.awaitMore();
            }
            byte[] answer = socket.read(encoded.length);
            if (!Arrays.equals(answer, encoded) || !sample.isEncodedIn(answer, version)) {
                return "a message came back changed: " + sample;
            }
        }
        transfer.disconnect();
        return null;
    }

    private String crowd(int size) {
        List<QTcpSocket> members = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            QTcpSocket member = connect();
            request(Wire.stream(member), "number", i);
            members.add(member);
        }
        String problem = null;
        for (int i = 0; i < size; i++) {
            QTcpSocket member = members.get(i);
            BlockingTransfer transfer = new BlockingTransfer(member);
            while (member.bytesAvailable() < Long.BYTES) {
                transfer.awaitMore();
            }
            if (Wire.stream(member).readInt64() != i) {
                problem = "a wrong answer to " + i;
            }
        }
        members.forEach(QTcpSocket::dispose);
        return problem;
    }

    private static String brokenMessage(
            String request, QTcpSocket socket, QDataStream stream, BlockingTransfer transfer) {
        request(stream, request, BrokenMessageCheck.ANNOUNCED);
        while (socket.bytesAvailable() < 4 + BrokenMessageCheck.ANNOUNCED / 2) {
            transfer.awaitMore();
        }
        if (request.equals("reset")) {
            socket.putChar('!');
            transfer.flush();
        }
        transfer.awaitEnd();
        stream.startTransaction();
        stream.readQByteArray();
        if (stream.commitTransaction()) {
            return "half a message is no message";
        }
        return Report.compare(Wire.describeEnd(socket), BrokenMessageCheck.EXPECTED);
    }

    private String leave(
            boolean byReset, QTcpSocket socket, QDataStream stream, BlockingTransfer transfer) {
        int size = LeavingCheck.size(byReset);
        request(stream, "watch", size);
        socket.write(new byte[size]);
        transfer.awaitMore();
        if (byReset) {
            Wire.reset(socket);
        } else {
            transfer.disconnect();
        }
        List<String> ends;
        do {
            QTcpSocket asker = connect();
            QDataStream answer = Wire.stream(asker);
            request(answer, "ends", 0);
            new BlockingTransfer(asker).awaitEnd();
            ends = answer.readQStringList();
            asker.dispose();
        } while (ends.isEmpty()); // until the server has noticed
        return Report.compare(ends, LeavingCheck.expectedEnds(byReset));
    }
}
