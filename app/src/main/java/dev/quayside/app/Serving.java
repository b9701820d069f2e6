// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.app;

import dev.quayside.core.QCoreApplication;
import dev.quayside.core.QTimer;
import dev.quayside.network.QHostAddress;
import dev.quayside.network.QTcpServer;

/**
 * What the commands that serve have in common. It is on the short way to the first echo, so it does
 * without what takes long to load.
 */
final class Serving {
    private static final int ACCEPT_AGAIN_MSECS = 1000;

    private Serving() {}

    static QHostAddress address(String text) throws CommandFailure {
        QHostAddress address = new QHostAddress(text);
        if (address.isNull()) {
            throw new CommandFailure("bad address: " + text + " (give one like 127.0.0.1 or ::1)");
        }
        return address;
    }

    /** How a user writes an address with a port: IPv6 stands in brackets. */
    static String place(QHostAddress address, int port) {
        String text = address.toString();
        boolean v6 = text.indexOf(':') >= 0;
        StringBuilder place = new StringBuilder(); // the plus operator would load 20 classes
        place.append(v6 ? "[" : "").append(text).append(v6 ? "]:" : ":").append(port);
        return place.toString();
    }

    static void listen(QTcpServer server, QHostAddress address, int port) throws CommandFailure {
        server.acceptError.connect(error -> complain(server.errorString()));
        server.setAcceptRetryInterval(ACCEPT_AGAIN_MSECS);
        if (!server.listen(address, port)) {
            throw new CommandFailure(
                    "cannot listen on " + place(address, port) + ": " + server.errorString());
        }
    }

    /**
     * Runs the main loop until a signal ends it. The announcement is made by the loop: who has read
     * it can rely on a signal ending the program in its own way.
     */
    static int serve(String place) {
        QTimer.singleShot(0, () -> System.out.println("listening on ".concat(place)));
        return QCoreApplication.exec();
    }

    private static void complain(String reason) {
        System.err.println("quayside: cannot accept: " + reason);
    }
}
