# Copyright 2026 The Quayside Authors
# SPDX-License-Identifier: Apache-2.0
"""Uses the windows of Qt programs through the accessibility bus: reads labels, fills fields, presses buttons.

For scripts that the command qt-window starts, which provides a display and a bus.
"""

import contextlib
import os
import subprocess
import time

import pyatspi
from gi.repository import Atspi, Gio, GLib

PATIENCE = 100  # seconds
CALL_MSECS = 60_000  # for an answer of a program, on a busy machine

Atspi.set_timeout(CALL_MSECS, -1)


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


def session_bus(method, argument=None, interface="org.freedesktop.DBus"):
    """Calls the session bus itself; this does not start the accessibility bus."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    arguments = GLib.Variant("(s)", (argument,)) if argument else None
    name = "org.freedesktop.DBus"
    path = "/org/freedesktop/DBus"
    reply = bus.call_sync(name, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, -1)
    return reply.unpack()[0]


def expects_accessibility(pid):
    """Whether a program will be told that the accessibility bus has started."""
    for name, rules in session_bus("GetAllMatchRules", interface="org.freedesktop.DBus.Debug.Stats").items():
        try:
            if session_bus("GetConnectionUnixProcessID", name) == pid:
                return any("org.a11y.Bus" in rule for rule in rules)
        except GLib.GError:
            pass  # it has just gone
    return False


@contextlib.contextmanager
def running(program):
    """Gives the application of a program, which is ended afterwards.

    Qt first, then the accessibility bus: a program that finds the bus running registers before it is connected
    to it, and never again. One that sees the bus come connects first.
    """
    env = dict(os.environ, QT_QPA_PLATFORM="xcb", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1")
    process = subprocess.Popen([program], env=env, stdin=subprocess.DEVNULL)
    try:
        wait_for("the program in the session", lambda: expects_accessibility(process.pid))
        application = wait_for("the program on the accessibility bus", lambda: on_the_bus(process.pid))
        pump(0.3)
        yield application
    finally:
        process.terminate()
        process.wait()


def children(node):
    try:
        return [child for child in map(node.getChildAtIndex, range(node.childCount)) if child is not None]
    except GLib.GError:
        return []  # it has just gone


def walk(node):
    yield node
    for child in children(node):
        yield from walk(child)


def is_like(node, role, name):
    try:
        return node.getRoleName() == role and node.name.startswith(name)
    except GLib.GError:
        return False  # it has just gone


def find(application, role, name=""):
    return [node for node in walk(application) if is_like(node, role, name)]


def press(button):
    action = button.queryAction()
    names = [action.getName(i).lower() for i in range(action.nActions)]
    action.doAction(next((i for i, name in enumerate(names) if name in ("press", "click")), 0))


def press_for_dialog(button):
    """The program answers only when the dialog that the button opens has ended: nobody waits for that."""
    Atspi.set_timeout(200, -1)
    try:
        press(button)
    except GLib.GError:
        pass  # no answer in time, as expected; who waits for the dialog learns whether it came
    finally:
        Atspi.set_timeout(CALL_MSECS, -1)


def write(field, text):
    field.queryEditableText().setTextContents(text)


def is_enabled(button):
    return button.getState().contains(pyatspi.STATE_ENABLED)
