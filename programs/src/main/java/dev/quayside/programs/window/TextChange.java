// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.programs.window;

import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.text.JTextComponent;

/** Tells of every change of a text. */
public final class TextChange implements DocumentListener {
    private final Runnable changed;

    private TextChange(Runnable changed) {
        this.changed = changed;
    }

    /**
     * Begins to tell.
     *
     * @param text the text
     * @param changed called after each change
     */
    public static void of(JTextComponent text, Runnable changed) {
        text.getDocument().addDocumentListener(new TextChange(changed));
    }

    @Override
    public void insertUpdate(DocumentEvent event) {
        changed.run();
    }

    @Override
    public void removeUpdate(DocumentEvent event) {
        changed.run();
    }

    @Override
    public void changedUpdate(DocumentEvent event) {
        changed.run();
    }
}
