// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance.interop;

import dev.quayside.core.QCoreApplication;
import java.util.ArrayDeque;
import java.util.Deque;

/** Makes all checks with an event loop, one after another. */
final class EventClient {
    private final String host;
    private final int port;
    private final Report report;
    private final Deque<EventCheck> checks = new ArrayDeque<>();

    EventClient(String host, int port, Report report) {
        this.host = host;
        this.port = port;
        this.report = report;
    }

    void run(long size, int connections) {
        checks.add(new BulkCheck("send", size));
        checks.add(new BulkCheck("receive", size));
        checks.add(new BulkCheck("both", size));
        for (int version : Message.VERSIONS) {
            checks.add(new MessageCheck(version));
        }
        checks.add(new CrowdCheck(connections));
        checks.add(new BrokenMessageCheck("cut"));
        checks.add(new BrokenMessageCheck("reset"));
        checks.add(new LeavingCheck(false));
        checks.add(new LeavingCheck(true));
        next();
        QCoreApplication.exec();
        checks.forEach(check -> report.add(check.name(), "not made, or not to its end"));
    }

    private void next() {
        EventCheck check = checks.peek();
        if (check == null) {
            QCoreApplication.quit();
            return;
        }
        check.start(
                host,
                port,
                problem -> {
                    report.add(check.name(), problem);
                    checks.remove();
                    next();
                });
    }
}
