# Copyright 2026 The Quayside Authors
# SPDX-License-Identifier: Apache-2.0
"""Fortune clients in PyQt6, as in Qt's examples: each prints the fortunes that it gets, one a line."""

from PyQt6.QtCore import QCoreApplication, QDataStream, QTimer
from PyQt6.QtNetwork import QTcpSocket

import wire


def open_stream(socket):
    stream = QDataStream(socket)
    stream.setVersion(wire.enum_value(QDataStream.Version.Qt_4_0))
    return stream


def fetch_blocking(host, port, count):
    for _ in range(count):
        socket = QTcpSocket()
        stream = open_stream(socket)
        socket.connectToHost(host, port)
        if not socket.waitForConnected(100_000):
            raise SystemExit(socket.errorString())
        while True:
            if not socket.waitForReadyRead(100_000):
                raise SystemExit(socket.errorString())
            stream.startTransaction()
            fortune = stream.readQString()
            if stream.commitTransaction():
                print(fortune, flush=True)
                break


def fetch(host, port, count):
    socket = QTcpSocket()
    stream = open_stream(socket)
    left = count

    def read():
        nonlocal left
        stream.startTransaction()
        fortune = stream.readQString()
        if stream.commitTransaction():
            print(fortune, flush=True)
            left -= 1
            if left:
                QTimer.singleShot(0, request)
            else:
                QCoreApplication.quit()

    def request():
        socket.abort()
        socket.connectToHost(host, port)

    socket.readyRead.connect(read)
    QTimer.singleShot(100_000, QCoreApplication.quit)
    request()
    QCoreApplication.exec()
    if left:
        raise SystemExit(f"{left} fortunes did not come: {socket.errorString()}")
