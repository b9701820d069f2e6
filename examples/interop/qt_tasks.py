# Copyright 2026 The Quayside Authors
# SPDX-License-Identifier: Apache-2.0
"""Uses the windows of Qt's own examples.

    qt-window qt_tasks.py fetch    PROGRAM HOST PORT COUNT
    qt-window qt_tasks.py loopback PROGRAM

fetch prints the fortunes, of fortuneclient and of blockingfortuneclient; loopback how long the transfer took.
"""

import sys
import time

from qt_window import find, is_enabled, press, running, wait_for, write


def labels(application):
    return [label.name for label in find(application, "label")]


def fetch(application, host, port, count):
    fields = find(application, "text")
    write(fields[0], host)
    write(fields[-1], port)
    button = find(application, "push button", "Get Fortune")[0]
    wait_for("the button", lambda: is_enabled(button))
    # The label with the fortune is the one that is not about the fields.
    shown = next(label for label in find(application, "label") if not label.name.startswith("Server "))
    for _ in range(int(count)):
        before = shown.name
        press(button)
        wait_for(f"another fortune; shown: {labels(application)}", lambda: shown.name != before)
        print(shown.name, flush=True)


def loopback(application):
    button = find(application, "push button", "Start")[0]
    begin = time.monotonic()
    press(button)
    wait_for("the end", lambda: "Received 50MB" in labels(application) and is_enabled(button))
    print(f"{(time.monotonic() - begin) * 1000:.0f} ms, looking at the window included")


def main():
    task, program, *arguments = sys.argv[1:]
    with running(program) as application:
        {"fetch": fetch, "loopback": loopback}[task](application, *arguments)


main()
