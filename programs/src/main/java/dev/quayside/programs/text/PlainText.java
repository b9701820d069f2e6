// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.programs.text;

/** Text of strangers, made harmless: some characters steer a terminal, or turn the text around. */
public final class PlainText {
    private static final char REPLACEMENT = '\uFFFD';

    private PlainText() {}

    /**
     * Takes the control characters out, but for tabs and ends of lines.
     *
     * @param text text of others, of any number of lines
     * @return the text, with a replacement character for each of them
     */
    public static String lines(String text) {
        StringBuilder plain = new StringBuilder(text);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.isISOControl(c) && c != '\n' && c != '\t') {
                plain.setCharAt(i, REPLACEMENT);
            }
        }
        return plain.toString();
    }

    /**
     * Takes out all control characters, and those that change the direction of the text.
     *
     * @param text text of others, such as a file's name
     * @return one line, with a replacement character for each of them
     */
    public static String line(String text) {
        StringBuilder plain = new StringBuilder(text);
        for (int i = 0; i < plain.length(); i++) {
            int type = Character.getType(plain.charAt(i));
            if (type == Character.CONTROL || type == Character.FORMAT) {
                plain.setCharAt(i, REPLACEMENT);
            }
        }
        return plain.toString();
    }
}
