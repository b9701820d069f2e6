// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.programs.text;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The standard output of programs that print text of any language. */
public final class Output {
    private Output() {}

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
}
