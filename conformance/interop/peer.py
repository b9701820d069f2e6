# Copyright 2026 The Quayside Authors
# SPDX-License-Identifier: Apache-2.0
"""The real Qt, by way of PyQt6, for the interop runs.

    peer.py server                                        prints `listening on ADDRESS:PORT`
    peer.py client event|threads HOST PORT SIZE CONNECTIONS   prints a line for each check
    peer.py fortune-server FILE                           serves the lines of a file
    peer.py fortune-client event|blocking HOST PORT COUNT
"""

import signal
import sys

from PyQt6.QtCore import QCoreApplication

import event_client
import fortune
import server
import thread_client
import wire


def main(command, *arguments):
    if command == "server":
        return server.serve(server.Server())
    if command == "fortune-server":
        with open(arguments[0], encoding="utf-8") as lines:
            return server.serve(server.FortuneServer(lines.read().splitlines()))
    kind, host, port = arguments[0], arguments[1], int(arguments[2])
    if command == "fortune-client":
        (fortune.fetch if kind == "event" else fortune.fetch_blocking)(host, port, int(arguments[3]))
        return 0
    report = wire.Report()
    client = event_client if kind == "event" else thread_client
    client.run(host, port, int(arguments[3]), int(arguments[4]), report)
    return 1 if report.failures else 0


signal.signal(signal.SIGINT, signal.SIG_DFL)  # PyQt would not look at it while the loop runs
signal.signal(signal.SIGTERM, signal.SIG_DFL)
app = QCoreApplication(sys.argv)
sys.exit(main(*sys.argv[1:]))
