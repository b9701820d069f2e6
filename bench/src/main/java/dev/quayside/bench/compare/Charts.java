// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.compare;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/** The measurements as pictures. */
final class Charts {
    /** Beyond it a bar is cut off: one server that is far out must not make all others alike. */
    private static final double TALLEST = 2;

    private static final int DPI = 144;
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 560;

    private final Report report;
    private final List<Measurement> all;

    Charts(Report report, List<Measurement> all) {
        this.report = report;
        this.all = all;
    }

    /** Writes the pictures that there are measurements for. */
    void write(Path folder) throws IOException {
        if (!report.comparisons().isEmpty()) {
            save(cost(), folder.resolve("cpu-per-operation"));
        }
        Map<String, Double> memory = medians(Measurement::heapBytes);
        if (!memory.isEmpty()) {
            save(
                    bars("Java heap of an idle connection", "bytes", memory),
                    folder.resolve("memory-per-connection"));
        }
        Map<String, Double> start = medians(Measurement::millis);
        if (!start.isEmpty()) {
            save(
                    bars("From start to first echo", "milliseconds", start),
                    folder.resolve("start-to-first-echo"));
        }
    }

    private CategoryChart cost() {
        CategoryChart chart =
                chart("Server CPU per operation, C epoll = 1 (cut off at 2)", "C epoll = 1");
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(TALLEST);
        List<String> loads = report.comparisons().stream().map(c -> c.load().title).toList();
        Set<String> peers = new LinkedHashSet<>();
        report.comparisons().forEach(c -> peers.addAll(c.peers()));
        peers.remove(Peer.LIMIT);
        for (String peer : peers) {
            List<Double> heights = new ArrayList<>();
            List<Double> spreads = new ArrayList<>();
            for (Comparison c : report.comparisons()) {
                boolean there = c.peers().contains(peer);
                Quartiles q = there ? c.relativeCost(peer) : new Quartiles(0, 0, 0);
                boolean cut = q.median() >= TALLEST;
                heights.add(cut ? TALLEST : q.median());
                spreads.add(cut ? 0 : Math.min(q.spread(), TALLEST - q.median()));
            }
            chart.addSeries(peer, loads, heights, spreads);
        }
        return chart;
    }

    private static CategoryChart bars(String title, String unit, Map<String, Double> values) {
        CategoryChart chart = chart(title, unit);
        chart.getStyler().setYAxisMin(0.0).setLegendVisible(false);
        chart.getStyler().setLabelsVisible(true).setYAxisDecimalPattern("#,###");
        chart.getStyler().setXAxisLabelRotation(15); // long names would run into each other
        chart.addSeries(unit, List.copyOf(values.keySet()), List.copyOf(values.values()));
        return chart;
    }

    private static CategoryChart chart(String title, String unit) {
        CategoryChart chart =
                new CategoryChartBuilder()
                        .width(WIDTH)
                        .height(HEIGHT)
                        .title(title)
                        .yAxisTitle(unit)
                        .build();
        chart.getStyler()
                .setChartBackgroundColor(Color.WHITE)
                .setLegendPosition(LegendPosition.OutsideS)
                .setLegendLayout(LegendLayout.Horizontal)
                .setPlotBorderVisible(false);
        chart.getStyler().setAvailableSpaceFill(0.85).setOverlapped(false);
        chart.getStyler().setXAxisLabelRotation(0).setPlotGridVerticalLinesVisible(false);
        return chart;
    }

    private Map<String, Double> medians(Function<Measurement, Double> value) {
        Map<String, Double> medians = new LinkedHashMap<>();
        Set<String> peers = new LinkedHashSet<>();
        all.forEach(m -> peers.add(m.peer()));
        for (String peer : peers) {
            List<Double> values = report.values(peer, value);
            if (!values.isEmpty()) {
                medians.put(peer, Quartiles.of(values).median());
            }
        }
        return medians;
    }

    private static void save(CategoryChart chart, Path file) throws IOException {
        BitmapEncoder.saveBitmapWithDPI(
                chart, file.toString(), BitmapEncoder.BitmapFormat.PNG, DPI);
    }
}
