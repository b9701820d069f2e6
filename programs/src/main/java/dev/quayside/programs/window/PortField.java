// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.programs.window;

import java.util.regex.Pattern;
import javax.swing.JTextField;
import javax.swing.text.AbstractDocument;
import javax.swing.text.AttributeSet;
import javax.swing.text.BadLocationException;
import javax.swing.text.DocumentFilter;

/** A field that takes a port, 1 to 65535, or nothing. */
public final class PortField extends JTextField {
    private static final long serialVersionUID = 1;
    private static final int COLUMNS = 6;
    private static final int MAX = 65535;
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,4}");

    /** Makes an empty field. */
    public PortField() {
        super(COLUMNS);
        ((AbstractDocument) getDocument()).setDocumentFilter(new Filter());
    }

    /**
     * Returns the port.
     *
     * @return 1 to 65535, or 0 if the field is empty
     */
    public int port() {
        return getText().isEmpty() ? 0 : Integer.parseInt(getText());
    }

    /**
     * Fills the field.
     *
     * @param port 1 to 65535, or 0 to empty it
     */
    public void setPort(int port) {
        setText(port == 0 ? "" : Integer.toString(port));
    }

    private static boolean isPortOrEmpty(String text) {
        return text.isEmpty() || NUMBER.matcher(text).matches() && Integer.parseInt(text) <= MAX;
    }

    /** Lets only changes through that leave a port or nothing. */
    private static final class Filter extends DocumentFilter {
        @Override
        public void insertString(FilterBypass bypass, int at, String text, AttributeSet attributes)
                throws BadLocationException {
            replace(bypass, at, 0, text, attributes);
        }

        @Override
        public void replace(
                FilterBypass bypass, int at, int length, String text, AttributeSet attributes)
                throws BadLocationException {
            String added =
                    text == null ? "" : text.strip(); // a pasted port may have space around it
            if (isPortOrEmpty(changed(bypass, at, length, added))) {
                bypass.replace(at, length, added, attributes);
            }
        }

        @Override
        public void remove(FilterBypass bypass, int at, int length) throws BadLocationException {
            if (isPortOrEmpty(changed(bypass, at, length, ""))) {
                bypass.remove(at, length);
            }
        }

        private static String changed(FilterBypass bypass, int at, int length, String added)
                throws BadLocationException {
            int end = bypass.getDocument().getLength();
            String old = bypass.getDocument().getText(0, end);
            return old.substring(0, at) + added + old.substring(at + length);
        }
    }
}
