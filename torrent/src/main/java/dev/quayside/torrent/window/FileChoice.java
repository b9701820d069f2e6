// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import dev.quayside.programs.text.PlainText;
import dev.quayside.programs.text.Units;
import dev.quayside.torrent.engine.FilePriority;
import dev.quayside.torrent.metainfo.Metainfo;
import dev.quayside.torrent.metainfo.TorrentFile;
import java.util.BitSet;
import java.util.List;
import javax.swing.KeyStroke;
import javax.swing.SwingConstants;

/** The files of a torrent that is to be added, with a check box for each that is wanted. */
final class FileChoice extends StripedTable {
    private static final long serialVersionUID = 1;
    private static final int CHECK_WIDTH = 32;

    private final Model model;

    private static final class Model extends RowsModel<TorrentFile> {
        private static final long serialVersionUID = 1;
        private static final int WANTED = 0;

        private final BitSet wanted = new BitSet();

        Model() {
            super(
                    List.of(
                            new Column<>("", file -> null), // not known to the file
                            new Column<>("File", file -> PlainText.line(path(file))),
                            new Column<>("Size", file -> Units.size(file.length()))));
        }

        private static String path(TorrentFile file) {
            return String.join("/", file.path());
        }

        @Override
        public Class<?> getColumnClass(int column) {
            return column == WANTED ? Boolean.class : Object.class;
        }

        @Override
        public boolean isCellEditable(int row, int column) {
            return column == WANTED && !row(row).pad();
        }

        @Override
        public Object getValueAt(int row, int column) {
            return column == WANTED ? wanted.get(row) : super.getValueAt(row, column);
        }

        @Override
        public void setValueAt(Object value, int row, int column) {
            wanted.set(row, Boolean.TRUE.equals(value));
            fireTableRowsUpdated(row, row);
        }

        void choose(List<TorrentFile> files) {
            replace(files);
            wanted.clear();
            wanted.set(0, files.size());
            fireTableDataChanged();
        }
    }

    /** Makes one that tells when another choice is made. */
    FileChoice(Runnable changed) {
        this(new Model(), changed);
    }

    private FileChoice(Model model, Runnable changed) {
        super("choice", model);
        this.model = model;
        getColumnModel().getColumn(0).setMaxWidth(CHECK_WIDTH);
        column(1, 300, null);
        column(2, 80, text(SwingConstants.TRAILING));
        getInputMap().put(KeyStroke.getKeyStroke("SPACE"), "none");
        registerKeyboardAction(e -> toggle(), KeyStroke.getKeyStroke("SPACE"), WHEN_FOCUSED);
        model.addTableModelListener(e -> changed.run());
    }

    private void toggle() {
        for (int row : getSelectedRows()) {
            if (model.isCellEditable(row, 0)) {
                model.setValueAt(!model.wanted.get(row), row, 0);
            }
        }
    }

    /** Shows the files of a torrent; null for none. */
    void show(Metainfo meta) {
        model.choose(meta == null ? List.of() : meta.info().files());
    }

    boolean isNothingWanted() {
        return model.wanted.isEmpty();
    }

    /** How many bytes are wanted. */
    long wantedBytes() {
        return model.wanted.stream().mapToLong(i -> model.row(i).length()).sum();
    }

    /** A priority for each file; none if all are wanted. */
    List<FilePriority> priorities() {
        int count = model.getRowCount();
        return model.wanted.cardinality() == count
                ? List.of()
                : FilePriority.ofChoice(model.wanted, count);
    }
}
