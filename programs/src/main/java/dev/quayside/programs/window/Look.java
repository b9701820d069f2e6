// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.programs.window;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import dev.quayside.programs.command.Theme;
import java.awt.Insets;
import javax.swing.UIManager;

/** How windows look. For the event thread. */
public final class Look {
    private Look() {}

    /** Sets it before there are windows. */
    static void begin(Theme theme) {
        UIManager.put("Table.cellMargins", new Insets(2, 8, 2, 8));
        System.setProperty("flatlaf.useNativeLibrary", "false"); // Quayside is pure Java
        if (theme == Theme.DARK) {
            FlatDarkLaf.setup();
        } else {
            FlatLightLaf.setup();
        }
    }

    /**
     * Gives all windows other colours.
     *
     * @param theme the colours
     */
    public static void change(Theme theme) {
        begin(theme);
        FlatLaf.updateUI();
    }
}
