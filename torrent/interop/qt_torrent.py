# Copyright 2026 The Quayside Authors
# SPDX-License-Identifier: Apache-2.0
"""Adds a torrent in the window of Qt's Torrent example, as a person would, and prints how it goes on.

    qt-window qt_torrent.py PROGRAM TORRENT FOLDER [COMMAND...]

Prints the row of the torrent at each change, until it says that it shares the torrent. With a command, that one is
started first, and all ends when it has ended.
"""

import subprocess
import sys

from qt_window import find, press, press_for_dialog, running, wait_for, write

PATIENCE = 300  # seconds


def dialog(application, title):
    return wait_for(f"the dialog '{title}'", lambda: next(iter(find(application, "dialog", title)), None))


def add(application, torrent, folder):
    press_for_dialog(find(application, "push button", "Add new torrent")[0])
    choice = dialog(application, "Choose a torrent file")
    write(find(choice, "text")[0], torrent)
    press_for_dialog(find(choice, "push button", "Open")[0])
    adding = dialog(application, "Add a torrent")
    # Three fields: torrent, list of files, destination. What they are labelled says something else.
    write(find(adding, "text")[-1], folder)
    press(find(adding, "push button", "OK")[0])


def row(application):
    return [cell.name for cell in find(application, "table cell")]


def watch(application, is_over):
    before = []

    def shown_and_over():
        nonlocal before
        now = row(application)
        if now != before:
            print(now, flush=True)
            before = now
        return is_over(now)

    wait_for("the end", shown_and_over, PATIENCE)


def main():
    program, torrent, folder, *command = sys.argv[1:]
    with running(program) as application:
        for slider in find(application, "slider"):
            slider.queryValue().currentValue = 1000  # 2 MiB a second, the most there is
        other = subprocess.Popen(command) if command else None
        try:
            add(application, torrent, folder)
            watch(application, lambda now: other.poll() is not None if other else "Seeding" in now)
        finally:
            if other:
                other.terminate()
    return other.wait() if other else 0


sys.exit(main())
