// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import java.awt.event.ActionEvent;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.KeyStroke;

/** Something that a menu, a tool bar and a key can do. */
final class Act extends AbstractAction {
    private static final long serialVersionUID = 1;

    private final transient Runnable done;

    /** Makes one; icon and key may be null. The mnemonic is a letter of the text. */
    Act(String text, char mnemonic, VectorIcon icon, String key, Runnable done) {
        super(text);
        this.done = done;
        putValue(MNEMONIC_KEY, (int) Character.toUpperCase(mnemonic));
        putValue(LARGE_ICON_KEY, icon);
        putValue(SHORT_DESCRIPTION, text.replace("...", ""));
        if (key != null) {
            putValue(ACCELERATOR_KEY, KeyStroke.getKeyStroke(key));
        }
    }

    /** Says and shows something else from now on. */
    void become(String text, VectorIcon icon) {
        putValue(NAME, text);
        putValue(LARGE_ICON_KEY, icon);
        putValue(SHORT_DESCRIPTION, text);
    }

    /** Lets a key do it while a component has the focus. */
    void alsoBy(String key, JComponent component) {
        component.registerKeyboardAction(
                e -> {
                    if (isEnabled()) {
                        done.run();
                    }
                },
                KeyStroke.getKeyStroke(key),
                JComponent.WHEN_FOCUSED);
    }

    @Override
    public void actionPerformed(ActionEvent event) {
        done.run();
    }
}
