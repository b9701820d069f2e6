// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

/**
 * Walks over the numbers in the text of an address, with the lenience of C's number parsing that
 * Qt's addresses have: white space and a plus sign in front, and in base 0 the prefixes {@code 0x},
 * {@code 0b} and {@code 0} for hexadecimal, binary and octal.
 */
final class NumberCursor {

    /** What {@link #number} returns when no number stands there. */
    static final long NONE = -1;

    /** Larger values are all the same to addresses: too large. */
    private static final long TOO_LARGE = 1L << 32;

    private final String text;
    private final int end;
    private int pos;

    NumberCursor(String text, int start, int end) {
        this.text = text;
        this.pos = start;
        this.end = end;
    }

    boolean atEnd() {
        return pos == end;
    }

    /** The character under the cursor, NUL at the end. */
    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        return pos + ahead < end ? text.charAt(pos + ahead) : '\0';
    }

    /** Steps over {@code c} if it is the next character. */
    boolean skip(char c) {
        if (atEnd() || peek() != c) {
            return false;
        }
        pos++;
        return true;
    }

    /** Steps over ASCII white space. */
    void skipSpace() {
        while (peek() == ' ' || (peek() >= '\t' && peek() <= '\r')) {
            pos++;
        }
    }

    /**
     * Reads a number.
     *
     * @param base 10, 16, or 0 for the base that the prefix says
     * @return the number, at most 2^32 (what is larger is cut to that), or {@link #NONE}
     */
    long number(int base) {
        skipSpace();
        skip('+');
        int radix = base;
        if (peek() == '0') {
            char letter = (char) (peek(1) | 0x20);
            if (letter == 'x' && base != 10 && Character.digit(peek(2), 16) >= 0) {
                radix = 16;
                pos += 2;
            } else if (letter == 'b' && base == 0 && Character.digit(peek(2), 2) >= 0) {
                radix = 2;
                pos += 2;
            } else if (base == 0) {
                radix = 8;
            }
        } else if (base == 0) {
            radix = 10;
        }
        return digits(radix);
    }

    private long digits(int radix) {
        int first = pos;
        long value = 0;
        while (!atEnd()) {
            // Character.digit also knows the digits of other scripts, which are none in an address.
            int digit = peek() < 0x80 ? Character.digit(peek(), radix) : -1;
            if (digit < 0) {
                break;
            }
            value = Math.min(value * radix + digit, TOO_LARGE);
            pos++;
        }
        return pos == first ? NONE : value;
    }
}
