// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Text of others on its way to the terminal. */
public final class TerminalText {
    private TerminalText() {}

    /**
     * The standard output, flushed with every line, in the encoding of the system; in UTF-8 where
     * that is plain ASCII: this is what a program sees that runs without a locale.
     *
     * @return the stream
     */
    public static PrintStream out() {
        String name = System.getProperty("stdout.encoding", System.getProperty("native.encoding"));
        Charset charset = name == null ? Charset.defaultCharset() : Charset.forName(name);
        if (charset.equals(StandardCharsets.US_ASCII)) {
            charset = StandardCharsets.UTF_8;
        }
        return new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset);
    }

    /**
     * Takes the control characters out, which would steer the terminal.
     *
     * @param text text of others
     * @return the text, with a replacement character for each of them
     */
    public static String harmless(String text) {
        StringBuilder plain = new StringBuilder(text);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.isISOControl(c) && c != '\n' && c != '\t') {
                plain.setCharAt(i, '\uFFFD');
            }
        }
        return plain.toString();
    }
}
