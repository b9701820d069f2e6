// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import dev.quayside.programs.text.PlainText;
import dev.quayside.programs.text.Units;
import dev.quayside.torrent.engine.FilePriority;
import dev.quayside.torrent.engine.FileStatus;
import dev.quayside.torrent.metainfo.InfoHash;
import dev.quayside.torrent.session.TorrentDetails;
import java.awt.Color;
import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import javax.swing.DefaultCellEditor;
import javax.swing.JComboBox;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.KeyStroke;
import javax.swing.SwingConstants;
import javax.swing.table.TableCellEditor;

/** The files of a torrent, with a priority for each that can be changed. */
final class FilesTab extends StripedTable {
    private static final long serialVersionUID = 1;
    private static final int PRIORITY = 3;

    private final Model model;
    private transient InfoHash shown;
    private transient List<FilePriority> priorities = List.of();
    private final transient BiConsumer<InfoHash, List<FilePriority>> chosen;

    /** A file that is shown. */
    private record Row(int index, FileStatus status, boolean known) {}

    private static final class Model extends RowsModel<Row> {
        private static final long serialVersionUID = 1;

        Model() {
            super(
                    List.of(
                            new Column<>("File", r -> name(r.status)),
                            new Column<>("Size", r -> Units.size(r.status.file().length())),
                            new Column<>("Progress", r -> progress(r)),
                            new Column<>("Priority", r -> r.status.priority().text())));
        }

        @Override
        public boolean isCellEditable(int row, int column) {
            return column == PRIORITY;
        }

        private static String name(FileStatus status) {
            return PlainText.line(String.join("/", status.file().path()));
        }

        private static ProgressCell.Progress progress(Row row) {
            FileStatus status = row.status;
            if (!row.known) {
                return ProgressCell.Progress.UNKNOWN;
            }
            long length = status.file().length();
            double share = length == 0 ? 1 : (double) status.complete() / length;
            return new ProgressCell.Progress(share, colour(status));
        }

        private static Color colour(FileStatus status) {
            boolean skipped = status.priority() == FilePriority.SKIP;
            return status.isComplete() ? Colours.done() : skipped ? Color.GRAY : Colours.accent();
        }
    }

    FilesTab(BiConsumer<InfoHash, List<FilePriority>> chosen) {
        this(new Model(), chosen);
    }

    private FilesTab(Model model, BiConsumer<InfoHash, List<FilePriority>> chosen) {
        super("files", model);
        this.model = model;
        this.chosen = chosen;
        column(0, 380, null);
        column(1, 90, text(SwingConstants.TRAILING));
        column(2, 160, new ProgressCell());
        column(PRIORITY, 100, null);
        JComboBox<String> choices = new JComboBox<>();
        JPopupMenu menu = new JPopupMenu();
        for (int i = FilePriority.values().length - 1; i >= 0; i--) {
            FilePriority priority = FilePriority.values()[i];
            choices.addItem(priority.text());
            menu.add(item(priority));
        }
        getColumnModel().getColumn(PRIORITY).setCellEditor(new DefaultCellEditor(choices));
        setComponentPopupMenu(menu);
    }

    private JMenuItem item(FilePriority priority) {
        JMenuItem item = new JMenuItem("Priority: " + priority.text());
        item.setMnemonic(priority.text().charAt(0));
        item.addActionListener(e -> choose(getSelectedRows(), priority));
        registerKeyboardAction(
                e -> choose(getSelectedRows(), priority),
                KeyStroke.getKeyStroke(
                        KeyEvent.getExtendedKeyCodeForChar(priority.text().charAt(0)),
                        KeyEvent.CTRL_DOWN_MASK),
                WHEN_FOCUSED);
        return item;
    }

    /** Only what is selected is changed; if nothing is, the menu does nothing. */
    private void choose(int[] rows, FilePriority priority) {
        if (rows.length == 0 || shown == null) {
            return;
        }
        List<FilePriority> all = new ArrayList<>(priorities);
        IntStream.of(rows).forEach(row -> all.set(model.row(row).index, priority));
        priorities = List.copyOf(all);
        chosen.accept(shown, priorities);
    }

    @Override
    public void setValueAt(Object value, int row, int column) {
        for (FilePriority priority : FilePriority.values()) {
            if (priority.text().equals(value)
                    && row < model.getRowCount()
                    && model.row(row).status.priority() != priority) {
                choose(new int[] {row}, priority);
            }
        }
    }

    void show(TorrentDetails details) {
        if (details == null || !details.hash().equals(shown)) {
            stopEditing();
        }
        shown = details == null ? null : details.hash();
        List<FileStatus> files = details == null ? List.of() : details.files();
        priorities = files.stream().map(FileStatus::priority).toList();
        boolean known = details != null && !details.pieces().isEmpty();
        model.show(
                IntStream.range(0, files.size())
                        .filter(i -> !files.get(i).file().pad())
                        .mapToObj(i -> new Row(i, files.get(i), known))
                        .toList());
    }

    private void stopEditing() {
        TableCellEditor editor = getCellEditor();
        if (editor != null) {
            editor.cancelCellEditing();
        }
    }
}
