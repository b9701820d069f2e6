// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import java.awt.Dimension;
import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JToolBar;

/** The tool bar: what can be done, and the limits. */
final class ToolBar extends JToolBar {
    private static final long serialVersionUID = 1;
    private static final int GAP = 12;

    ToolBar(Acts acts, LimitSlider down, LimitSlider up) {
        setFloatable(false);
        button(acts.add);
        button(acts.magnet);
        addSeparator();
        button(acts.remove);
        button(acts.pause);
        addSeparator();
        button(acts.down);
        button(acts.up);
        add(Box.createRigidArea(new Dimension(2 * GAP, 0)));
        add(Box.createHorizontalGlue());
        add(down);
        add(Box.createRigidArea(new Dimension(GAP, 0)));
        add(up);
    }

    private void button(Act act) {
        JButton button = add(act);
        button.setFocusable(true);
        button.setMnemonic(0); // the menus have it
        button.getAccessibleContext().setAccessibleName((String) act.getValue(Act.NAME));
    }
}
