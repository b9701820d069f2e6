// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import dev.quayside.torrent.engine.PieceState;
import dev.quayside.torrent.session.TorrentDetails;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.event.MouseEvent;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.swing.JPanel;
import javax.swing.ToolTipManager;
import javax.swing.UIManager;

/**
 * A map of the pieces of a torrent: a square for each, or for several where there are more pieces
 * than squares.
 */
final class PieceMap extends JPanel {
    private static final long serialVersionUID = 1;
    private static final int MARGIN = 10;
    private static final int LARGEST = 16;
    private static final int SMALLEST = 5;

    private transient List<PieceState> pieces = List.of();

    /** How the squares lie. */
    private record Grid(int columns, int size, int perSquare) {
        static Grid of(int width, int height, int pieces) {
            for (int size = LARGEST; size >= SMALLEST; size--) {
                int columns = Math.max(1, width / size);
                if ((long) columns * Math.max(1, height / size) >= pieces) {
                    return new Grid(columns, size, 1);
                }
            }
            int columns = Math.max(1, width / SMALLEST);
            int squares = columns * Math.max(1, height / SMALLEST);
            return new Grid(columns, SMALLEST, (pieces + squares - 1) / squares);
        }
    }

    PieceMap() {
        setName("pieces");
        setPreferredSize(new Dimension(200, 100));
        ToolTipManager.sharedInstance().registerComponent(this);
    }

    void show(TorrentDetails details) {
        pieces = details == null ? List.of() : details.pieces();
        getAccessibleContext().setAccessibleDescription(legend());
        repaint();
    }

    private Map<PieceState, Integer> count(int from, int to) {
        Map<PieceState, Integer> counts = new EnumMap<>(PieceState.class);
        pieces.subList(from, to).forEach(state -> counts.merge(state, 1, Integer::sum));
        return counts;
    }

    private String legend() {
        if (pieces.isEmpty()) {
            return "The pieces are not known yet";
        }
        Map<PieceState, Integer> counts = count(0, pieces.size());
        return pieces.size()
                + " pieces: "
                + counts.getOrDefault(PieceState.COMPLETE, 0)
                + " complete, "
                + counts.getOrDefault(PieceState.BEGUN, 0)
                + " begun, "
                + counts.getOrDefault(PieceState.MISSING, 0)
                + " missing, "
                + counts.getOrDefault(PieceState.SKIPPED, 0)
                + " skipped";
    }

    private int legendHeight() {
        return getFontMetrics(UIManager.getFont("Label.font")).getHeight() + MARGIN;
    }

    private Grid grid() {
        int height = getHeight() - 2 * MARGIN - legendHeight();
        return Grid.of(getWidth() - 2 * MARGIN, height, pieces.size());
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = Painting.begin(graphics);
        g.setColor(Colours.background());
        g.fillRect(0, 0, getWidth(), getHeight());
        Grid grid = grid();
        for (int first = 0, square = 0;
                first < pieces.size();
                first += grid.perSquare(), square++) {
            int end = Math.min(pieces.size(), first + grid.perSquare());
            g.setColor(colour(count(first, end), end - first));
            g.fillRect(
                    MARGIN + square % grid.columns() * grid.size(),
                    MARGIN + square / grid.columns() * grid.size(),
                    grid.size() - 1,
                    grid.size() - 1);
        }
        g.setFont(UIManager.getFont("Label.font"));
        g.setColor(Colours.foreground());
        FontMetrics metrics = g.getFontMetrics();
        g.drawString(legend(), MARGIN, getHeight() - MARGIN - metrics.getDescent());
        g.dispose();
    }

    private static Color colour(Map<PieceState, Integer> counts, int all) {
        double complete = (double) counts.getOrDefault(PieceState.COMPLETE, 0) / all;
        if (counts.containsKey(PieceState.BEGUN)) {
            return complete > 0
                    ? Colours.mix(Colours.upload(), Colours.done(), complete)
                    : Colours.upload();
        }
        boolean skipped = counts.getOrDefault(PieceState.SKIPPED, 0) == all;
        Color missing =
                skipped
                        ? Colours.mix(Colours.background(), Colours.foreground(), 0.06)
                        : Colours.mix(Colours.background(), Colours.foreground(), 0.2);
        return Colours.mix(missing, Colours.done(), complete);
    }

    @Override
    public String getToolTipText(MouseEvent event) {
        Grid grid = grid();
        int column = (event.getX() - MARGIN) / grid.size();
        int row = (event.getY() - MARGIN) / grid.size();
        long first = ((long) row * grid.columns() + column) * grid.perSquare();
        boolean onSquare =
                event.getX() >= MARGIN
                        && event.getY() >= MARGIN
                        && column < grid.columns()
                        && first < pieces.size();
        if (!onSquare) {
            return null;
        }
        int end = (int) Math.min(pieces.size(), first + grid.perSquare());
        return grid.perSquare() == 1
                ? "Piece " + first + ": " + text(pieces.get((int) first))
                : "Pieces "
                        + first
                        + " to "
                        + (end - 1)
                        + ": "
                        + count((int) first, end).getOrDefault(PieceState.COMPLETE, 0)
                        + " complete";
    }

    private static String text(PieceState state) {
        return switch (state) {
            case SKIPPED -> "skipped";
            case MISSING -> "missing";
            case BEGUN -> "begun";
            case COMPLETE -> "complete";
        };
    }
}
