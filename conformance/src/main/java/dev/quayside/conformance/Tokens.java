// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a statement apart: quoted text and words, and what stands inside the quotes. */
final class Tokens {
    private static final Pattern TOKEN = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|\\S+");

    private Tokens() {}

    /**
     * Splits a statement into words; a quoted text is one word, quotes and escapes included.
     *
     * @param line the statement
     * @return its words, at least one for a line that is not blank
     */
    static List<String> of(String line) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(line);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }

    /**
     * Splits {@code OBJECT.MEMBER}.
     *
     * @param token the word
     * @return the two halves
     */
    static Member member(String token) {
        int dot = token.indexOf('.');
        if (dot < 0 || token.indexOf('.', dot + 1) >= 0) {
            throw new ScenarioException("neither a statement nor OBJECT.MEMBER: " + token);
        }
        return new Member(token.substring(0, dot), token.substring(dot + 1));
    }

    /**
     * Turns a quoted word into the bytes that it stands for.
     *
     * @param token the word, with its quotes
     * @return the bytes
     */
    static byte[] unquote(String token) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        int end = token.length() - 1;
        for (int i = 1; i < end; i++) {
            char c = token.charAt(i);
            if (c != '\\') {
                int next = Character.isHighSurrogate(c) ? i + 2 : i + 1;
                data.writeBytes(token.substring(i, next).getBytes(StandardCharsets.UTF_8));
                i = next - 1;
                continue;
            }
            char escaped = token.charAt(++i);
            if (escaped == 'x') {
                data.write(Integer.parseInt(token.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                data.write(unescape(escaped));
            }
        }
        return data.toByteArray();
    }

    private static int unescape(char escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '0' -> 0;
            default -> escaped;
        };
    }

    /**
     * An object's name and the name of one of its members.
     *
     * @param object the object's name in the scenario
     * @param name the signal, slot or method
     */
    record Member(String object, String name) {}
}
