// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.fortunes;

import dev.quayside.programs.window.Form;
import dev.quayside.programs.window.SelectableText;
import dev.quayside.programs.window.Windows;
import javax.swing.JFrame;
import javax.swing.JLabel;

/** The window of the fortune servers: says where the server listens. */
public final class ListeningPanel extends Form {
    private static final long serialVersionUID = 1;

    private final String title;
    private final SelectableText note =
            new SelectableText("Fetch a fortune with a Fortune Client.");

    /**
     * Makes the panel.
     *
     * @param title the window's title
     * @param address where the server can be reached
     * @param port its port
     */
    public ListeningPanel(String title, String address, int port) {
        this.title = title;
        note.setName("note");
        addRow(new JLabel("The server is running."), false);
        addRow("IP address:", '\0', named("address", address));
        addRow("Port:", '\0', named("port", Integer.toString(port)));
        addRow(note, true);
    }

    private static SelectableText named(String name, String text) {
        SelectableText shown = new SelectableText(text);
        shown.setName(name);
        return shown;
    }

    /**
     * Shows the panel in a window.
     *
     * @return the window
     */
    public JFrame open() {
        return Windows.show(title, this, this);
    }

    /**
     * Tells that a client could not be served; the server goes on.
     *
     * @param reason why not
     */
    public void tellFailure(String reason) {
        note.setText("A client could not be served: " + reason);
    }
}
