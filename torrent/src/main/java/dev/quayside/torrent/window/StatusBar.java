// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import dev.quayside.programs.text.PlainText;
import dev.quayside.programs.text.Units;
import dev.quayside.torrent.session.SessionSnapshot;
import java.awt.BorderLayout;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;

/** Where peers can call, what went wrong the last time, and how fast it all is. */
final class StatusBar extends JPanel {
    private static final long serialVersionUID = 1;
    private static final int GAP = 6;

    private final JLabel left = label("status");
    private final JLabel right = label("total rates");
    private String problem;

    StatusBar() {
        super(new BorderLayout(2 * GAP, 0));
        setBorder(BorderFactory.createEmptyBorder(GAP / 2, GAP, GAP / 2, GAP));
        add(left, BorderLayout.CENTER);
        add(right, BorderLayout.LINE_END);
    }

    private static JLabel label(String name) {
        JLabel label = new JLabel(" ");
        label.setName(name);
        label.putClientProperty("html.disable", Boolean.TRUE);
        return label;
    }

    /** Tells what went wrong, until something else does or the user has done something. */
    void setProblem(String text) {
        problem = text;
    }

    void show(SessionSnapshot snapshot) {
        String text = problem;
        if (text == null) {
            text = listening(snapshot);
        }
        boolean bad = problem != null || snapshot.listenProblem() != null;
        left.setForeground(bad ? Colours.failed() : getForeground());
        left.setText(PlainText.line(text));
        right.setText(
                "Down "
                        + Units.rate(snapshot.downRate())
                        + ", up "
                        + Units.rate(snapshot.upRate()));
    }

    private static String listening(SessionSnapshot snapshot) {
        if (snapshot.listenProblem() != null) {
            return "No free port, so that no peer can call: " + snapshot.listenProblem();
        }
        return snapshot.port() == 0 ? " " : "Peers can call at port " + snapshot.port();
    }
}
