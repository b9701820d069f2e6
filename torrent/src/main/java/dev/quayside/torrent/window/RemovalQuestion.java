// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import dev.quayside.programs.text.PlainText;
import dev.quayside.programs.window.SelectableText;
import dev.quayside.torrent.session.TorrentSnapshot;
import java.awt.Component;
import javax.swing.JCheckBox;
import javax.swing.JOptionPane;

/** Asks whether to remove a torrent, and whether its files are to go too. */
enum RemovalQuestion {
    /** It stays. */
    KEEP,
    /** It goes, its files stay. */
    REMOVE,
    /** It goes, with its files. */
    DELETE_FILES;

    static RemovalQuestion ask(Component parent, TorrentSnapshot torrent) {
        JCheckBox files = new JCheckBox("Also delete its files");
        files.setMnemonic('d');
        files.setToolTipText("In " + torrent.destination());
        files.putClientProperty("html.disable", Boolean.TRUE);
        String[] answers = {"Remove", "Cancel"};
        int answer =
                JOptionPane.showOptionDialog(
                        parent,
                        new Object[] {
                            new SelectableText(
                                    "Remove the torrent "
                                            + PlainText.line(torrent.name())
                                            + " from the list?"),
                            files
                        },
                        "Remove",
                        JOptionPane.DEFAULT_OPTION,
                        JOptionPane.QUESTION_MESSAGE,
                        null,
                        answers,
                        answers[0]);
        if (answer != 0) {
            return KEEP;
        }
        return files.isSelected() ? DELETE_FILES : REMOVE;
    }
}
