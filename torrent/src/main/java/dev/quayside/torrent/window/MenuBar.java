// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import javax.swing.JCheckBoxMenuItem;
import javax.swing.JMenu;
import javax.swing.JMenuBar;

/** The menus. */
final class MenuBar extends JMenuBar {
    private static final long serialVersionUID = 1;

    MenuBar(Acts acts, boolean dark) {
        JMenu file = menu("File", 'F');
        file.add(acts.add);
        file.add(acts.magnet);
        file.addSeparator();
        file.add(acts.pause);
        file.add(acts.remove);
        file.add(acts.down);
        file.add(acts.up);
        file.addSeparator();
        file.add(acts.exit);
        JMenu view = menu("View", 'V');
        JCheckBoxMenuItem darkItem = new JCheckBoxMenuItem(acts.dark);
        darkItem.setSelected(dark);
        view.add(darkItem);
        menu("Help", 'H').add(acts.about);
    }

    private JMenu menu(String text, char mnemonic) {
        JMenu menu = new JMenu(text);
        menu.setMnemonic(mnemonic);
        add(menu);
        return menu;
    }
}
