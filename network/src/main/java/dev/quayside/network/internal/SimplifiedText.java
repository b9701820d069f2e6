// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

/** White space as Qt's strings know it: the six of C, next-line, and Unicode's separators. */
final class SimplifiedText {

    private SimplifiedText() {}

    /** Without white space at both ends, and with every run of it inside turned into one space. */
    static String simplified(String text) {
        StringBuilder result = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                gap = true;
                continue;
            }
            if (gap && result.length() > 0) {
                result.append(' ');
            }
            gap = false;
            result.append(c);
        }
        return result.toString();
    }

    static boolean isSpace(char c) {
        if (c <= 0x7f) {
            return c == ' ' || (c >= '\t' && c <= '\r');
        }
        return c == '\u0085' || Character.isSpaceChar(c);
    }
}
