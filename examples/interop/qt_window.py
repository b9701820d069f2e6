# Copyright 2026 The Quayside Authors
# SPDX-License-Identifier: Apache-2.0
"""Uses the windows of Qt's own examples through the accessibility bus: reads labels, fills fields, presses buttons.

    qt_window.py fetch    PROGRAM HOST PORT COUNT
    qt_window.py loopback PROGRAM

Started by the script qt-window, which provides a display and a bus.
"""

import os
import subprocess
import sys
import time

import pyatspi
from gi.repository import Gio, GLib

PATIENCE = 20  # seconds


def pump(seconds=0.0):
    """The bindings learn of changes only while this loop turns."""
    end = time.monotonic() + seconds
    while True:
        while GLib.MainContext.default().pending():
            GLib.MainContext.default().iteration(False)
        if time.monotonic() >= end:
            return
        time.sleep(0.01)


def wait_for(what, condition, patience=PATIENCE):
    end = time.monotonic() + patience
    while time.monotonic() < end:
        result = condition()
        if result:
            return result
        pump(0.02)
    raise SystemExit(f"time over waiting for {what}")


def on_the_bus(pid):
    desktop = pyatspi.Registry.getDesktop(0)
    for i in range(desktop.childCount):
        try:
            child = desktop.getChildAtIndex(i)
            if child and child.get_process_id() == pid and child.childCount:
                return child
        except GLib.GError:
            pass  # it has just gone
    return None


def session_bus(method, argument=None):
    """Calls the session bus itself; this does not start the accessibility bus."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    arguments = GLib.Variant("(s)", (argument,)) if argument else None
    name = "org.freedesktop.DBus"
    reply = bus.call_sync(name, "/org/freedesktop/DBus", name, method, arguments, None, Gio.DBusCallFlags.NONE, -1)
    return reply.unpack()[0]


def is_in_session(pid):
    for name in session_bus("ListNames"):
        try:
            if name.startswith(":") and session_bus("GetConnectionUnixProcessID", name) == pid:
                return True
        except GLib.GError:
            pass  # it has just gone
    return False


def start(program):
    """Qt first, then the accessibility bus: a program that finds the bus running registers before it is connected
    to it, and never again. One that sees the bus come connects first."""
    env = dict(os.environ, QT_QPA_PLATFORM="xcb", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1")
    process = subprocess.Popen([program], env=env, stdin=subprocess.DEVNULL)
    try:
        wait_for("the program in the session", lambda: is_in_session(process.pid))
        pump(0.2)  # it has yet to ask whether the bus runs
        return process, wait_for("the program on the accessibility bus", lambda: on_the_bus(process.pid))
    except BaseException:
        process.kill()
        process.wait()
        raise


def walk(node):
    yield node
    for i in range(node.childCount):
        child = node.getChildAtIndex(i)
        if child is not None:
            yield from walk(child)


def find(application, role, name=""):
    return [node for node in walk(application) if node.getRoleName() == role and node.name.startswith(name)]


def labels(application):
    return [label.name for label in find(application, "label")]


def press(button):
    action = button.queryAction()
    names = [action.getName(i).lower() for i in range(action.nActions)]
    action.doAction(next((i for i, name in enumerate(names) if name in ("press", "click")), 0))


def is_enabled(button):
    return button.getState().contains(pyatspi.STATE_ENABLED)


def fetch(application, host, port, count):
    fields = find(application, "text")
    fields[0].queryEditableText().setTextContents(host)
    fields[-1].queryEditableText().setTextContents(port)
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
    process, application = start(program)
    try:
        pump(0.3)
        {"fetch": fetch, "loopback": loopback}[task](application, *arguments)
    finally:
        process.terminate()
        process.wait()


main()
