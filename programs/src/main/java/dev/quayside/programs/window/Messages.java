// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.programs.window;

import java.awt.Component;
import javax.swing.JOptionPane;

/** Dialogs that tell something, and wait; the event loop goes on meanwhile. */
public final class Messages {
    private Messages() {}

    /**
     * Tells what went wrong.
     *
     * @param parent where the dialog stands; null for the middle of the screen
     * @param title its title
     * @param message what went wrong
     */
    public static void show(Component parent, String title, String message) {
        JOptionPane.showMessageDialog(
                parent, new SelectableText(message), title, JOptionPane.ERROR_MESSAGE);
    }

    /**
     * Asks whether to try again.
     *
     * @param parent where the dialog stands
     * @param title its title
     * @param message what went wrong
     * @return true for Retry, false for Cancel
     */
    public static boolean askRetry(Component parent, String title, String message) {
        String[] answers = {"Retry", "Cancel"};
        int answer =
                JOptionPane.showOptionDialog(
                        parent,
                        new SelectableText(message),
                        title,
                        JOptionPane.DEFAULT_OPTION,
                        JOptionPane.ERROR_MESSAGE,
                        null,
                        answers,
                        answers[0]);
        return answer == 0;
    }
}
