// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where fortunes come from: our own, or a text file. */
final class Fortunes {
    private static final String OWN = "fortunes.txt";

    private Fortunes() {}

    /** The fortunes that Quayside brings along. */
    static List<String> own() {
        try (InputStream in = Fortunes.class.getResourceAsStream(OWN)) {
            return parse(decode(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(OWN, e);
        }
    }

    /**
     * Reads a file of UTF-8 text.
     *
     * @throws CharacterCodingException if it is something else
     */
    static List<String> read(Path file) throws IOException {
        return parse(decode(Files.readAllBytes(file)));
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /**
     * Takes a text apart. What stands between fortunes is a line with only a percent sign where
     * there is one (the format of the fortune program); else an empty line where there is one; else
     * every line is a fortune.
     */
    static List<String> parse(String text) {
        List<String> lines = text.strip().lines().map(String::stripTrailing).toList();
        String separator = lines.contains("%") ? "%" : "";
        boolean perLine = !lines.contains(separator);
        List<String> fortunes = new ArrayList<>();
        List<String> fortune = new ArrayList<>();
        for (String line : lines) {
            if (!line.equals(separator)) {
                fortune.add(line);
            }
            if (perLine || line.equals(separator)) {
                finish(fortune, fortunes);
            }
        }
        finish(fortune, fortunes);
        return fortunes;
    }

    private static void finish(List<String> lines, List<String> fortunes) {
        String fortune = String.join("\n", lines).strip();
        lines.clear();
        if (!fortune.isEmpty()) {
            fortunes.add(fortune);
        }
    }
}
