// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import dev.quayside.programs.text.PlainText;
import dev.quayside.programs.text.Units;
import dev.quayside.programs.window.Form;
import dev.quayside.programs.window.TextChange;
import dev.quayside.torrent.metainfo.Metainfo;
import dev.quayside.torrent.session.NewTorrent;
import java.awt.Dimension;
import java.nio.file.Path;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JScrollPane;

/** What is asked before a torrent file is added. */
final class AddForm extends Form implements AddDialog.Question {
    private static final long serialVersionUID = 1;
    private static final Dimension LIST_SIZE = new Dimension(480, 150);

    private final PathRow torrent;
    private final PathRow destination;
    private final JLabel tracker = text("tracker");
    private final JLabel creator = text("creator");
    private final JLabel comment = text("comment");
    private final JLabel size = text("size");
    private final FileChoice files = new FileChoice(this::choiceChanged);
    private final JLabel problem = text("problem");
    private transient Metainfo meta;
    private transient Runnable changed = () -> {};

    AddForm(String source, String folder, String target) {
        torrent = new PathRow("torrent file", 'B', false, folder);
        destination = new PathRow("destination", 'r', true, target);
        JScrollPane list = new JScrollPane(files);
        list.setPreferredSize(LIST_SIZE);
        addRow("Torrent file:", 'f', torrent.field(), torrent);
        addRow("Tracker:", '\0', tracker);
        addRow("Creator:", '\0', creator);
        addRow("Comment:", '\0', comment);
        addRow("Size:", '\0', size);
        addRow(list, true);
        addRow("Destination:", 'D', destination.field(), destination);
        addRow(problem, false);
        problem.setForeground(Colours.failed());
        torrent.field().setText(source);
        destination.field().setText(target);
        TextChange.of(torrent.field(), this::read);
        TextChange.of(destination.field(), () -> changed.run());
        read();
    }

    private static JLabel text(String name) {
        JLabel label = new JLabel(" ");
        label.setName(name);
        label.putClientProperty("html.disable", Boolean.TRUE);
        label.setPreferredSize(new Dimension(LIST_SIZE.width / 2, label.getPreferredSize().height));
        return label;
    }

    private void read() {
        TorrentText said = TorrentText.read(torrent.text());
        meta = said.meta();
        show(problem, said.problem());
        show(tracker, meta == null ? "" : trackers(meta));
        show(creator, meta == null ? "" : meta.createdBy());
        show(comment, meta == null ? "" : meta.comment());
        files.show(meta);
    }

    private static String trackers(Metainfo meta) {
        List<String> all = meta.trackers().stream().flatMap(List::stream).toList();
        return all.isEmpty()
                ? "none"
                : all.size() == 1 ? all.get(0) : all.get(0) + " and " + (all.size() - 1) + " more";
    }

    private static void show(JLabel label, String text) {
        label.setText(text == null || text.isEmpty() ? " " : PlainText.line(text));
        label.setToolTipText(null);
    }

    private void choiceChanged() {
        if (meta == null) {
            show(size, "");
        } else {
            String all = Units.size(meta.info().length());
            boolean some = files.wantedBytes() < meta.info().length();
            show(size, some ? Units.size(files.wantedBytes()) + " of " + all : all);
        }
        changed.run();
    }

    @Override
    public JComponent component() {
        return this;
    }

    @Override
    public JComponent first() {
        return meta == null ? torrent.field() : destination.field();
    }

    @Override
    public void onChange(Runnable call) {
        changed = call;
    }

    @Override
    public boolean isAnswered() {
        return meta != null && !files.isNothingWanted() && destination.path() != null;
    }

    @Override
    public NewTorrent answer() {
        return NewTorrent.of(meta, destination.path(), files.priorities());
    }

    /** The folder that the torrent file is in. */
    String folder() {
        Path parent = Path.of(torrent.text()).toAbsolutePath().getParent();
        return parent == null ? "" : parent.toString();
    }
}
