// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import dev.quayside.programs.text.Units;
import java.awt.Color;
import java.awt.Component;
import javax.swing.JTable;
import javax.swing.JToolTip;
import javax.swing.SwingConstants;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.TableCellRenderer;
import javax.swing.table.TableModel;

/**
 * A table of whole rows in alternating colours. Its texts come from strangers: none of them is
 * taken for HTML.
 */
class StripedTable extends JTable {
    private static final long serialVersionUID = 1;
    private static final double STRIPE = 0.04;

    private Color background;
    private Color stripe;

    StripedTable(String name, TableModel model) {
        super(model);
        setName(name);
        setShowGrid(false);
        setFillsViewportHeight(true);
        setRowHeight(getFontMetrics(getFont()).getHeight() + 8);
        setDefaultRenderer(Object.class, text(SwingConstants.LEADING));
        setDefaultRenderer(Number.class, text(SwingConstants.TRAILING));
        getTableHeader().setReorderingAllowed(false);
        putClientProperty("terminateEditOnFocusLost", Boolean.TRUE);
    }

    /** A renderer of plain text. */
    static DefaultTableCellRenderer text(int alignment) {
        DefaultTableCellRenderer renderer = new DefaultTableCellRenderer();
        renderer.putClientProperty("html.disable", Boolean.TRUE);
        renderer.setHorizontalAlignment(alignment);
        return renderer;
    }

    /** A rate; nothing while nothing comes. */
    static String rate(long rate) {
        return rate == 0 ? "" : Units.rate(rate);
    }

    /** Shows a column with a renderer of its own, as wide as that at first. */
    final void column(int index, int width, TableCellRenderer renderer) {
        getColumnModel().getColumn(index).setPreferredWidth(width);
        if (renderer != null) {
            getColumnModel().getColumn(index).setCellRenderer(renderer);
        }
    }

    @Override
    public final Component prepareRenderer(TableCellRenderer renderer, int row, int column) {
        Component component = super.prepareRenderer(renderer, row, column);
        if (!isRowSelected(row)) {
            component.setBackground(row % 2 == 0 ? getBackground() : stripe());
        }
        return component;
    }

    private Color stripe() {
        if (stripe == null || !getBackground().equals(background)) {
            background = getBackground();
            stripe = Colours.mix(background, getForeground(), STRIPE);
        }
        return stripe;
    }

    @Override
    public final JToolTip createToolTip() {
        JToolTip tip = super.createToolTip();
        tip.putClientProperty("html.disable", Boolean.TRUE);
        return tip;
    }
}
