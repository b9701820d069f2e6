// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

/**
 * Reads IPv4 and IPv6 addresses from text, taking and refusing what Qt takes and refuses.
 *
 * <p>IPv4 has one to four parts, each decimal, octal, hexadecimal or binary; the last part fills
 * what is left of the 32 bits. IPv6 has eight groups of at most four characters, one {@code ::} for
 * any number of zero groups, and may end with a dotted IPv4 address of four parts. Text after a NUL
 * is not looked at.
 */
public final class AddressParser {

    /** What {@link #parseIPv4} returns for text that is no address. */
    public static final long INVALID = -1;

    private static final int GROUPS = 8;
    private static final int MAX_GROUP_LENGTH = 4;

    private AddressParser() {}

    /**
     * Removes white space at both ends and turns runs of it into one space; to be done before
     * parsing.
     *
     * @param text any text
     * @return the simplified text
     */
    public static String simplified(String text) {
        return SimplifiedText.simplified(text);
    }

    /**
     * Reads an unsigned 32 bit decimal number with nothing but ASCII white space around it.
     *
     * @param text the text
     * @return the number, or {@link #INVALID}
     */
    public static long parseDecimal(String text) {
        NumberCursor cursor = new NumberCursor(text, 0, endOf(text));
        long value = cursor.number(10);
        cursor.skipSpace();
        return cursor.atEnd() && value <= 0xffff_ffffL ? value : INVALID;
    }

    /**
     * Reads an IPv4 address.
     *
     * @param text the simplified text
     * @return the address as an unsigned 32 bit number, or {@link #INVALID}
     */
    public static long parseIPv4(String text) {
        return parseIPv4(new NumberCursor(text, 0, endOf(text)), false);
    }

    private static long parseIPv4(NumberCursor cursor, boolean embedded) {
        long address = 0;
        for (int part = 0; part < 4; part++) {
            // Inside IPv6 a part that starts with 0 is only 0 itself: nothing there is octal.
            if (embedded && cursor.peek() == '0' && cursor.peek(1) != '.' && cursor.peek(1) != 0) {
                return INVALID;
            }
            long value = cursor.number(0);
            if (value == NumberCursor.NONE) {
                return INVALID;
            }
            if (cursor.atEnd()) {
                int bitsLeft = 32 - 8 * part;
                boolean fits = value < 1L << bitsLeft && (part == 3 || !embedded);
                return fits ? (address << bitsLeft) | value : INVALID;
            }
            if (value > 0xff || !cursor.skip('.')) {
                return INVALID;
            }
            address = (address << 8) | value;
        }
        return INVALID;
    }

    /**
     * Reads an IPv6 address without scope.
     *
     * @param text the simplified text
     * @return the sixteen bytes as two numbers, the first eight bytes first, or null
     */
    public static long[] parseIPv6(String text) {
        int[] groups = new int[GROUPS];
        int count = 0;
        int gap = text.startsWith("::") ? 0 : -1;
        int pos = gap == 0 ? 2 : 0;
        while (pos < text.length()) {
            int end = groupEnd(text, pos);
            boolean last = end == text.length() || text.charAt(end) != ':';
            int read = readGroup(text, pos, end, groups, count);
            if (read == 0 || (read == 2 && !last)) {
                return null;
            }
            count += read;
            if (last) {
                break;
            }
            if (count == GROUPS) {
                return gap < 0 && mayEndWithMore(text) ? join(groups, count, gap) : null;
            }
            pos = end + 1;
            if (pos == text.length()) {
                return null;
            }
            if (text.charAt(pos) == ':') {
                if (gap >= 0) {
                    return null;
                }
                gap = count;
                pos++;
            }
        }
        return gap < 0 == (count == GROUPS) ? join(groups, count, gap) : null;
    }

    /** Qt's leniency: if the text ends with ::, what follows eight good groups does not count. */
    private static boolean mayEndWithMore(String text) {
        long dots = text.chars().filter(c -> c == '.').count();
        return text.endsWith("::") && (dots == 0 || dots == 3);
    }

    /** Where the group ends that starts at pos: before a colon, a NUL, or the end of the text. */
    private static int groupEnd(String text, int pos) {
        int end = pos;
        while (end < text.length() && text.charAt(end) != ':' && text.charAt(end) != '\0') {
            end++;
        }
        return end;
    }

    /**
     * Reads a group, or an IPv4 address in place of two; returns how many were read, 0 on error.
     */
    private static int readGroup(String text, int start, int end, int[] groups, int count) {
        NumberCursor cursor = new NumberCursor(text, start, end);
        int dot = text.indexOf('.', start);
        if (dot >= 0 && dot < end) {
            long ipv4 = count <= GROUPS - 2 ? parseIPv4(cursor, true) : INVALID;
            if (ipv4 == INVALID) {
                return 0;
            }
            groups[count] = (int) (ipv4 >>> 16);
            groups[count + 1] = (int) ipv4 & 0xffff;
            return 2;
        }
        long value = end - start <= MAX_GROUP_LENGTH ? cursor.number(16) : NumberCursor.NONE;
        if (value == NumberCursor.NONE || !cursor.atEnd()) {
            return 0;
        }
        groups[count] = (int) value;
        return 1;
    }

    /** Puts the zero groups of the gap in. */
    private static long[] join(int[] groups, int count, int gap) {
        long[] result = new long[2];
        for (int i = 0; i < count; i++) {
            int place = gap >= 0 && i >= gap ? GROUPS - count + i : i;
            result[place / 4] |= (long) groups[i] << (48 - 16 * (place % 4));
        }
        return result;
    }

    private static int endOf(String text) {
        int nul = text.indexOf('\0');
        return nul < 0 ? text.length() : nul;
    }
}
