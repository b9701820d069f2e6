// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.bencode;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A string of bencode: bytes, which are often, but not always, UTF-8 text. */
public final class BString implements BValue {
    private final byte[] bytes;

    /**
     * Makes one of bytes.
     *
     * @param bytes kept, not copied
     */
    public BString(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Makes one of a text.
     *
     * @param text encoded as UTF-8
     */
    public BString(String text) {
        this(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns the bytes.
     *
     * @return the array itself, not to be changed
     */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * Returns the string as text: old programs wrote others than UTF-8.
     *
     * @return UTF-8, where it is that; else each byte is a character of Latin-1
     */
    public String text() {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /**
     * Returns the beginning of the string as text.
     *
     * @param most the most characters of it, from 1; a pair of surrogates is not torn apart
     * @return the text as {@link #text()} has it, cut if it is longer
     */
    public String text(int most) {
        String text = text();
        if (text.length() <= most) {
            return text;
        }
        return text.substring(
                0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BString string && Arrays.equals(bytes, string.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return text();
    }
}
