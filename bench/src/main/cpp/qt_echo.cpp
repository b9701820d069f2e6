// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
//
// Echo server with Qt, as its documentation would have it.
//
//   qt_echo PORT
#include <QCoreApplication>
#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

int main(int argc, char **argv) {
    QCoreApplication application(argc, argv);
    QTcpServer server;
    server.setMaxPendingConnections(4096);
    server.setListenBacklogSize(4096);
    QObject::connect(&server, &QTcpServer::newConnection, [&server] {
        while (QTcpSocket *socket = server.nextPendingConnection()) {
            socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] { socket->write(socket->readAll()); });
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
    if (argc != 2 || !server.listen(QHostAddress::LocalHost, QString(argv[1]).toUShort())) {
        return 1;
    }
    return application.exec();
}
