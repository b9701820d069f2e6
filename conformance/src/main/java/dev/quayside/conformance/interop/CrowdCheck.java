// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance.interop;

import dev.quayside.core.QDataStream;
import dev.quayside.network.QTcpSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Many connections at the same time, each with a question of its own. */
final class CrowdCheck extends EventCheck {
    private final int size;
    private final List<QTcpSocket> members = new ArrayList<>();
    private int answered;
    private int gone;

    CrowdCheck(int size) {
        this.size = size;
    }

    @Override
    String name() {
        return size + " connections at once";
    }

    @Override
    void start(String host, int port, Consumer<String> whenDone) {
        super.start(host, port, whenDone); // one more, which asks last
        for (int i = 0; i < size; i++) {
            add(i, host, port);
        }
    }

    private void add(int number, String host, int port) {
        QTcpSocket member = new QTcpSocket();
        members.add(member);
        QDataStream memberStream = Wire.stream(member);
        member.connected.connect(() -> memberStream.writeQString("number").writeInt64(number));
        member.readyRead.connect(() -> answer(member, memberStream, number));
        member.disconnected.connect(this::leave);
        member.disconnected.connect(member::deleteLater);
        member.errorOccurred.connect(e -> finish(number + ": " + member.errorString()));
        member.connectToHost(host, port);
    }

    private void answer(QTcpSocket member, QDataStream memberStream, int number) {
        if (member.bytesAvailable() < Long.BYTES) {
            return;
        }
        long got = memberStream.readInt64();
        if (got != number) {
            finish("asked for " + number + ", got " + got);
        }
        answered++;
        if (answered == size) {
            members.forEach(QTcpSocket::disconnectFromHost);
        }
    }

    private void leave() {
        gone++;
        if (answered < size) {
            finish("one was disconnected while " + answered + " had their answer");
        } else if (gone == size) {
            request("number", size);
        }
    }

    @Override
    void connected() {
        // asks when all others are gone
    }

    @Override
    void readyRead() {
        if (socket.bytesAvailable() >= Long.BYTES) {
            finish(Report.compare(stream.readInt64(), (long) size));
        }
    }
}
