// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.programs.command;

import dev.quayside.core.QCoreApplication;
import dev.quayside.core.QTimer;
import dev.quayside.network.QHostAddress;
import dev.quayside.network.QTcpServer;

/**
 * What the commands that serve have in common. It is on the short way to the first echo, so it does
 * without what takes long to load.
 */
public final class Serving {
    private static final int MAX_PORT = 65535;
    private static final int ACCEPT_AGAIN_MSECS = 1000;

    private Serving() {}

    /**
     * Reads a port.
     *
     * @param text what a user wrote
     * @return 0 to 65535; -1 if the text is no port
     */
    public static int port(String text) {
        int port = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            port = port * 10 + (c - '0');
            if (port > MAX_PORT) {
                return -1;
            }
        }
        return text.isEmpty() ? -1 : port;
    }

    /**
     * Reads an IP address.
     *
     * @param text what a user wrote
     * @return the address
     * @throws CommandFailure if it is none
     */
    public static QHostAddress address(String text) throws CommandFailure {
        QHostAddress address = new QHostAddress(text);
        if (address.isNull()) {
            throw new CommandFailure("bad address: " + text + " (give one like 127.0.0.1 or ::1)");
        }
        return address;
    }

    /**
     * Tells how a user writes an address with a port: IPv6 stands in brackets.
     *
     * @param address the address
     * @param port the port
     * @return both in one text
     */
    public static String place(QHostAddress address, int port) {
        String text = address.toString();
        boolean v6 = text.indexOf(':') >= 0;
        StringBuilder place = new StringBuilder(); // the plus operator would load 20 classes
        place.append(v6 ? "[" : "").append(text).append(v6 ? "]:" : ":").append(port);
        return place.toString();
    }

    /**
     * Lets a server listen. Errors of accepting go to the standard error.
     *
     * @param server the server
     * @param address where to listen
     * @param port the port; 0 lets the system choose one
     * @throws CommandFailure if it cannot listen
     */
    public static void listen(QTcpServer server, QHostAddress address, int port)
            throws CommandFailure {
        server.acceptError.connect(error -> complain("cannot accept: ", server.errorString()));
        server.setAcceptRetryInterval(ACCEPT_AGAIN_MSECS);
        if (!server.listen(address, port)) {
            throw new CommandFailure(
                    "cannot listen on " + place(address, port) + ": " + server.errorString());
        }
    }

    /**
     * Runs the main loop until a signal ends it. The announcement is made by the loop: who has read
     * it can rely on a signal ending the program in its own way.
     *
     * @param place where the server listens
     * @return the exit status
     */
    public static int serve(String place) {
        QTimer.singleShot(0, () -> System.out.println("listening on ".concat(place)));
        return QCoreApplication.exec();
    }

    /**
     * Reports what went wrong with one client while the server goes on.
     *
     * @param what what did not work
     * @param reason why
     */
    public static void complain(String what, String reason) {
        System.err.println("quayside: ".concat(what).concat(reason));
    }
}
