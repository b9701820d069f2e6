// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import java.awt.BorderLayout;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import javax.swing.JButton;
import javax.swing.JFileChooser;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.filechooser.FileNameExtensionFilter;

/** A field for a path, with a button that lets the user look for it. */
final class PathRow extends JPanel {
    private static final long serialVersionUID = 1;
    private static final int COLUMNS = 34;
    private static final int GAP = 6;

    private final JTextField field = new JTextField(COLUMNS);
    private final boolean folders;
    private final String start;

    /** Makes one for torrent files, or for folders; looking starts in a folder. */
    PathRow(String name, char browseMnemonic, boolean folders, String start) {
        super(new BorderLayout(GAP, 0));
        this.folders = folders;
        this.start = start;
        field.setName(name);
        JButton browse = new JButton("Browse...");
        browse.setName(name + " browse");
        browse.setMnemonic(browseMnemonic);
        browse.addActionListener(e -> browse());
        add(field, BorderLayout.CENTER);
        add(browse, BorderLayout.LINE_END);
    }

    /** That of the text, for the label before it. */
    @Override
    public int getBaseline(int width, int height) {
        return field.getBaseline(width, height);
    }

    JTextField field() {
        return field;
    }

    String text() {
        return field.getText().strip();
    }

    /** What is in the field; null if that is nothing, or no path. */
    Path path() {
        try {
            return text().isEmpty() ? null : Path.of(text());
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private void browse() {
        JFileChooser chooser = new JFileChooser(text().isEmpty() ? start : text());
        if (folders) {
            chooser.setDialogTitle("Choose the destination");
            chooser.setFileSelectionMode(JFileChooser.DIRECTORIES_ONLY);
        } else {
            chooser.setDialogTitle("Choose a torrent file");
            chooser.setFileFilter(new FileNameExtensionFilter("Torrent files", "torrent"));
        }
        int answer = chooser.showDialog(this, "Choose");
        File file = chooser.getSelectedFile();
        if (answer == JFileChooser.APPROVE_OPTION && file != null) {
            field.setText(Path.of(file.getPath()).toAbsolutePath().toString());
        }
    }
}
