// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.bencode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Reads bencode.
 *
 * <p>Only the one right form of a value is taken: no leading zeros, no minus zero, no key twice.
 * Every length is checked against what is left of the input before memory is taken for it.
 */
public final class BencodeReader {
    private static final int MAX_DIGITS = 20; // of 64 bits, with the sign

    private final byte[] input;
    private final int limit;
    private final BencodeLimits limits;
    private int position;
    private int values;

    private BencodeReader(byte[] input, int start, BencodeLimits limits) {
        this.input = input;
        this.limit = input.length;
        this.position = start;
        this.limits = limits;
    }

    /**
     * Reads one value that is the whole input.
     *
     * @param input the bytes; dictionaries keep hold of them
     * @param limits how much is taken
     * @return the value
     * @throws BencodeException if it is not bencode, or beyond the limits
     */
    public static BValue read(byte[] input, BencodeLimits limits) throws BencodeException {
        BencodeReader reader = new BencodeReader(input, 0, limits);
        BValue value = reader.readFirst();
        if (reader.position != reader.limit) {
            throw reader.wrong("something follows the value");
        }
        return value;
    }

    /**
     * Reads one dictionary that is the whole input.
     *
     * @param input the bytes; the dictionary keeps hold of them
     * @param limits how much is taken
     * @return the dictionary
     * @throws BencodeException if it is something else, or beyond the limits
     */
    public static BDictionary readDictionary(byte[] input, BencodeLimits limits)
            throws BencodeException {
        if (read(input, limits) instanceof BDictionary dictionary) {
            return dictionary;
        }
        throw new BencodeException("This is not a dictionary");
    }

    /**
     * Finds the end of the value at the start of the input: a piece of metadata (BEP 9) follows its
     * dictionary in the same message.
     *
     * @param input the bytes
     * @param limits how much is taken
     * @return the number of bytes of the value
     * @throws BencodeException if it is not bencode, or beyond the limits
     */
    public static int lengthOfFirst(byte[] input, BencodeLimits limits) throws BencodeException {
        BencodeReader reader = new BencodeReader(input, 0, limits);
        reader.readFirst();
        return reader.position;
    }

    private BValue readFirst() throws BencodeException {
        if (limit > limits.bytes()) {
            throw new BencodeException("More than " + limits.bytes() + " bytes");
        }
        return readValue(0);
    }

    private BValue readValue(int depth) throws BencodeException {
        if (++values > limits.values()) {
            throw wrong("more than " + limits.values() + " values");
        }
        switch (peek()) {
            case 'i' -> {
                position++;
                return new BInteger(readNumber('e'));
            }
            case 'l' -> {
                return readList(deeper(depth));
            }
            case 'd' -> {
                return readDictionary(deeper(depth));
            }
            default -> {
                return new BString(readString());
            }
        }
    }

    private int deeper(int depth) throws BencodeException {
        if (depth >= limits.depth()) {
            throw wrong("nested more than " + limits.depth() + " deep");
        }
        return depth + 1;
    }

    private BList readList(int depth) throws BencodeException {
        position++;
        List<BValue> list = new ArrayList<>();
        while (peek() != 'e') {
            list.add(readValue(depth));
        }
        position++;
        return new BList(list);
    }

    private BDictionary readDictionary(int depth) throws BencodeException {
        int start = position++;
        TreeMap<String, BValue> entries = new TreeMap<>();
        while (peek() != 'e') {
            String key = new String(readString(), StandardCharsets.ISO_8859_1);
            if (limits.sorted() && !entries.isEmpty() && key.compareTo(entries.lastKey()) < 0) {
                throw wrong("the keys are not in order");
            }
            if (entries.put(key, readValue(depth)) != null) {
                throw wrong("a key is there twice");
            }
        }
        position++;
        return new BDictionary(entries, input, start, position);
    }

    private byte[] readString() throws BencodeException {
        if (peek() < '0' || peek() > '9') {
            throw wrong("a value cannot start so");
        }
        long length = readNumber(':');
        if (length > limit - position) {
            throw wrong("a string is longer than the rest");
        }
        position += (int) length;
        return Arrays.copyOfRange(input, position - (int) length, position);
    }

    private long readNumber(char end) throws BencodeException {
        int start = position;
        while (peek() != end) {
            int c = peek();
            boolean sign = c == '-' && position == start;
            if (!sign && (c < '0' || c > '9') || position - start >= MAX_DIGITS) {
                throw wrong("this is not a number");
            }
            position++;
        }
        String digits = new String(input, start, position - start, StandardCharsets.ISO_8859_1);
        if (digits.length() > 1 && digits.startsWith("0") || digits.startsWith("-0")) {
            throw wrong("a number has leading zeros");
        }
        position++;
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw wrong("this is not a number of 64 bits");
        }
    }

    private int peek() throws BencodeException {
        if (position >= limit) {
            throw wrong("it ends too early");
        }
        return input[position];
    }

    private BencodeException wrong(String what) {
        return new BencodeException("Bad bencode at byte " + position + ": " + what);
    }
}
