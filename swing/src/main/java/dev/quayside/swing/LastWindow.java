// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.swing;

import dev.quayside.core.QCoreApplication;
import dev.quayside.core.QThread;
import java.awt.AWTEvent;
import java.awt.EventQueue;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.AWTEventListener;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.WindowEvent;
import java.util.stream.Stream;

/** Notices that the last window is closed. Used in the event thread only. */
final class LastWindow {
    private static final AWTEventListener EVENTS = LastWindow::onEvent;

    /** A window whose closing was begun and that may be hidden at its end, after a question say. */
    private static final ComponentAdapter HIDING =
            new ComponentAdapter() {
                @Override
                public void componentHidden(ComponentEvent event) {
                    event.getComponent().removeComponentListener(this);
                    checkLater();
                }
            };

    private LastWindow() {}

    static void watch() {
        Toolkit toolkit = Toolkit.getDefaultToolkit();
        toolkit.removeAWTEventListener(EVENTS);
        toolkit.addAWTEventListener(EVENTS, AWTEvent.WINDOW_EVENT_MASK);
    }

    private static void onEvent(AWTEvent event) {
        if (event.getID() == WindowEvent.WINDOW_CLOSING) {
            Window window = ((WindowEvent) event).getWindow();
            window.removeComponentListener(HIDING);
            window.addComponentListener(HIDING);
        } else if (event.getID() == WindowEvent.WINDOW_CLOSED) {
            checkLater();
        }
    }

    /** Later, since the program may be about to show the next window. */
    private static void checkLater() {
        EventQueue.invokeLater(LastWindow::check);
    }

    private static void check() {
        boolean shown =
                Stream.of(Window.getWindows())
                        .anyMatch(w -> w.isShowing() && w.getType() != Window.Type.POPUP);
        QCoreApplication application = QCoreApplication.instance();
        if (shown || application == null || !SwingApplication.quitOnLastWindowClosed()) {
            return;
        }
        QCoreApplication.quit();
        if (application.thread() != QThread.currentThread()) {
            disposeAll(); // its loop is somewhere else: nothing else ends the event thread
        }
    }

    /** AWT ends its thread, and so the program, only when no window could be shown again. */
    static void disposeAll() {
        for (Window window : Window.getWindows()) {
            window.dispose();
        }
    }
}
