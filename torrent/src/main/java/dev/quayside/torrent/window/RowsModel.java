// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import java.util.List;
import java.util.function.Function;
import javax.swing.table.AbstractTableModel;

/**
 * Rows of records, of which each column shows something.
 *
 * @param <T> what is in a row
 */
class RowsModel<T> extends AbstractTableModel {
    private static final long serialVersionUID = 1;

    private final transient List<Column<T>> columns;
    private transient List<T> rows = List.of();

    /**
     * A column.
     *
     * @param <T> what is in a row
     */
    record Column<T>(String name, Function<T, Object> value) {}

    RowsModel(List<Column<T>> columns) {
        this.columns = columns;
    }

    /** Has other rows from now on; whoever calls tells the listeners. */
    final void replace(List<T> now) {
        rows = now;
    }

    /** Shows other rows, or the same ones as they are now; what is selected stays so. */
    final void show(List<T> now) {
        int before = rows.size();
        replace(now);
        int common = Math.min(before, now.size());
        if (common > 0) {
            fireTableRowsUpdated(0, common - 1);
        }
        if (now.size() > common) {
            fireTableRowsInserted(common, now.size() - 1);
        } else if (before > common) {
            fireTableRowsDeleted(common, before - 1);
        }
    }

    final T row(int index) {
        return rows.get(index);
    }

    final List<T> rows() {
        return rows;
    }

    @Override
    public final int getRowCount() {
        return rows.size();
    }

    @Override
    public final int getColumnCount() {
        return columns.size();
    }

    @Override
    public final String getColumnName(int column) {
        return columns.get(column).name();
    }

    @Override
    public Object getValueAt(int row, int column) {
        return columns.get(column).value().apply(rows.get(row));
    }
}
