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
import java.util.stream.IntStream;
import javax.swing.KeyStroke;
import javax.swing.SwingConstants;
import javax.swing.table.AbstractTableModel;

/** The files of a torrent that is to be added, with a check box for each that is wanted. */
final class FileChoice extends StripedTable {
    private static final long serialVersionUID = 1;
    private static final int CHECK_WIDTH = 32;

    private final Model model;

    private static final class Model extends AbstractTableModel {
        private static final long serialVersionUID = 1;
        private static final String[] COLUMNS = {"", "File", "Size"};

        private transient List<TorrentFile> files = List.of();
        private final BitSet wanted = new BitSet();

        @Override
        public int getRowCount() {
            return files.size();
        }

        @Override
        public int getColumnCount() {
            return COLUMNS.length;
        }

        @Override
        public String getColumnName(int column) {
            return COLUMNS[column];
        }

        @Override
        public Class<?> getColumnClass(int column) {
            return column == 0 ? Boolean.class : Object.class;
        }

        @Override
        public boolean isCellEditable(int row, int column) {
            return column == 0 && !files.get(row).pad();
        }

        @Override
        public Object getValueAt(int row, int column) {
            TorrentFile file = files.get(row);
            return switch (column) {
                case 0 -> wanted.get(row);
                case 1 -> PlainText.line(String.join("/", file.path()));
                default -> Units.size(file.length());
            };
        }

        @Override
        public void setValueAt(Object value, int row, int column) {
            wanted.set(row, Boolean.TRUE.equals(value));
            fireTableRowsUpdated(row, row);
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
        model.files = meta == null ? List.of() : meta.info().files();
        model.wanted.clear();
        model.wanted.set(0, model.files.size());
        model.fireTableDataChanged();
    }

    boolean isNothingWanted() {
        return model.wanted.isEmpty();
    }

    /** How many bytes are wanted. */
    long wantedBytes() {
        return model.wanted.stream().mapToLong(i -> model.files.get(i).length()).sum();
    }

    /** A priority for each file; none if all are wanted. */
    List<FilePriority> priorities() {
        if (model.wanted.cardinality() == model.files.size()) {
            return List.of();
        }
        return IntStream.range(0, model.files.size())
                .mapToObj(i -> model.wanted.get(i) ? FilePriority.NORMAL : FilePriority.SKIP)
                .toList();
    }
}
