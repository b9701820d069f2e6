// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import dev.quayside.programs.window.ActionButton;
import dev.quayside.torrent.session.NewTorrent;
import java.awt.BorderLayout;
import java.awt.Dialog.ModalityType;
import java.awt.GridLayout;
import java.awt.Window;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JPanel;
import javax.swing.KeyStroke;

/** Asks for a torrent, with OK and Cancel; OK is possible once all is filled in. */
final class AddDialog {
    private static final int GAP = 12;

    private final JDialog dialog;
    private final JButton ok = new ActionButton("OK", 'O');
    private final Question question;
    private NewTorrent answer;

    /** What is asked. */
    interface Question {
        /** Shows it. */
        JComponent component();

        /** What has the focus at first. */
        JComponent first();

        /** Sets what is called whenever something is filled in. */
        void onChange(Runnable call);

        /** Whether all is filled in. */
        boolean isAnswered();

        /** The torrent, if all is filled in. */
        NewTorrent answer();
    }

    private AddDialog(Window parent, String title, Question question) {
        this.question = question;
        dialog = new JDialog(parent, title, ModalityType.DOCUMENT_MODAL);
        dialog.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
        JButton cancel = new ActionButton("Cancel", 'C');
        cancel.addActionListener(e -> dialog.dispose());
        ok.addActionListener(
                e -> {
                    answer = question.answer();
                    dialog.dispose();
                });
        JPanel content = new JPanel(new BorderLayout(GAP, GAP));
        content.setBorder(BorderFactory.createEmptyBorder(GAP, GAP, GAP, GAP));
        content.add(question.component(), BorderLayout.CENTER);
        content.add(row(ok, cancel), BorderLayout.PAGE_END);
        dialog.setContentPane(content);
        dialog.getRootPane().setDefaultButton(ok);
        dialog.getRootPane()
                .registerKeyboardAction(
                        e -> dialog.dispose(),
                        KeyStroke.getKeyStroke("ESCAPE"),
                        JComponent.WHEN_IN_FOCUSED_WINDOW);
        question.onChange(() -> ok.setEnabled(question.isAnswered()));
        ok.setEnabled(question.isAnswered());
    }

    private static JComponent row(JButton... all) {
        JPanel buttons = new JPanel(new GridLayout(1, 0, GAP / 2, 0)); // of one width
        for (JButton button : all) {
            buttons.add(button);
        }
        Box row = Box.createHorizontalBox();
        row.add(Box.createHorizontalGlue());
        buttons.setMaximumSize(buttons.getPreferredSize());
        row.add(buttons);
        return row;
    }

    /** Asks, and waits for the answer; null if there is none. The event loop goes on meanwhile. */
    static NewTorrent ask(Window parent, String title, Question question) {
        AddDialog asking = new AddDialog(parent, title, question);
        asking.dialog.pack();
        asking.dialog.setMinimumSize(asking.dialog.getSize());
        asking.dialog.setLocationRelativeTo(parent);
        (asking.ok.isEnabled() ? asking.ok : asking.question.first()).requestFocusInWindow();
        asking.dialog.setVisible(true);
        return asking.answer;
    }
}
