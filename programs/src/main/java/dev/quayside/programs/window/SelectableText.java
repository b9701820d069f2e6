// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.programs.window;

import javax.swing.BorderFactory;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import javax.swing.UIManager;

/**
 * Text that looks like a label, wraps like a page, and can be selected and copied but not changed.
 */
public final class SelectableText extends JTextArea {
    private static final long serialVersionUID = 1;
    private static final int COLUMNS = 28;

    /**
     * Makes a text.
     *
     * @param text the text
     */
    public SelectableText(String text) {
        setColumns(COLUMNS);
        setText(text);
        setEditable(false);
        setLineWrap(true);
        setWrapStyleWord(true);
        setOpaque(false);
        setBorder(BorderFactory.createEmptyBorder());
        setFont(UIManager.getFont("Label.font"));
        getInputMap().put(KeyStroke.getKeyStroke("ENTER"), "none"); // for the default button
        setSize(getPreferredSize()); // the wanted width decides how many lines it needs
    }
}
