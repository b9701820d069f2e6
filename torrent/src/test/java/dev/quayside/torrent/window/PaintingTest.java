// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.torrent.engine.PieceState;
import dev.quayside.torrent.engine.TorrentState;
import dev.quayside.torrent.metainfo.InfoHash;
import dev.quayside.torrent.session.TorrentDetails;
import dev.quayside.torrent.session.TorrentSnapshot;
import java.awt.Graphics2D;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JTable;
import org.junit.jupiter.api.Test;

/** What is painted, and what is never taken for HTML. */
class PaintingTest {
    private static final InfoHash HASH = InfoHash.of("a".getBytes(StandardCharsets.UTF_8));
    private static final int WIDTH = 400;
    private static final int HEIGHT = 200;

    private static BufferedImage paint(JComponent component) {
        component.setSize(WIDTH, HEIGHT);
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        component.paint(g);
        g.dispose();
        return image;
    }

    private static long count(BufferedImage image, int rgb) {
        int[] all = image.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
        return Arrays.stream(all).filter(pixel -> pixel == rgb).count();
    }

    private static TorrentSnapshot torrent(String name, long done, long wanted) {
        return new TorrentSnapshot(
                HASH,
                name,
                Path.of("somewhere"),
                TorrentState.DOWNLOADING,
                "Downloading",
                null,
                false,
                wanted,
                done,
                0,
                0,
                3 << 20,
                1 << 20,
                0,
                0,
                -1);
    }

    private static PieceMap map(int pieces, int complete) {
        PieceState[] states = new PieceState[pieces];
        Arrays.fill(states, PieceState.MISSING);
        Arrays.fill(states, 0, complete, PieceState.COMPLETE);
        PieceMap map = new PieceMap();
        map.show(new TorrentDetails(HASH, List.of(), List.of(), List.of(), Arrays.asList(states)));
        return map;
    }

    @Test
    void aMapHasASquareForEachPieceOrOneForSeveral() {
        int square = 15 * 15;
        assertThat(count(paint(map(10, 4)), Colours.done().getRGB())).isEqualTo(4 * square);
        assertThat(count(paint(map(10, 10)), Colours.done().getRGB())).isEqualTo(10 * square);

        BufferedImage many = paint(map(1_000_000, 500_000));
        long done = count(many, Colours.done().getRGB());
        assertThat(done).isGreaterThan(1000);
        assertThat(count(paint(map(1_000_000, 1_000_000)), Colours.done().getRGB()))
                .isGreaterThan(done * 3 / 2);
    }

    @Test
    void aMapTellsWhatIsUnderThePointer() {
        PieceMap map = map(10, 4);
        paint(map);
        assertThat(map.getToolTipText(at(map, 10 + 3 * 16 + 1))).isEqualTo("Piece 3: complete");
        assertThat(map.getToolTipText(at(map, 10 + 4 * 16 + 1))).isEqualTo("Piece 4: missing");
        assertThat(map.getToolTipText(at(map, 10 + 10 * 16 + 1))).isNull();
    }

    private static MouseEvent at(JComponent component, int x) {
        return new MouseEvent(component, MouseEvent.MOUSE_MOVED, 0, 0, x, 12, 0, false);
    }

    @Test
    void aGraphHasACurveForEachDirection() {
        RateHistory history = new RateHistory();
        RateGraph graph = new RateGraph();
        graph.show(history.of(HASH));
        BufferedImage before = paint(graph);
        Collections.nCopies(RateHistory.LENGTH + 10, List.of(torrent("a", 1, 2)))
                .forEach(history::add);
        graph.show(history.of(HASH));
        assertThat(history.of(HASH).length()).isEqualTo(RateHistory.LENGTH);
        assertThat(history.of(HASH).down(RateHistory.LENGTH - 1)).isEqualTo(3 << 20);
        BufferedImage image = paint(graph);
        assertThat(rowsThatDiffer(before, image)).as("from 3 of 4 MiB/s down").isGreaterThan(70);
        history.add(List.of());
        assertThat(history.of(HASH).length()).as("forgotten with its torrent").isZero();
    }

    /** In a column that has no text. */
    private static long rowsThatDiffer(BufferedImage a, BufferedImage b) {
        int x = WIDTH - 20;
        return IntStream.range(0, HEIGHT).filter(y -> a.getRGB(x, y) != b.getRGB(x, y)).count();
    }

    @Test
    void theTopOfAGraphIsARoundNumberAboveAllRates() {
        assertThat(RateGraph.top(0)).isEqualTo(4096);
        assertThat(RateGraph.top(4096)).isEqualTo(4096);
        assertThat(RateGraph.top(1_000_000)).isEqualTo(1 << 20);
    }

    @Test
    void onlyWhatIsCompleteHasAllPercent() {
        assertThat(new ProgressCell.Progress(0.99999, null)).hasToString("99.9 %");
        assertThat(new ProgressCell.Progress(1, null)).hasToString("100 %");
        assertThat(torrent("a", 1, 3).progress()).isBetween(0.33, 0.34);
    }

    @Test
    void namesOfStrangersAreNotHtml() {
        TorrentTableModel model = new TorrentTableModel();
        TorrentTable table = new TorrentTable(model);
        table.show(List.of(torrent("<html><b>bold", 1, 3)));
        JLabel label = (JLabel) cell(table, 0);
        assertThat(label.getText()).isEqualTo("<html><b>bold");
        assertThat(label.getClientProperty("html")).as("no view of HTML").isNull();
        assertThat(table.createToolTip().getClientProperty("html.disable")).isEqualTo(true);
    }

    private static Object cell(JTable table, int column) {
        return table.prepareRenderer(table.getCellRenderer(0, column), 0, column);
    }
}
