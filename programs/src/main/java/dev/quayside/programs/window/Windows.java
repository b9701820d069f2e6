// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.programs.window;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.GridLayout;
import java.awt.Window;
import java.awt.event.WindowEvent;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.KeyStroke;

/** What the windows of the programs have in common. */
public final class Windows {
    private static final int GAP = 12;

    private Windows() {}

    /**
     * Shows a window: something, and below it a row of buttons, the last of which is Quit. Escape
     * closes the window too.
     *
     * @param title the window's title
     * @param body what fills it
     * @param focused what has the focus at first
     * @param actions its buttons; Enter presses the first one, wherever the focus is
     * @return the window
     */
    public static JFrame show(
            String title, JComponent body, Component focused, JButton... actions) {
        JFrame window = new JFrame(title);
        window.setDefaultCloseOperation(JFrame.DISPOSE_ON_CLOSE);
        JPanel content = new JPanel(new BorderLayout(GAP, GAP));
        content.setBorder(BorderFactory.createEmptyBorder(GAP, GAP, GAP, GAP));
        content.add(body, BorderLayout.CENTER);
        content.add(row(actions, quitButton(window)), BorderLayout.PAGE_END);
        window.setContentPane(content);
        if (actions.length > 0) {
            window.getRootPane().setDefaultButton(actions[0]);
        }
        window.getRootPane()
                .registerKeyboardAction(
                        e -> close(window),
                        KeyStroke.getKeyStroke("ESCAPE"),
                        JComponent.WHEN_IN_FOCUSED_WINDOW);
        window.pack();
        window.setMinimumSize(window.getSize());
        window.setLocationRelativeTo(null);
        focused.requestFocusInWindow(); // packed and not yet shown: this is the time for it
        window.setVisible(true);
        return window;
    }

    private static JComponent row(JButton[] actions, JButton quit) {
        JPanel buttons = new JPanel(new GridLayout(1, 0, GAP / 2, 0)); // of one width
        for (JButton action : actions) {
            buttons.add(action);
        }
        buttons.add(quit);
        Box row = new Box(BoxLayout.LINE_AXIS);
        row.add(Box.createHorizontalGlue());
        buttons.setMaximumSize(buttons.getPreferredSize());
        row.add(buttons);
        return row;
    }

    private static JButton quitButton(Window window) {
        JButton quit = new ActionButton("Quit", 'Q');
        quit.addActionListener(e -> close(window));
        return quit;
    }

    private static void close(Window window) {
        window.dispatchEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSING));
    }
}
