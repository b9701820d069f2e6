// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import dev.quayside.programs.command.Theme;
import dev.quayside.torrent.session.Settings;
import java.awt.Rectangle;
import java.awt.Window;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.swing.JSplitPane;
import javax.swing.JTable;

/** What the window remembers for the next time. */
final class Memory {
    private static final String THEME = "theme";
    private static final String BOUNDS = "bounds";
    private static final String DIVIDER = "divider";
    private static final String COLUMNS = "columns";
    private static final String FOLDER = "folder";
    private static final String DESTINATION = "destination";
    private static final int LEAST = 200;

    private final Settings settings;
    private final BiConsumer<String, String> remember;
    private String folder;
    private String destination;

    /** Made of the settings at the start; later changes go to the consumer. */
    Memory(Settings settings, BiConsumer<String, String> remember) {
        this.settings = settings;
        this.remember = remember;
        folder = settings.look().getOrDefault(FOLDER, System.getProperty("user.home"));
        destination = settings.look().getOrDefault(DESTINATION, downloads());
    }

    private static String downloads() {
        return Path.of(System.getProperty("user.home"), "Downloads").toString();
    }

    /** The colours that were used the last time. */
    static Theme theme(Settings settings) {
        return "dark".equals(settings.look().get(THEME)) ? Theme.DARK : Theme.LIGHT;
    }

    void setTheme(Theme theme) {
        remember.accept(THEME, theme == Theme.DARK ? "dark" : "light");
    }

    /** Where the last torrent file was. */
    String folder() {
        return folder;
    }

    void setFolder(String last) {
        folder = last;
        remember.accept(FOLDER, last);
    }

    /** Where the last torrent went. */
    String destination() {
        return destination;
    }

    void setDestination(String last) {
        destination = last;
        remember.accept(DESTINATION, last);
    }

    // -- sizes ------------------------------------------------------------------------------------

    /** Places a window as it was; returns whether it is known. */
    boolean place(Window window) {
        List<Integer> numbers = numbers(BOUNDS);
        if (numbers.size() != 4 || numbers.get(2) < LEAST || numbers.get(3) < LEAST) {
            return false;
        }
        Rectangle bounds =
                new Rectangle(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
        window.setBounds(bounds);
        if (!bounds.intersects(window.getGraphicsConfiguration().getBounds())) {
            window.setLocationRelativeTo(null); // that display is not there any more
        }
        return true;
    }

    void place(JSplitPane pane, JTable table) {
        List<Integer> divider = numbers(DIVIDER);
        if (divider.size() == 1) {
            pane.setDividerLocation(divider.get(0));
        }
        List<Integer> widths = numbers(COLUMNS);
        if (widths.size() == table.getColumnCount()) {
            IntStream.range(0, widths.size())
                    .forEach(
                            i ->
                                    table.getColumnModel()
                                            .getColumn(i)
                                            .setPreferredWidth(widths.get(i)));
        }
    }

    void save(Window window, JSplitPane pane, JTable table) {
        Rectangle bounds = window.getBounds();
        save(BOUNDS, List.of(bounds.x, bounds.y, bounds.width, bounds.height));
        save(DIVIDER, List.of(pane.getDividerLocation()));
        save(
                COLUMNS,
                IntStream.range(0, table.getColumnCount())
                        .mapToObj(i -> table.getColumnModel().getColumn(i).getWidth())
                        .toList());
    }

    private void save(String name, List<Integer> numbers) {
        remember.accept(
                name, numbers.stream().map(n -> n.toString()).collect(Collectors.joining(",")));
    }

    private List<Integer> numbers(String name) {
        List<Integer> numbers = new ArrayList<>();
        for (String part : Arrays.asList(settings.look().getOrDefault(name, "").split(","))) {
            if (part.strip().matches("-?\\d{1,6}")) {
                numbers.add(Integer.parseInt(part.strip()));
            }
        }
        return numbers;
    }
}
