// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.loopback;

import dev.quayside.core.QElapsedTimer;
import dev.quayside.programs.window.ActionButton;
import dev.quayside.programs.window.Form;
import dev.quayside.programs.window.Messages;
import dev.quayside.programs.window.Windows;
import java.awt.Cursor;
import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JProgressBar;

/** The window of the loopback program: how much was sent, how much has arrived. */
public final class LoopbackPanel extends Form {
    private static final long serialVersionUID = 1;
    private static final String TITLE = "Loopback";
    private static final int WIDTH = 280;
    private static final int INTERVAL = 40; // milliseconds, 25 pictures a second
    private static final int MIB = 1024 * 1024;

    private final transient Loopback loopback;
    private final JProgressBar clientBar = new JProgressBar(0, Loopback.TOTAL_BYTES);
    private final JProgressBar serverBar = new JProgressBar(0, Loopback.TOTAL_BYTES);
    private final JLabel clientStatus = new JLabel();
    private final JLabel serverStatus = new JLabel();
    private final JButton start = new ActionButton("Start", 'S');
    private final transient QElapsedTimer sinceShown = new QElapsedTimer();
    private int sent;
    private int received;

    /**
     * Makes the panel.
     *
     * @param loopback what it starts and shows
     */
    public LoopbackPanel(Loopback loopback) {
        this.loopback = loopback;
        clientBar.setName("client bar");
        serverBar.setName("server bar");
        clientStatus.setName("client status");
        serverStatus.setName("server status");
        clientBar.setStringPainted(true);
        serverBar.setStringPainted(true);
        addRow(clientBar, false);
        addRow(clientStatus, false);
        addRow(serverBar, false);
        addRow(serverStatus, true);
        addRow((JComponent) Box.createHorizontalStrut(WIDTH), false);
        start.addActionListener(e -> start());
        loopback.connected.connect(() -> clientStatus.setText("Connected"));
        loopback.accepted.connect(() -> serverStatus.setText("Accepted a connection"));
        loopback.sent.connect(bytes -> count(bytes, received));
        loopback.received.connect(bytes -> count(sent, bytes));
        loopback.finished.connect(this::showEnd);
        loopback.failed.connect(this::showFailure);
        reset();
    }

    /**
     * Shows the panel in a window.
     *
     * @return the window
     */
    public JFrame open() {
        return Windows.show(TITLE, this, start, start);
    }

    private void start() {
        start.setEnabled(false);
        setWindowCursor(Cursor.WAIT_CURSOR);
        reset();
        while (!loopback.start()) {
            String problem = "The server cannot listen: " + loopback.errorString() + ".";
            if (!Messages.askRetry(this, TITLE, problem)) {
                becomeUsable();
                return;
            }
        }
        serverStatus.setText("Listening");
        clientStatus.setText("Connecting");
    }

    /** Shows it not too often: painting takes longer than sending. */
    private void count(int bytesSent, int bytesReceived) {
        sent = bytesSent;
        received = bytesReceived;
        if (!sinceShown.isValid() || sinceShown.elapsed() >= INTERVAL) {
            showCounts();
        }
    }

    private void showCounts() {
        sinceShown.start();
        clientBar.setValue(sent);
        serverBar.setValue(received);
        if (sent > 0) {
            clientStatus.setText("Sent " + sent / MIB + " MiB");
        }
        if (received > 0) {
            serverStatus.setText("Received " + received / MIB + " MiB");
        }
    }

    private void showEnd() {
        showCounts();
        becomeUsable();
    }

    private void showFailure(String reason) {
        reset();
        becomeUsable();
        Messages.show(this, TITLE, reason);
    }

    private void reset() {
        sent = 0;
        received = 0;
        sinceShown.invalidate();
        clientBar.setValue(0);
        serverBar.setValue(0);
        clientStatus.setText("Client ready");
        serverStatus.setText("Server ready");
    }

    private void becomeUsable() {
        start.setEnabled(true);
        setWindowCursor(Cursor.DEFAULT_CURSOR);
    }

    private void setWindowCursor(int type) {
        getRootPane().setCursor(Cursor.getPredefinedCursor(type));
    }
}
