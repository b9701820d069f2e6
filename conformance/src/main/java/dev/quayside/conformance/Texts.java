// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import dev.quayside.network.QHostAddress;
import dev.quayside.network.QSocketDescriptor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/** How results and signal arguments stand in a trace. */
final class Texts {
    private static final int LONGEST_QUOTED = 64;

    private Texts() {}

    /**
     * Renders a result or a signal argument.
     *
     * @param value what a method returned or a signal brought
     * @return its text, the same for Qt's value and for ours
     */
    static String of(Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            return value.toString();
        }
        if (value instanceof String string) {
            return quote(string.getBytes(StandardCharsets.UTF_8));
        }
        if (value instanceof byte[] bytes) {
            return quote(bytes);
        }
        if (value instanceof QHostAddress address) {
            return address.isNull() ? "<null>" : address.toString();
        }
        if (value instanceof Enum<?> member) {
            return member.name();
        }
        if (value instanceof Set<?> flags && Enums.isFlags(flags)) {
            return Enums.textOfFlags(flags);
        }
        return "<" + typeName(value) + ">";
    }

    /**
     * Puts bytes in quotes, everything outside printable ASCII escaped; what is long becomes its
     * length and SHA-1.
     *
     * @param data the bytes
     * @return the text
     */
    static String quote(byte[] data) {
        if (data.length > LONGEST_QUOTED) {
            return digest(data);
        }
        StringBuilder out = new StringBuilder("\"");
        for (byte b : data) {
            char c = (char) (b & 0xff);
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\\', '"' -> out.append('\\').append(c);
                default -> {
                    if (c >= ' ' && c < 0x7f) {
                        out.append(c);
                    } else {
                        out.append(String.format("\\x%02x", (int) c));
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    /**
     * Names bytes by their number and SHA-1.
     *
     * @param data the bytes
     * @return {@code N bytes sha1 HEX}
     */
    static String digest(byte[] data) {
        try {
            byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(data);
            return data.length + " bytes sha1 " + HexFormat.of().formatHex(sha1);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-1", e);
        }
    }

    /**
     * Names a type as the recorder, a Python program, names it.
     *
     * @param value any object
     * @return the simple name of its class, or of Python's class for the same
     */
    static String typeName(Object value) {
        if (value instanceof Map) {
            return "dict";
        }
        if (value instanceof Collection) {
            return "list";
        }
        if (value instanceof Double || value instanceof Float) {
            return "float";
        }
        if (value instanceof QSocketDescriptor) {
            return "int";
        }
        Class<?> type = value.getClass();
        while (type.isAnonymousClass()) {
            type = type.getSuperclass();
        }
        return type.getSimpleName();
    }
}
