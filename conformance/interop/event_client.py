# Copyright 2026 The Quayside Authors
# SPDX-License-Identifier: Apache-2.0
"""The PyQt6 client of the interop runs that is driven by signals."""

import hashlib

from PyQt6.QtCore import QCoreApplication, QTimer
from PyQt6.QtNetwork import QAbstractSocket, QTcpSocket

import wire


class Check:
    """One check, on one connection."""

    name = ""

    def start(self, host, port, when_done):
        self.host, self.port, self.when_done = host, port, when_done
        self.socket = QTcpSocket()
        self.stream = wire.stream_of(self.socket)
        self.socket.connected.connect(lambda: self.connected())
        self.socket.readyRead.connect(lambda: self.ready_read())
        self.socket.bytesWritten.connect(lambda: self.bytes_written())
        self.socket.errorOccurred.connect(lambda error: self.error_occurred(error))
        self.socket.disconnected.connect(lambda: self.disconnected())
        QTimer.singleShot(300_000, lambda: self.finish("not done in time"))
        self.socket.connectToHost(host, port)

    def request(self, what, number):
        self.stream.writeQString(what)
        self.stream.writeInt64(number)

    def finish(self, problem=None):
        when_done, self.when_done = self.when_done, None
        if when_done:
            self.socket.abort()
            when_done(problem)

    def bytes_written(self):
        pass

    def error_occurred(self, error):
        if error != QAbstractSocket.SocketError.RemoteHostClosedError:
            self.finish(self.socket.errorString())

    def disconnected(self):
        self.finish("disconnected too early")


class Bulk(Check):
    def __init__(self, what, size):
        self.name = f"{what} {size} bytes"
        self.what, self.size = what, size
        self.sends, self.receives = what != "receive", what != "send"
        self.sent = self.received = 0
        self.digest = hashlib.sha256()

    def connected(self):
        self.request(self.what, self.size)
        self.bytes_written()

    def bytes_written(self):
        if self.sends:
            self.sent = wire.write_pattern(self.socket, wire.CLIENT, self.sent, self.size)

    def ready_read(self):
        if self.receives and self.received < self.size:
            data = self.socket.read(self.size - self.received)
            self.digest.update(data)
            self.received += len(data)

    def disconnected(self):
        problem = None
        if self.receives:
            problem = wire.compare((self.received, self.digest.digest()),
                                   (self.size, wire.SERVER.sha256(self.size)))
        if self.sends and not problem:
            problem = wire.compare(wire.read_bytes(self.stream), wire.CLIENT.sha256(self.size))
        self.finish(problem)


class Messages(Check):
    def __init__(self, version):
        self.name = f"messages in stream version {version}"
        self.version = version
        self.samples = list(wire.samples())

    def connected(self):
        self.request("messages", self.version)
        self.next()

    def next(self):
        self.current = self.samples.pop(0)
        self.encoded = self.current.encoded(self.version)
        self.socket.write(self.encoded)

    def ready_read(self):
        if self.socket.bytesAvailable() < len(self.encoded):
            return
        answer = self.socket.read(len(self.encoded))
        if answer != self.encoded or not self.current.is_encoded_in(answer, self.version):
            self.finish(f"a message came back changed: {self.current.fields}")
        elif self.samples:
            self.next()
        else:
            self.finish()


class Crowd(Check):
    """Many connections at the same time, each with a question of its own."""

    def __init__(self, size):
        self.name = f"{size} connections at once"
        self.size = size
        self.members = []
        self.answered = self.gone = 0

    def start(self, host, port, when_done):
        super().start(host, port, when_done)
        for number in range(self.size):
            self.add(number)

    def add(self, number):
        member = QTcpSocket()
        stream = wire.stream_of(member)
        self.members.append(member)

        def ask():
            stream.writeQString("number")
            stream.writeInt64(number)

        def answer():
            if member.bytesAvailable() < 8:
                return
            got = stream.readInt64()
            if got != number:
                self.finish(f"asked for {number}, got {got}")
            self.answered += 1
            if self.answered == self.size:
                for one in self.members:
                    one.disconnectFromHost()

        member.connected.connect(ask)
        member.readyRead.connect(answer)
        member.disconnected.connect(self.leave)
        member.errorOccurred.connect(lambda: self.finish(f"{number}: {member.errorString()}"))
        member.connectToHost(self.host, self.port)

    def leave(self):
        self.gone += 1
        if self.answered < self.size:
            self.finish(f"one was disconnected while {self.answered} had their answer")
        elif self.gone == self.size:
            self.request("number", self.size)

    def connected(self):
        pass  # asks when all others are gone

    def ready_read(self):
        if self.socket.bytesAvailable() >= 8:
            self.finish(wire.compare(self.stream.readInt64(), self.size))


class BrokenMessage(Check):
    """The server ends the connection half way through a message: by cut or reset."""

    def __init__(self, what):
        self.name = f"{what} by the server, half way through a message"
        self.what = what
        self.trace = ""

    def connected(self):
        self.request(self.what, wire.ANNOUNCED)

    def ready_read(self):
        there = self.socket.bytesAvailable()
        self.stream.startTransaction()
        wire.read_bytes(self.stream)
        if self.stream.commitTransaction() or self.socket.bytesAvailable() != there:
            self.finish("half a message is no message")
        elif there == 4 + wire.ANNOUNCED // 2 and self.what == "reset":
            self.socket.write(b"!")

    def error_occurred(self, error):
        self.trace += "error, "

    def disconnected(self):
        self.trace += "disconnected: " + wire.describe_end(self.socket)
        self.finish(wire.compare(
            self.trace, f"error, disconnected: {wire.HOST_CLOSED}, 500004 unread"))


class Leaving(Check):
    """The client ends the connection half way through what it sends; then it asks what the server saw."""

    def __init__(self, by_reset):
        self.by_reset = by_reset
        self.size = wire.size_of_leaving(by_reset)
        self.name = ("reset" if by_reset else "cut") + " by the client, half way through a message"

    def connected(self):
        self.request("watch", self.size)
        self.socket.write(bytes(self.size))

    def ready_read(self):
        if self.by_reset:
            wire.reset(self.socket)
        else:
            self.socket.disconnectFromHost()

    def disconnected(self):
        QTimer.singleShot(0, self.ask)

    def ask(self):
        self.asker = QTcpSocket()
        stream = wire.stream_of(self.asker)

        def ask():
            stream.writeQString("ends")
            stream.writeInt64(0)

        def take():
            ends = stream.readQStringList()
            if ends:
                self.finish(wire.compare(ends, [f"{wire.HOST_CLOSED}, {self.size} unread"]))
            else:
                QTimer.singleShot(0, self.ask)  # the server has not noticed yet

        self.asker.connected.connect(ask)
        self.asker.disconnected.connect(take)
        self.asker.connectToHost(self.host, self.port)


def run(host, port, size, connections, report):
    checks = [Bulk("send", size), Bulk("receive", size), Bulk("both", size)]
    checks += [Messages(version) for version in wire.VERSIONS]
    checks += [Crowd(connections), BrokenMessage("cut"), BrokenMessage("reset"), Leaving(False), Leaving(True)]
    remaining = iter(checks)

    def next_check():
        check = next(remaining, None)
        if check is None:
            QCoreApplication.quit()
            return

        def done(problem):
            report.add(check.name, problem)
            QTimer.singleShot(0, next_check)

        check.start(host, port, done)

    QTimer.singleShot(0, next_check)
    QCoreApplication.exec()
    for check in remaining:
        report.add(check.name, "not made")
