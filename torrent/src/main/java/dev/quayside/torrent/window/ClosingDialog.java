// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import dev.quayside.programs.text.PlainText;
import dev.quayside.torrent.engine.TorrentState;
import dev.quayside.torrent.session.SessionSnapshot;
import java.awt.BorderLayout;
import java.awt.Dialog.ModalityType;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Window;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;

/** Shows which torrents still say good-bye to their trackers, and lets the user cut that short. */
final class ClosingDialog {
    private static final int GAP = 12;
    private static final Dimension SIZE = new Dimension(360, 90);

    private final JDialog dialog;
    private final DefaultListModel<String> waiting = new DefaultListModel<>();

    ClosingDialog(Window parent, Runnable aborted) {
        dialog = new JDialog(parent, "Closing", ModalityType.MODELESS);
        JButton abort = new JButton("Abort");
        abort.setMnemonic('A');
        abort.addActionListener(e -> aborted.run());
        JPanel row = new JPanel(new FlowLayout(FlowLayout.TRAILING, 0, 0));
        row.add(abort);
        JList<String> list = new JList<>(waiting);
        list.setName("waiting");
        list.setFocusable(false);
        ((JLabel) list.getCellRenderer()).putClientProperty("html.disable", Boolean.TRUE);
        JScrollPane scrolled = new JScrollPane(list);
        scrolled.setPreferredSize(SIZE);
        JPanel content = new JPanel(new BorderLayout(GAP, GAP));
        content.setBorder(BorderFactory.createEmptyBorder(GAP, GAP, GAP, GAP));
        content.add(new JLabel("Disconnecting from trackers"), BorderLayout.PAGE_START);
        content.add(scrolled, BorderLayout.CENTER);
        content.add(row, BorderLayout.PAGE_END);
        dialog.setContentPane(content);
        dialog.getRootPane().setDefaultButton(abort);
        dialog.setDefaultCloseOperation(JDialog.DO_NOTHING_ON_CLOSE);
        dialog.addWindowListener(
                new WindowAdapter() {
                    @Override
                    public void windowClosing(WindowEvent event) {
                        aborted.run();
                    }
                });
        dialog.pack();
        dialog.setLocationRelativeTo(parent);
        abort.requestFocusInWindow();
    }

    /** Shows it as long as some torrents have not ended. */
    void show(SessionSnapshot snapshot) {
        waiting.clear();
        snapshot.torrents().stream()
                .filter(torrent -> torrent.state() == TorrentState.STOPPING)
                .forEach(torrent -> waiting.addElement(PlainText.line(torrent.name())));
        if (!waiting.isEmpty()) {
            dialog.setVisible(true);
        }
    }

    void close() {
        dialog.dispose();
    }
}
