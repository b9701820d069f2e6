// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance.readme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.conformance.SourceTree;
import dev.quayside.core.QCoreApplication;
import dev.quayside.swing.SwingApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import org.junit.jupiter.api.Test;

/** What the page on Swing shows compiles and works. */
class SwingPageTest {
    private static final String SOURCE =
            "conformance/src/test/java/dev/quayside/conformance/readme/Guestbook.java";

    @Test
    void showsTheProgramAsItIsCompiled() throws IOException {
        String source = Files.readString(SourceTree.root().resolve(SOURCE));
        String program = source.substring(source.indexOf("import "));

        assertThat(Files.readString(SourceTree.root().resolve("docs/swing.md")))
                .contains("```java\n" + program + "```\n");
    }

    @Test
    void showsAProgramThatListens() {
        String[] text = new String[1];

        SwingApplication.run(
                new String[0],
                () -> {
                    Guestbook book = new Guestbook();
                    book.entries
                            .getDocument()
                            .addDocumentListener(
                                    (Changes)
                                            () -> {
                                                text[0] = book.entries.getText();
                                                QCoreApplication.quit();
                                            });
                    write(book.server.serverPort());
                });

        assertThat(text[0]).isEqualTo("I was here");
    }

    private static void write(int port) {
        try (Socket guest = new Socket(InetAddress.getLoopbackAddress(), port)) {
            guest.getOutputStream().write("I was here".getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A listener that makes no difference between changes. */
    private interface Changes extends DocumentListener {
        void changed();

        @Override
        default void insertUpdate(DocumentEvent event) {
            changed();
        }

        @Override
        default void removeUpdate(DocumentEvent event) {
            changed();
        }

        @Override
        default void changedUpdate(DocumentEvent event) {
            changed();
        }
    }
}
