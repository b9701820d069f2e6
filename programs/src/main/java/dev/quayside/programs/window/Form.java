// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.programs.window;

import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;

/** Components below each other, each with a label on its left or as wide as the form. */
public class Form extends JPanel {
    private static final long serialVersionUID = 1;
    private static final int GAP = 6;

    private int row;

    /** Makes a form without components. */
    public Form() {
        super(new GridBagLayout());
    }

    /**
     * Adds a component with a label.
     *
     * @param text the label
     * @param mnemonic the letter that leads to the component, together with Alt; 0 for none
     * @param component the component
     */
    protected final void addRow(String text, char mnemonic, JComponent component) {
        addRow(text, mnemonic, component, component);
    }

    /**
     * Adds several components in one with a label that leads to the first of them.
     *
     * @param text the label
     * @param mnemonic the letter that leads there, together with Alt; 0 for none
     * @param first what the label leads to
     * @param all what stands behind the label
     */
    protected final void addRow(String text, char mnemonic, JComponent first, JComponent all) {
        JLabel label = new JLabel(text);
        label.setLabelFor(first);
        label.setDisplayedMnemonic(mnemonic);
        GridBagConstraints left = constraints();
        left.anchor = GridBagConstraints.BASELINE_LEADING;
        left.insets.right = GAP;
        add(label, left);
        GridBagConstraints right = constraints();
        right.gridx = 1;
        right.weightx = 1;
        right.fill = GridBagConstraints.HORIZONTAL;
        right.anchor = GridBagConstraints.BASELINE_LEADING;
        add(all, right);
        row++;
    }

    /**
     * Adds a component that is as wide as the form.
     *
     * @param component the component
     * @param grows whether it takes the height that is left
     */
    protected final void addRow(JComponent component, boolean grows) {
        GridBagConstraints whole = constraints();
        whole.gridwidth = 2;
        whole.weightx = 1;
        whole.weighty = grows ? 1 : 0;
        whole.fill = grows ? GridBagConstraints.BOTH : GridBagConstraints.HORIZONTAL;
        add(component, whole);
        row++;
    }

    private GridBagConstraints constraints() {
        GridBagConstraints constraints = new GridBagConstraints();
        constraints.gridx = 0;
        constraints.gridy = row;
        constraints.insets = new Insets(row == 0 ? 0 : GAP, 0, 0, 0);
        return constraints;
    }
}
