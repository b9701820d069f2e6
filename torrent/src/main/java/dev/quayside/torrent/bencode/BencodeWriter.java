// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.bencode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes bencode in its canonical form: keys in order, numbers without leading zeros. */
public final class BencodeWriter {
    private BencodeWriter() {}

    /**
     * Encodes a value.
     *
     * @param value the value
     * @return its bytes
     */
    public static byte[] encode(BValue value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(value, out);
        return out.toByteArray();
    }

    private static void write(BValue value, ByteArrayOutputStream out) {
        if (value instanceof BInteger integer) {
            out.writeBytes(ascii("i" + integer.value() + "e"));
        } else if (value instanceof BString string) {
            writeString(string.bytes(), out);
        } else if (value instanceof BList list) {
            out.write('l');
            list.values().forEach(v -> write(v, out));
            out.write('e');
        } else if (value instanceof BDictionary dictionary) {
            out.write('d');
            for (String key : dictionary.keys()) {
                writeString(key.getBytes(StandardCharsets.ISO_8859_1), out);
                write(dictionary.get(key), out);
            }
            out.write('e');
        }
    }

    private static void writeString(byte[] bytes, ByteArrayOutputStream out) {
        out.writeBytes(ascii(bytes.length + ":"));
        out.writeBytes(bytes);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
