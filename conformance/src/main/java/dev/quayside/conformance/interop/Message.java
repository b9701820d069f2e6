// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance.interop;

import dev.quayside.core.QBuffer;
import dev.quayside.core.QDataStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A QString, a QByteArray, a QStringList and a QVariantMap. */
record Message(String text, byte[] data, List<String> list, Map<String, Object> map) {
    /** The stream versions that messages are sent in: from Qt 4.0 to Qt 6. */
    static final int[] VERSIONS = {7, 9, 12, 13, 15, 17, 19, 20};

    /** Decodes a message; what comes out is worth something only if the transaction commits. */
    static Message read(QDataStream in) {
        return new Message(
                in.readQString(), in.readQByteArray(), in.readQStringList(), in.readQVariantMap());
    }

    void write(QDataStream out) {
        out.writeQString(text);
        out.writeQByteArray(data);
        out.writeQStringList(list);
        out.writeQVariantMap(map);
    }

    byte[] encoded(int version) {
        QBuffer buffer = new QBuffer();
        buffer.open(QDataStream.OpenModeFlag.WriteOnly);
        QDataStream out = new QDataStream(buffer);
        out.setVersion(version);
        write(out);
        return buffer.data();
    }

    /** Tells whether bytes are this message, once decoded. */
    boolean isEncodedIn(byte[] bytes, int version) {
        QDataStream in = new QDataStream(bytes);
        in.setVersion(version);
        Message decoded = read(in);
        return in.status() == QDataStream.Status.Ok
                && in.atEnd()
                && decoded.text.equals(text)
                && Arrays.equals(decoded.data, data)
                && decoded.list.equals(list)
                && decoded.comparableMap().equals(comparableMap());
    }

    /** Arrays are not equal to one another. */
    private Map<String, Object> comparableMap() {
        Map<String, Object> comparable = new TreeMap<>(map);
        comparable.replaceAll(
                (key, value) -> value instanceof byte[] b ? Arrays.toString(b) : value);
        return comparable;
    }

    /** A small message, an empty one, and one that no single read takes in. */
    static List<Message> samples() {
        Map<String, Object> map = new TreeMap<>();
        map.put("int", -5);
        map.put("large", 1L << 40);
        map.put("real", 0.1);
        map.put("yes", true);
        map.put("no", false);
        map.put("text", "\u00DF\u20AC\uD83D\uDEA2");
        map.put("bytes", new byte[] {0, 1, (byte) 0xFF});
        map.put("nothing", null);
        map.put("list", new ArrayList<>(Arrays.asList(1, "two", null, List.of(3.0, true))));
        map.put("map", new TreeMap<>(Map.of("inner", "value", "", 0)));
        List<String> list = List.of("", "one", "zw\u00F6lf", "\u6C34");
        byte[] small = {1, 0, -1};
        byte[] large = Arrays.copyOf(Pattern.ofClient().array(), 100_000);
        return List.of(
                new Message("Ship \uD83D\uDEA2 ahoy\0!", small, list, map),
                new Message("", new byte[0], List.of(), Map.of()),
                new Message("x".repeat(70_000), large, list, map));
    }
}
