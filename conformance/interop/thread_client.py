# Copyright 2026 The Quayside Authors
# SPDX-License-Identifier: Apache-2.0
"""The PyQt6 client of the interop runs that blocks: all checks at the same time, each in a thread."""

import hashlib
import threading

from PyQt6.QtNetwork import QAbstractSocket, QTcpSocket

import wire

CROWD_THREADS = 8


class Connection:
    """A blocking connection; a wait that ends without what it was for raises RuntimeError."""

    def __init__(self, host, port):
        self.socket = QTcpSocket()
        self.socket.connectToHost(host, port)
        self.need(self.socket.waitForConnected(wire.PATIENCE), "waitForConnected")
        self.stream = wire.stream_of(self.socket)

    def need(self, done, what):
        if not done:
            raise RuntimeError(f"{what}: {self.socket.errorString()}")

    def request(self, what, number):
        self.stream.writeQString(what)
        self.stream.writeInt64(number)

    def await_more(self):
        self.need(self.socket.waitForReadyRead(wire.PATIENCE), "waitForReadyRead")

    def await_bytes(self, count):
        while self.socket.bytesAvailable() < count:
            self.await_more()

    def await_end(self):
        while self.socket.waitForReadyRead(wire.PATIENCE):
            pass
        self.need(self.socket.state() == QAbstractSocket.SocketState.UnconnectedState, "waitForReadyRead")

    def flush(self):
        while self.socket.bytesToWrite():
            self.need(self.socket.waitForBytesWritten(wire.PATIENCE), "waitForBytesWritten")

    def disconnect(self):
        self.socket.disconnectFromHost()
        if self.socket.state() != QAbstractSocket.SocketState.UnconnectedState:
            self.need(self.socket.waitForDisconnected(wire.PATIENCE), "waitForDisconnected")


def bulk(connection, what, size):
    connection.request(what, size)
    sends, receives = what != "receive", what != "send"
    sent = received = 0
    digest = hashlib.sha256()
    while (sends and sent < size) or (receives and received < size):
        if sends:
            sent = wire.write_pattern(connection.socket, wire.CLIENT, sent, size)
        if receives and received < size:
            connection.await_bytes(1)  # sends meanwhile what there is to send
            data = connection.socket.read(min(wire.CHUNK, size - received))
            digest.update(data)
            received += len(data)
        else:
            connection.flush()
    connection.await_end()
    problem = None
    if sends:
        problem = wire.compare(wire.read_bytes(connection.stream), wire.CLIENT.sha256(size))
    if receives and not problem:
        problem = wire.compare(digest.digest(), wire.SERVER.sha256(size))
    return problem


def messages(connection, version):
    connection.request("messages", version)
    for sample in wire.samples():
        encoded = sample.encoded(version)
        connection.socket.write(encoded)
        connection.await_bytes(len(encoded))
        answer = connection.socket.read(len(encoded))
        if answer != encoded or not sample.is_encoded_in(answer, version):
            return f"a message came back changed: {sample.fields}"
    connection.disconnect()
    return None


def crowd(host, port, numbers):
    members = {number: Connection(host, port) for number in numbers}
    for number, member in members.items():
        member.request("number", number)
        member.flush()
    for number, member in members.items():
        member.await_bytes(8)
        got = member.stream.readInt64()
        if got != number:
            return f"asked for {number}, got {got}"
    for member in members.values():
        member.disconnect()
    return None


def broken_message(connection, what):
    connection.request(what, wire.ANNOUNCED)
    connection.await_bytes(4 + wire.ANNOUNCED // 2)
    if what == "reset":
        connection.socket.write(b"!")
        connection.flush()
    connection.await_end()
    connection.stream.startTransaction()
    wire.read_bytes(connection.stream)
    if connection.stream.commitTransaction():
        return "half a message is no message"
    return wire.compare(wire.describe_end(connection.socket), f"{wire.HOST_CLOSED}, 500004 unread")


def leave(host, port, by_reset):
    size = wire.size_of_leaving(by_reset)
    connection = Connection(host, port)
    connection.request("watch", size)
    connection.socket.write(bytes(size))
    connection.await_more()
    if by_reset:
        wire.reset(connection.socket)
    else:
        connection.disconnect()
    ends = []
    while not ends:  # until the server has noticed
        asker = Connection(host, port)
        asker.request("ends", 0)
        asker.await_end()
        ends = asker.stream.readQStringList()
    return wire.compare(ends, [f"{wire.HOST_CLOSED}, {size} unread"])


def run(host, port, size, connections, report):
    threads = []

    def check(name, function, *arguments):
        def make():
            try:
                report.add(name, function(*arguments))
            except RuntimeError as e:
                report.add(name, str(e))

        thread = threading.Thread(target=make)
        thread.start()
        threads.append(thread)

    def on_connection(function, *arguments):
        return function(Connection(host, port), *arguments)

    for what in ("send", "receive", "both"):
        check(f"{what} {size} bytes", on_connection, bulk, what, size)
    for version in wire.VERSIONS:
        check(f"messages in stream version {version}", on_connection, messages, version)
    for i in range(CROWD_THREADS):
        numbers = range(i, connections, CROWD_THREADS)
        check(f"{len(numbers)} of {connections} connections at once", crowd, host, port, numbers)
    for what in ("cut", "reset"):
        check(f"{what} by the server, half way through a message", on_connection, broken_message, what)
    for thread in threads:
        thread.join()
    for by_reset in (False, True):  # one after the other: both ask for all ends
        how = "reset" if by_reset else "cut"
        check(f"{how} by the client, half way through a message", leave, host, port, by_reset)
        threads[-1].join()
