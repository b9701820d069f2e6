// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import java.awt.Color;
import java.awt.Component;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Locale;
import javax.swing.JPanel;
import javax.swing.JTable;
import javax.swing.table.TableCellRenderer;

/** Paints how much is there, as a bar with the percentage on it. */
final class ProgressCell extends JPanel implements TableCellRenderer {
    private static final long serialVersionUID = 1;
    private static final int MARGIN = 3;
    private static final int ARC = 6;

    /** How much of something is there, 0 to 1 or -1 for unknown, and the colour for it. */
    record Progress(double share, Color colour) {
        static final Progress UNKNOWN = new Progress(-1, Color.GRAY);

        @Override
        public String toString() {
            if (share < 0) {
                return "not checked yet";
            }
            // 100 % is only what is complete
            int tenths = share >= 1 ? 1000 : Math.min(999, (int) (share * 1000));
            return tenths == 1000
                    ? "100 %"
                    : String.format(Locale.ROOT, "%d.%d %%", tenths / 10, tenths % 10);
        }
    }

    private transient Progress progress = new Progress(0, Color.GRAY);

    private boolean selected;

    ProgressCell() {
        setOpaque(true);
    }

    @Override
    public Component getTableCellRendererComponent(
            JTable table, Object value, boolean isSelected, boolean focused, int row, int column) {
        selected = isSelected;
        progress = (Progress) value;
        setFont(table.getFont());
        setForeground(selected ? table.getSelectionForeground() : table.getForeground());
        setBackground(selected ? table.getSelectionBackground() : table.getBackground());
        getAccessibleContext().setAccessibleName(progress.toString());
        return this;
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = Painting.begin(graphics);
        g.setColor(getBackground());
        g.fillRect(0, 0, getWidth(), getHeight());
        double width = getWidth() - 2.0 * MARGIN;
        double height = getHeight() - 2.0 * MARGIN;
        Shape bar = new RoundRectangle2D.Double(MARGIN, MARGIN, width, height, ARC, ARC);
        Shape filled =
                new Rectangle2D.Double(
                        MARGIN, MARGIN, width * Math.max(0, progress.share()), height);
        g.setColor(Colours.mix(Colours.background(), Colours.foreground(), 0.1));
        g.fill(bar);
        Shape all = g.getClip();
        g.clip(filled);
        g.setColor(progress.colour());
        g.fill(bar);
        paintText(g, Color.WHITE);
        g.setClip(all);
        g.clip(new Rectangle2D.Double(filled.getBounds2D().getMaxX(), 0, width, getHeight()));
        paintText(g, Colours.foreground());
        g.setClip(all);
        if (selected) {
            g.setColor(
                    Colours.mix(getBackground(), getForeground(), 0.5)); // it may be as the bar is
            g.draw(bar);
        }
        g.dispose();
    }

    private void paintText(Graphics2D g, Color colour) {
        String text = progress.toString();
        FontMetrics metrics = g.getFontMetrics();
        int x = (getWidth() - metrics.stringWidth(text)) / 2;
        int y = (getHeight() - metrics.getHeight()) / 2 + metrics.getAscent();
        g.setColor(colour);
        g.drawString(text, x, y);
    }
}
