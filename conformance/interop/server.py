# Copyright 2026 The Quayside Authors
# SPDX-License-Identifier: Apache-2.0
"""The PyQt6 server of the interop runs."""

import hashlib
import random

from PyQt6.QtCore import QCoreApplication
from PyQt6.QtNetwork import QHostAddress, QTcpServer

import wire


class Server(QTcpServer):
    def __init__(self):
        super().__init__()
        self.ends = []
        self.sessions = set()
        self.setListenBacklogSize(1024)
        self.newConnection.connect(self.welcome)

    def welcome(self):
        while self.hasPendingConnections():
            self.sessions.add(Session(self, self.nextPendingConnection()))


class Session:
    """One connection."""

    def __init__(self, server, socket):
        self.server = server
        self.socket = socket
        self.stream = wire.stream_of(socket)
        self.request = ""
        self.number = self.sent = self.received = 0
        self.digest = hashlib.sha256()
        self.over = False
        socket.readyRead.connect(self.read)
        socket.bytesWritten.connect(self.send)
        socket.disconnected.connect(self.end)

    def read(self):
        if not self.request and not self.read_request():
            return
        if self.request in ("send", "both"):
            self.receive()
        elif self.request == "messages":
            self.return_messages()
        elif self.request == "reset" and self.socket.bytesAvailable():
            wire.reset(self.socket)
        elif self.request == "watch" and self.socket.bytesAvailable() >= self.number and not self.over:
            self.over = True
            self.socket.write(b"!")

    def read_request(self):
        self.stream.startTransaction()
        request = self.stream.readQString()
        number = self.stream.readInt64()
        if not self.stream.commitTransaction():
            return False
        self.request, self.number = request, number
        if request in ("receive", "both"):
            self.send()
        elif request == "number":
            self.stream.writeInt64(number)
        elif request == "messages":
            self.stream.setVersion(number)
        elif request == "reset":
            wire.write_half(self.socket, number)
        elif request == "cut":
            wire.write_half(self.socket, number)
            self.socket.disconnectFromHost()
        elif request == "ends":
            self.stream.writeQStringList(self.server.ends)
            self.server.ends = []
            self.socket.disconnectFromHost()
        return True

    def send(self):
        if self.request in ("receive", "both"):
            self.sent = wire.write_pattern(self.socket, wire.SERVER, self.sent, self.number)
            self.finish()

    def receive(self):
        data = bytes(self.socket.readAll())
        self.digest.update(data)
        self.received += len(data)
        self.finish()

    def finish(self):
        all_sent = self.request == "send" or self.sent == self.number
        all_received = self.request == "receive" or self.received == self.number
        if all_sent and all_received and not self.over:
            self.over = True
            if self.request != "receive":
                self.stream.writeBytes(self.digest.digest())
            self.socket.disconnectFromHost()

    def return_messages(self):
        while True:
            self.stream.startTransaction()
            message = wire.Message.read(self.stream)
            if not self.stream.commitTransaction():
                return
            message.write(self.stream)

    def end(self):
        if self.request == "watch":
            self.server.ends.append(wire.describe_end(self.socket))
        self.server.sessions.discard(self)
        self.socket.deleteLater()


class FortuneServer(QTcpServer):
    """As in Qt's Fortune Server example: a string, and goodbye."""

    def __init__(self, fortunes):
        super().__init__()
        self.fortunes = fortunes
        self.newConnection.connect(self.send_fortune)

    def send_fortune(self):
        while self.hasPendingConnections():
            socket = self.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            wire.stream_of(socket).writeQString(random.choice(self.fortunes))
            socket.disconnectFromHost()


def serve(server):
    if not server.listen(QHostAddress(QHostAddress.SpecialAddress.LocalHost), 0):
        raise SystemExit("cannot listen: " + server.errorString())
    print(f"listening on {server.serverAddress().toString()}:{server.serverPort()}", flush=True)
    return QCoreApplication.exec()
