// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.bencode;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A dictionary of bencode.
 *
 * <p>Keys are strings of bytes; here each byte is a character of a String (Latin-1), whose order is
 * that of the bytes. The getters return what is there, or null if there is nothing; they throw if
 * there is something of another kind, so that a caller never mistakes one for the other.
 */
public final class BDictionary implements BValue {
    private final TreeMap<String, BValue> entries;
    private final byte[] source;
    private final int start;
    private final int end;

    /**
     * Makes one from entries.
     *
     * @param entries copied
     */
    public BDictionary(Map<String, ? extends BValue> entries) {
        this(new TreeMap<>(entries), null, 0, 0);
    }

    BDictionary(TreeMap<String, BValue> entries, byte[] source, int start, int end) {
        this.entries = entries;
        this.source = source;
        this.start = start;
        this.end = end;
    }

    /**
     * Returns the bytes that this was read from, exactly: a hash over them is the one that
     * everybody else computes, whatever else stands in them.
     *
     * @return a copy; for one that was made from entries, its encoding
     */
    public byte[] raw() {
        return source == null ? BencodeWriter.encode(this) : Arrays.copyOfRange(source, start, end);
    }

    /**
     * Returns the keys.
     *
     * @return in the order of their bytes
     */
    public Set<String> keys() {
        return entries.keySet();
    }

    /**
     * Returns a value of whatever kind.
     *
     * @param key its key
     * @return the value, or null
     */
    public BValue get(String key) {
        return entries.get(key);
    }

    /**
     * Returns an integer.
     *
     * @param key its key
     * @return the integer, or null
     * @throws BencodeException if it is something else
     */
    public Long integer(String key) throws BencodeException {
        BInteger integer = as(key, BInteger.class, "an integer");
        return integer == null ? null : integer.value();
    }

    /**
     * Returns an integer.
     *
     * @param key its key
     * @param otherwise what is returned if there is none
     * @return the integer
     * @throws BencodeException if it is something else
     */
    public long integer(String key, long otherwise) throws BencodeException {
        Long integer = integer(key);
        return integer == null ? otherwise : integer;
    }

    /**
     * Returns a string as bytes.
     *
     * @param key its key
     * @return the bytes, or null
     * @throws BencodeException if it is something else
     */
    public byte[] bytes(String key) throws BencodeException {
        BString string = as(key, BString.class, "a string");
        return string == null ? null : string.bytes();
    }

    /**
     * Returns a string as text.
     *
     * @param key its key
     * @return the text, or null
     * @throws BencodeException if it is something else
     */
    public String text(String key) throws BencodeException {
        BString string = as(key, BString.class, "a string");
        return string == null ? null : string.text();
    }

    /**
     * Returns the beginning of a string as text.
     *
     * @param key its key
     * @param most the most characters of it, from 1
     * @return the text, or null
     * @throws BencodeException if it is something else
     */
    public String text(String key, int most) throws BencodeException {
        BString string = as(key, BString.class, "a string");
        return string == null ? null : string.text(most);
    }

    /**
     * Returns a list.
     *
     * @param key its key
     * @return its values, or null
     * @throws BencodeException if it is something else
     */
    public List<BValue> list(String key) throws BencodeException {
        BList list = as(key, BList.class, "a list");
        return list == null ? null : list.values();
    }

    /**
     * Returns a dictionary.
     *
     * @param key its key
     * @return the dictionary, or null
     * @throws BencodeException if it is something else
     */
    public BDictionary dictionary(String key) throws BencodeException {
        return as(key, BDictionary.class, "a dictionary");
    }

    private <T extends BValue> T as(String key, Class<T> kind, String name)
            throws BencodeException {
        BValue value = entries.get(key);
        if (value != null && !kind.isInstance(value)) {
            throw new BencodeException("\"" + key + "\" is not " + name);
        }
        return kind.cast(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BDictionary dictionary && entries.equals(dictionary.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return entries.toString();
    }
}
