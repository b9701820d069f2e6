// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import dev.quayside.core.QObject;
import dev.quayside.testing.QTest;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/** Run by {@link AcceptRetryTest} in a process of its own with few file descriptors. */
final class AcceptRetry {
    private static final int LIMIT_MS = 20_000;

    private AcceptRetry() {}

    public static void main(String[] args) throws Exception {
        loadClasses();
        QTcpServer server = new QTcpServer();
        List<QTcpSocket> accepted = new ArrayList<>();
        List<Object> errors = new ArrayList<>();
        server.newConnection.connect(() -> accepted.add(server.nextPendingConnection()));
        server.acceptError.connect(error -> errors.add(error));
        server.setAcceptRetryInterval(1);
        if (!server.listen(QHostAddress.SpecialAddress.LocalHost, 0)) {
            throw new IllegalStateException(server.errorString());
        }
        List<QTcpSocket> clients = new ArrayList<>();
        // connecting needs descriptors as well, and the JVM takes one for a moment now and then
        while (errors.size() < 4 && clients.size() < 200) {
            QTcpSocket client = new QTcpSocket();
            client.connectToHost(QHostAddress.SpecialAddress.LocalHost, server.serverPort());
            clients.add(client);
            QTest.qWaitFor(
                    () -> client.state() != QAbstractSocketBase.SocketState.ConnectingState,
                    LIMIT_MS);
            QTest.qWaitFor(() -> errors.size() >= 4, 10);
            if (client.state() == QAbstractSocketBase.SocketState.UnconnectedState) {
                accepted.remove(0).abort(); // the next client gets the last one, the server none
            }
        }
        System.out.println("errors " + new HashSet<>(errors) + " again " + (errors.size() >= 4));
        int before = accepted.size();
        accepted.subList(0, 3).forEach(QTcpSocket::abort);
        clients.subList(0, 3).forEach(QTcpSocket::abort);
        System.out.println(
                "accepts by itself " + QTest.qWaitFor(() -> accepted.size() > before, LIMIT_MS));
        clients.forEach(QObject::dispose);
        server.dispose();
    }

    /** A class that lies in a folder, not in a jar, takes a descriptor when it is loaded. */
    private static void loadClasses() throws Exception {
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path folder = Path.of(entry);
            if (Files.isDirectory(folder) && folder.endsWith("classes")) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.filter(AcceptRetry::isClass).toList()) {
                        String path = folder.relativize(file).toString();
                        String name = path.substring(0, path.length() - ".class".length());
                        Class.forName(name.replace(File.separatorChar, '.'));
                    }
                }
            }
        }
    }

    private static boolean isClass(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".class") && !name.contains("-info");
    }
}
