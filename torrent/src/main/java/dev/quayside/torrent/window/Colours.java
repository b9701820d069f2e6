// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import java.awt.Color;
import javax.swing.UIManager;

/** Colours that fit both looks. */
final class Colours {
    private Colours() {}

    /** A colour between two others: 0 is the first, 1 the second. */
    static Color mix(Color first, Color second, double share) {
        return new Color(
                between(first.getRed(), second.getRed(), share),
                between(first.getGreen(), second.getGreen(), share),
                between(first.getBlue(), second.getBlue(), share));
    }

    private static int between(int first, int second, double share) {
        return (int) Math.round(first + (second - first) * share);
    }

    static Color accent() {
        Color accent = UIManager.getColor("Component.accentColor");
        return accent == null ? new Color(0x2675BF) : accent;
    }

    /** Of what is complete and gives. */
    static Color done() {
        return isDark() ? new Color(0x4E9A57) : new Color(0x3F9A4A);
    }

    /** Of what has failed. */
    static Color failed() {
        return isDark() ? new Color(0xC75450) : new Color(0xC7413B);
    }

    /** Of what goes out. */
    static Color upload() {
        return isDark() ? new Color(0xD98F3C) : new Color(0xC8701A);
    }

    static Color background() {
        return UIManager.getColor("Table.background");
    }

    static Color foreground() {
        return UIManager.getColor("Table.foreground");
    }

    /** Of what is hardly to be seen: lines, and what is not there. */
    static Color faint() {
        return mix(background(), foreground(), 0.14);
    }

    private static boolean isDark() {
        Color background = background();
        return background.getRed() + background.getGreen() + background.getBlue() < 384;
    }
}
