// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.bencode;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts a dictionary together. Null values are left out. */
public final class BDictionaryBuilder {
    private final Map<String, BValue> entries = new TreeMap<>();

    /** Starts with an empty one. */
    public BDictionaryBuilder() {}

    /**
     * Puts a value in.
     *
     * @param key its key
     * @param value the value; null for none
     * @return this
     */
    public BDictionaryBuilder put(String key, BValue value) {
        if (value != null) {
            entries.put(key, value);
        }
        return this;
    }

    /**
     * Puts an integer in.
     *
     * @param key its key
     * @param value the integer
     * @return this
     */
    public BDictionaryBuilder put(String key, long value) {
        return put(key, new BInteger(value));
    }

    /**
     * Puts a text in, as UTF-8.
     *
     * @param key its key
     * @param value the text; null for none
     * @return this
     */
    public BDictionaryBuilder put(String key, String value) {
        return value == null ? this : put(key, new BString(value));
    }

    /**
     * Puts bytes in.
     *
     * @param key its key
     * @param value the bytes; null for none
     * @return this
     */
    public BDictionaryBuilder put(String key, byte[] value) {
        return value == null ? this : put(key, new BString(value));
    }

    /**
     * Puts a list in.
     *
     * @param key its key
     * @param values the values
     * @return this
     */
    public BDictionaryBuilder put(String key, List<? extends BValue> values) {
        return put(key, new BList(List.copyOf(values)));
    }

    /**
     * Makes the dictionary.
     *
     * @return the dictionary
     */
    public BDictionary build() {
        return new BDictionary(entries);
    }
}
