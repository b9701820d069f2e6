// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.session;

import dev.quayside.torrent.engine.FilePriority;
import dev.quayside.torrent.metainfo.InfoHash;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Settings as the text of a properties file, in a fixed order, in UTF-8. */
final class SettingsText {
    private static final String WINDOW = "window.";
    private static final int KIB = 1024;

    private SettingsText() {}

    // -- writing ----------------------------------------------------------------------------------

    static String write(Settings settings) {
        StringBuilder text = new StringBuilder();
        text.append("# The torrents of quayside. Written anew at every change: edit it only\n");
        text.append("# while no torrent window is open. Limits are KiB a second, 0 for none.\n");
        line(text, "limit.down", Long.toString(settings.downLimit() / KIB));
        line(text, "limit.up", Long.toString(settings.upLimit() / KIB));
        new TreeMap<>(settings.look()).forEach((name, value) -> line(text, WINDOW + name, value));
        List<RememberedTorrent> torrents = settings.torrents();
        line(text, "torrents", Integer.toString(torrents.size()));
        for (int i = 0; i < torrents.size(); i++) {
            text.append('\n');
            write(text, "torrent." + (i + 1) + ".", torrents.get(i));
        }
        return text.toString();
    }

    private static void write(StringBuilder text, String prefix, RememberedTorrent torrent) {
        line(text, prefix + "name", torrent.name());
        line(text, prefix + "hash", torrent.hash().hex());
        if (torrent.magnet() != null) {
            line(text, prefix + "magnet", torrent.magnet());
        }
        line(text, prefix + "destination", torrent.destination().toString());
        line(text, prefix + "state", torrent.paused() ? "paused" : "running");
        line(text, prefix + "downloaded", Long.toString(torrent.downloaded()));
        line(text, prefix + "uploaded", Long.toString(torrent.uploaded()));
        line(text, prefix + "done", Long.toString(torrent.done()));
        line(text, prefix + "wanted", Long.toString(torrent.wanted()));
        if (!torrent.priorities().isEmpty()) {
            line(
                    text,
                    prefix + "priorities",
                    torrent.priorities().stream()
                            .map(priority -> priority.text().substring(0, 1))
                            .collect(Collectors.joining()));
        }
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append('=');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\f' -> text.append("\\f");
                case '\\' -> text.append("\\\\");
                case ' ' -> text.append(i == 0 ? "\\ " : " ");
                default -> text.append(c);
            }
        }
        text.append('\n');
    }

    // -- reading ----------------------------------------------------------------------------------

    static Settings read(String text) throws SettingsException {
        Properties all = new Properties();
        try {
            all.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            throw new SettingsException(e.getMessage());
        }
        Map<String, String> look = new TreeMap<>();
        for (String key : all.stringPropertyNames()) {
            String name = key.startsWith(WINDOW) ? key.substring(WINDOW.length()) : "";
            if (name.matches("[A-Za-z0-9.]+")) { // others could not be written again
                look.put(name, all.getProperty(key));
            }
        }
        List<RememberedTorrent> torrents = new ArrayList<>();
        long count = number(all, "torrents");
        for (long i = 1; i <= count; i++) {
            torrents.add(torrent(all, "torrent." + i + "."));
        }
        return new Settings(limit(all, "limit.down"), limit(all, "limit.up"), look, torrents);
    }

    private static long limit(Properties all, String key) throws SettingsException {
        return Math.min(number(all, key), Integer.MAX_VALUE) * KIB;
    }

    private static RememberedTorrent torrent(Properties all, String prefix)
            throws SettingsException {
        String state = text(all, prefix + "state");
        if (!state.equals("paused") && !state.equals("running")) {
            throw new SettingsException(prefix + "state is neither paused nor running");
        }
        return new RememberedTorrent(
                hash(all, prefix + "hash"),
                all.getProperty(prefix + "magnet"),
                text(all, prefix + "name"),
                path(all, prefix + "destination"),
                state.equals("paused"),
                number(all, prefix + "downloaded"),
                number(all, prefix + "uploaded"),
                number(all, prefix + "done"),
                number(all, prefix + "wanted"),
                priorities(all, prefix + "priorities"));
    }

    private static String text(Properties all, String key) throws SettingsException {
        String value = all.getProperty(key);
        if (value == null) {
            throw new SettingsException(key + " is missing");
        }
        return value;
    }

    private static long number(Properties all, String key) throws SettingsException {
        String value = all.getProperty(key, "0").strip();
        if (!value.matches("\\d{1,18}")) {
            throw new SettingsException(key + " is not a number");
        }
        return Long.parseLong(value);
    }

    private static Path path(Properties all, String key) throws SettingsException {
        try {
            return Path.of(text(all, key));
        } catch (InvalidPathException e) {
            throw new SettingsException(key + " is not a path");
        }
    }

    private static InfoHash hash(Properties all, String key) throws SettingsException {
        try {
            return new InfoHash(HexFormat.of().parseHex(text(all, key).strip()));
        } catch (IllegalArgumentException e) {
            throw new SettingsException(key + " is not an info hash");
        }
    }

    private static List<FilePriority> priorities(Properties all, String key)
            throws SettingsException {
        List<FilePriority> priorities = new ArrayList<>();
        for (char letter : all.getProperty(key, "").strip().toCharArray()) {
            priorities.add(
                    Arrays.stream(FilePriority.values())
                            .filter(priority -> priority.text().charAt(0) == letter)
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new SettingsException(
                                                    key + " has the letter " + letter)));
        }
        return priorities;
    }
}
