// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance.interop;

import dev.quayside.core.QCoreApplication;
import dev.quayside.network.QHostAddress;
import dev.quayside.network.QTcpServer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Our program for the interop runs.
 *
 * <pre>
 *   Peer server event|blocking|virtual
 *           serves in one thread, or each connection in a thread, or in a virtual one (Java 21);
 *           prints the port as `listening on ADDRESS:PORT`
 *   Peer client event|blocking HOST PORT SIZE CONNECTIONS
 *           prints a line for each check
 * </pre>
 */
public final class Peer {
    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private Peer() {}

    /**
     * Runs a server until it is ended, or a client until all its checks are made.
     *
     * @param args as above
     */
    public static void main(String[] args) {
        QCoreApplication.initialize(args);
        boolean event = args[1].equals("event");
        if (args[0].equals("server") && event) {
            listen(new EventServer());
            QCoreApplication.exec();
        } else if (args[0].equals("server")) {
            BlockingServer server = new BlockingServer(args[1].equals("virtual"));
            listen(server);
            server.serve();
            throw new IllegalStateException("The server stopped: " + server.errorString());
        } else {
            Report report = new Report(OUT);
            String host = args[2];
            int port = Integer.parseInt(args[3]);
            long size = Long.parseLong(args[4]);
            int connections = Integer.parseInt(args[5]);
            if (event) {
                new EventClient(host, port, report).run(size, connections);
            } else {
                new BlockingClient(host, port, report).run(size, connections);
            }
            System.exit(report.failures() == 0 ? 0 : 1);
        }
    }

    private static void listen(QTcpServer server) {
        if (!server.listen(QHostAddress.SpecialAddress.LocalHost, 0)) {
            throw new IllegalStateException("Cannot listen: " + server.errorString());
        }
        OUT.println("listening on " + server.serverAddress() + ":" + server.serverPort());
    }
}
