// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import java.awt.Dimension;
import java.util.function.LongConsumer;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSlider;

/** A slider for a limit, with a label before it and its value behind it. */
final class LimitSlider extends JPanel {
    private static final long serialVersionUID = 1;
    private static final int GAP = 6;
    private static final int WIDTH = 140;

    private final JSlider slider;
    private final JLabel value = new JLabel(LimitScale.text(0));

    /** Makes one that tells the limit, in bytes a second, when the user has let go of it. */
    LimitSlider(String name, String text, char mnemonic, long limit, LongConsumer chosen) {
        setLayout(new BoxLayout(this, BoxLayout.LINE_AXIS));
        setOpaque(false);
        slider = new JSlider(0, LimitScale.UNLIMITED, LimitScale.position(limit));
        slider.setName(name);
        slider.setPreferredSize(new Dimension(WIDTH, slider.getPreferredSize().height));
        slider.setMaximumSize(slider.getPreferredSize());
        slider.setOpaque(false);
        slider.getAccessibleContext().setAccessibleName(text);
        JLabel label = new JLabel(text);
        label.setDisplayedMnemonic(mnemonic);
        label.setLabelFor(slider);
        value.setPreferredSize(new JLabel(LimitScale.text(9999 << 10)).getPreferredSize());
        value.setText(LimitScale.text(LimitScale.limit(slider.getValue())));
        add(label);
        add(Box.createHorizontalStrut(GAP));
        add(slider);
        add(Box.createHorizontalStrut(GAP));
        add(value);
        slider.addChangeListener(
                e -> {
                    long now = LimitScale.limit(slider.getValue());
                    value.setText(LimitScale.text(now));
                    slider.setToolTipText(text + " " + LimitScale.text(now));
                    if (!slider.getValueIsAdjusting()) {
                        chosen.accept(now);
                    }
                });
    }
}
