// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import dev.quayside.programs.text.PlainText;
import dev.quayside.programs.window.Form;
import dev.quayside.programs.window.TextChange;
import dev.quayside.torrent.metainfo.MetainfoException;
import dev.quayside.torrent.session.NewTorrent;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JTextField;

/** What is asked before a magnet link is added. */
final class MagnetForm extends Form implements AddDialog.Question {
    private static final long serialVersionUID = 1;
    private static final int COLUMNS = 42;

    private final JTextField link = new JTextField(COLUMNS);
    private final JLabel name = new JLabel(" ");
    private final PathRow destination;
    private transient NewTorrent torrent;
    private transient Runnable changed = () -> {};

    MagnetForm(String text, String target) {
        destination = new PathRow("destination", 'r', true, target);
        link.setName("magnet link");
        name.setName("name");
        name.putClientProperty("html.disable", Boolean.TRUE);
        addRow("Magnet link:", 'M', link);
        addRow("Name:", '\0', name);
        addRow("Destination:", 'D', destination.field(), destination);
        link.setText(text);
        link.setCaretPosition(0);
        destination.field().setText(target);
        TextChange.of(link, this::read);
        TextChange.of(destination.field(), this::read);
        read();
    }

    private void read() {
        torrent = null;
        String shown = " ";
        if (!link.getText().isBlank() && destination.path() != null) {
            try {
                torrent = NewTorrent.of(link.getText(), destination.path());
                shown = torrent.name();
            } catch (MetainfoException e) {
                shown = e.getMessage();
            }
        }
        name.setText(PlainText.line(shown));
        name.setForeground(
                torrent == null && !shown.isBlank() ? Colours.failed() : getForeground());
        changed.run();
    }

    @Override
    public JComponent component() {
        return this;
    }

    @Override
    public JComponent first() {
        return torrent == null ? link : destination.field();
    }

    @Override
    public void onChange(Runnable call) {
        changed = call;
    }

    @Override
    public boolean isAnswered() {
        return torrent != null;
    }

    @Override
    public NewTorrent answer() {
        return torrent;
    }
}
