// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.programs.window;

import java.awt.KeyboardFocusManager;
import javax.swing.AbstractButton;
import javax.swing.JButton;

/**
 * A button that can be off for a while. It loses the focus then, to the next button; when it is on
 * again it takes it back, so that it can be pressed again and again.
 */
public final class ActionButton extends JButton {
    private static final long serialVersionUID = 1;

    private boolean hadFocus;

    /**
     * Makes a button.
     *
     * @param text what stands on it
     * @param mnemonic the letter that presses it, together with Alt
     */
    public ActionButton(String text, char mnemonic) {
        super(text);
        setMnemonic(mnemonic);
    }

    @Override
    public void setEnabled(boolean enabled) {
        if (isEnabled() && !enabled) {
            hadFocus = isFocusOwner();
        }
        super.setEnabled(enabled);
        if (enabled && hadFocus && isButtonFocused()) {
            requestFocusInWindow();
        }
    }

    private static boolean isButtonFocused() {
        return KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner()
                instanceof AbstractButton;
    }
}
