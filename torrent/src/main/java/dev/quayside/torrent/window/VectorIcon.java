// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import javax.swing.Icon;
import javax.swing.UIManager;

/** Icons of lines, sharp on every display and in the colours of the look. */
enum VectorIcon implements Icon {
    /** A plus. */
    ADD(new double[] {10, 4, 10, 16}, new double[] {4, 10, 16, 10}),
    /** A chain of two links. */
    MAGNET(
            new double[] {5, 4, 5, 10, 6.5, 13.5, 10, 15, 13.5, 13.5, 15, 10, 15, 4},
            new double[] {3, 6.5, 7, 6.5},
            new double[] {13, 6.5, 17, 6.5}),
    /** A minus. */
    REMOVE(new double[] {4, 10, 16, 10}),
    /** Two bars. */
    PAUSE(new double[] {7, 4.5, 7, 15.5}, new double[] {13, 4.5, 13, 15.5}),
    /** A triangle. */
    RESUME(new double[] {6.5, 4.5, 15, 10, 6.5, 15.5, 6.5, 4.5}),
    /** An arrow. */
    DOWN(new double[] {10, 4, 10, 16}, new double[] {5, 11, 10, 16, 15, 11}),
    /** An arrow. */
    UP(new double[] {10, 16, 10, 4}, new double[] {5, 9, 10, 4, 15, 9});

    private static final int SIZE = 20;

    private final Path2D path = new Path2D.Double();

    /** Made of lines, each through points x, y, x, y... of a square of 20. */
    VectorIcon(double[]... lines) {
        for (double[] line : lines) {
            path.moveTo(line[0], line[1]);
            for (int i = 2; i < line.length; i += 2) {
                path.lineTo(line[i], line[i + 1]);
            }
        }
    }

    @Override
    public void paintIcon(Component component, Graphics graphics, int x, int y) {
        Graphics2D g = Painting.begin(graphics);
        g.translate(x, y);
        g.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Color off = UIManager.getColor("Label.disabledForeground");
        g.setColor(component.isEnabled() || off == null ? component.getForeground() : off);
        g.draw(path);
        g.dispose();
    }

    @Override
    public int getIconWidth() {
        return SIZE;
    }

    @Override
    public int getIconHeight() {
        return SIZE;
    }
}
