# Copyright 2026 The Quayside Authors
# SPDX-License-Identifier: Apache-2.0
"""What the PyQt6 server and clients share. The requests are described in package-info.java of
dev.quayside.conformance.interop, whose classes are the other side."""

import hashlib
import os
import socket as system_socket
import struct
import threading

from PyQt6.QtCore import QByteArray, QDataStream, QIODevice

CHUNK = 65536
PERIOD = 65521
MAX_UNSENT = 256 * 1024
PATIENCE = 100_000  # milliseconds that a single wait may take
ANNOUNCED = 1_000_000
VERSIONS = (7, 9, 12, 13, 15, 17, 19, 20)
HOST_CLOSED = "RemoteHostClosedError (The remote host closed the connection)"


def enum_value(member):
    return getattr(member, "value", member)


class Pattern:
    """Bytes that both sides know."""

    def __init__(self, number):
        period = bytes((n * 131 + (n >> 5) * 17 + number) & 0xFF for n in range(PERIOD))
        self.data = period + period + period[:2]

    def chunk(self, at, size):
        start = at % PERIOD
        return self.data[start:start + min(CHUNK, size - at)]

    def sha256(self, size):
        digest = hashlib.sha256()
        for at in range(0, size, CHUNK):
            digest.update(self.chunk(at, size))
        return digest.digest()


CLIENT = Pattern(1)
SERVER = Pattern(2)


def stream_of(socket):
    stream = QDataStream(socket)
    stream.setVersion(enum_value(QDataStream.Version.Qt_5_10))
    return stream


def read_bytes(stream):
    value = QByteArray()
    stream >> value
    return bytes(value)


def write_pattern(socket, pattern, at, size):
    """Writes until enough is unsent; returns how far it has come."""
    while at < size and socket.bytesToWrite() <= MAX_UNSENT:
        chunk = pattern.chunk(at, size)
        if socket.write(chunk) != len(chunk):
            raise RuntimeError("not written: " + socket.errorString())
        at += len(chunk)
    return at


def write_half(socket, announced):
    stream_of(socket).writeUInt32(announced)
    socket.write(bytes(announced // 2))


def reset(socket):
    """Ends a connection without the farewell that TCP has for it."""
    with system_socket.socket(fileno=os.dup(int(socket.socketDescriptor()))) as twin:
        twin.setsockopt(system_socket.SOL_SOCKET, system_socket.SO_LINGER, struct.pack("ii", 1, 0))
        socket.abort()


def describe_end(socket):
    return f"{socket.error().name} ({socket.errorString()}), {socket.bytesAvailable()} unread"


class Message:
    """A QString, a QByteArray, a QStringList and a QVariantMap."""

    def __init__(self, text, data, items, values):
        self.fields = (text, bytes(data), items, values)

    @staticmethod
    def read(stream):
        return Message(stream.readQString(), read_bytes(stream), stream.readQStringList(),
                       stream.readQVariantMap())

    def write(self, stream):
        text, data, items, values = self.fields
        stream.writeQString(text)
        stream << QByteArray(data)
        stream.writeQStringList(items)
        stream.writeQVariantMap(values)

    def encoded(self, version):
        data = QByteArray()
        stream = QDataStream(data, QIODevice.OpenModeFlag.WriteOnly)
        stream.setVersion(version)
        self.write(stream)
        return bytes(data)

    def is_encoded_in(self, data, version):
        stream = QDataStream(QByteArray(data))
        stream.setVersion(version)
        decoded = Message.read(stream)
        return (stream.status() == QDataStream.Status.Ok and stream.atEnd()
                and decoded.fields == self.fields)


def samples():
    values = {
        "int": -5, "large": 1 << 40, "real": 0.1, "yes": True, "no": False,
        "text": "\u00DF\u20AC\U0001F6A2", "bytes": QByteArray(b"\0\1\xFF"), "nothing": None,
        "list": [1, "two", None, [3.0, True]], "map": {"inner": "value", "": 0},
    }
    items = ["", "one", "zw\u00F6lf", "\u6C34"]
    return (
        Message("Ship \U0001F6A2 ahoy\0!", b"\1\0\xFF", items, values),
        Message("", b"", [], {}),
        Message("x" * 70_000, CLIENT.data[:100_000], items, values),
    )


def size_of_leaving(by_reset):
    return 300_000 if by_reset else 200_000


def compare(actual, expected):
    return None if actual == expected else f"expected <{expected}>, got <{actual}>"


class Report:
    """Prints a line for each check, and counts the failures. For every thread."""

    def __init__(self):
        self.failures = 0
        self.lock = threading.Lock()

    def add(self, check, problem):
        with self.lock:
            self.failures += bool(problem)
            print(f"FAILED {check}: {problem}" if problem else f"ok {check}", flush=True)
