// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import dev.quayside.programs.text.Units;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.function.IntToLongFunction;
import javax.swing.JPanel;
import javax.swing.UIManager;

/** A graph of a torrent's rates over time: now is at the right. */
final class RateGraph extends JPanel {
    private static final long serialVersionUID = 1;
    private static final int MARGIN = 10;
    private static final int LINES = 4;
    private static final int SECONDS = 300;
    private static final int LEAST = 4 << 10;

    private transient RateHistory.Series series = new RateHistory.Series();

    /** Where on the component the curves are. */
    private record Area(int left, int top, int width, int height, long highest) {
        double x(int ago) {
            return left + width - (double) ago * width / SECONDS;
        }

        double y(long rate) {
            return top + height - (double) rate * height / highest;
        }
    }

    RateGraph() {
        setName("rates");
        setPreferredSize(new Dimension(200, 100));
    }

    void show(RateHistory.Series shown) {
        series = shown;
        repaint();
    }

    /** The rate at the top: a round number that is not below any other. */
    static long top(long highest) {
        long top = LEAST;
        while (top < highest) {
            top *= 2;
        }
        return top;
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = Painting.begin(graphics);
        g.setFont(UIManager.getFont("Label.font"));
        g.setColor(Colours.background());
        g.fillRect(0, 0, getWidth(), getHeight());
        FontMetrics metrics = g.getFontMetrics();
        int left = MARGIN + metrics.stringWidth("1023.9 MiB/s") + MARGIN;
        int top = MARGIN + metrics.getHeight() + MARGIN / 2;
        int height = getHeight() - top - metrics.getHeight() - MARGIN;
        Area area = new Area(left, top, getWidth() - left - MARGIN, height, top(series.highest()));
        if (area.width() > 0 && area.height() > 0) {
            paintGrid(g, area);
            paintCurve(g, area, Colours.upload(), series::up);
            paintCurve(g, area, Colours.accent(), series::down);
        }
        paintLegend(g, left);
        g.dispose();
    }

    private static void paintGrid(Graphics2D g, Area area) {
        FontMetrics metrics = g.getFontMetrics();
        for (int i = 0; i <= LINES; i++) {
            long rate = area.highest() * i / LINES;
            int y = (int) area.y(rate);
            g.setColor(Colours.faint());
            g.drawLine(area.left(), y, area.left() + area.width(), y);
            String text = Units.rate(rate);
            g.setColor(Colours.foreground());
            g.drawString(
                    text,
                    area.left() - MARGIN - metrics.stringWidth(text),
                    y + metrics.getAscent() / 2 - 1);
        }
        for (int ago = 0; ago <= SECONDS; ago += 60) {
            int x = (int) area.x(ago);
            g.setColor(Colours.faint());
            g.drawLine(x, area.top(), x, area.top() + area.height());
            String text = ago == 0 ? "now" : "-" + ago / 60 + " min";
            int width = metrics.stringWidth(text);
            int start =
                    Math.max(
                            area.left(),
                            Math.min(x - width / 2, area.left() + area.width() - width));
            g.setColor(Colours.foreground());
            g.drawString(text, start, area.top() + area.height() + metrics.getAscent() + 2);
        }
    }

    private void paintCurve(Graphics2D g, Area area, Color colour, IntToLongFunction rate) {
        int length = Math.min(series.length(), SECONDS + 1);
        if (length == 0) {
            return;
        }
        Path2D line = new Path2D.Double();
        line.moveTo(area.x(0), area.y(rate.applyAsLong(0)));
        for (int ago = 1; ago < length; ago++) {
            line.lineTo(area.x(ago), area.y(rate.applyAsLong(ago)));
        }
        Path2D under = new Path2D.Double(line);
        under.lineTo(area.x(length - 1), area.y(0));
        under.lineTo(area.x(0), area.y(0));
        under.closePath();
        g.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 45));
        g.fill(under);
        g.setColor(colour);
        g.setStroke(new BasicStroke(1.5f));
        g.draw(line);
    }

    private void paintLegend(Graphics2D g, int left) {
        boolean any = series.length() > 0;
        String down = "Download " + Units.rate(any ? series.down(0) : 0);
        String up = "Upload " + Units.rate(any ? series.up(0) : 0);
        int x = paintEntry(g, left, Colours.accent(), down);
        paintEntry(g, x + 2 * MARGIN, Colours.upload(), up);
    }

    private static int paintEntry(Graphics2D g, int x, Color colour, String text) {
        FontMetrics metrics = g.getFontMetrics();
        int size = metrics.getAscent() - 3;
        g.setColor(colour);
        g.fillRoundRect(x, MARGIN + 3, size, size, 4, 4);
        g.setColor(Colours.foreground());
        g.drawString(text, x + size + 5, MARGIN + metrics.getAscent());
        return x + size + 5 + metrics.stringWidth(text);
    }
}
