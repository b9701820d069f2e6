// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.fortunes;

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
import java.util.concurrent.ThreadLocalRandom;

/**
 * What a fortune server chooses from.
 *
 * @param texts the fortunes, at least one
 */
public record Fortunes(List<String> texts) {
    private static final String OWN = "fortunes.txt";

    /**
     * Makes a choice of fortunes.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Fortunes {
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("There is no fortune");
        }
        texts = List.copyOf(texts);
    }

    /**
     * Makes a choice of fortunes.
     *
     * @param texts the fortunes, at least one
     * @return the choice
     */
    public static Fortunes of(String... texts) {
        return new Fortunes(List.of(texts));
    }

    /**
     * Returns the fortunes that Quayside brings along.
     *
     * @return our own
     */
    public static Fortunes own() {
        try (InputStream in = Fortunes.class.getResourceAsStream(OWN)) {
            return parse(decode(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(OWN, e);
        }
    }

    /**
     * Reads a file of UTF-8 text. What stands between fortunes is a line with only a percent sign
     * where there is one (the format of the fortune program); else an empty line where there is
     * one; else every line is a fortune.
     *
     * @param file the file
     * @return its fortunes
     * @throws CharacterCodingException if it is something else than text
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if there is no fortune in it
     */
    public static Fortunes read(Path file) throws IOException {
        return parse(decode(Files.readAllBytes(file)));
    }

    /**
     * Chooses one by chance.
     *
     * @return a fortune
     */
    public String any() {
        return texts.get(ThreadLocalRandom.current().nextInt(texts.size()));
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    static Fortunes parse(String text) {
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
        return new Fortunes(fortunes);
    }

    private static void finish(List<String> lines, List<String> fortunes) {
        String fortune = String.join("\n", lines).strip();
        lines.clear();
        if (!fortune.isEmpty()) {
            fortunes.add(fortune);
        }
    }
}
