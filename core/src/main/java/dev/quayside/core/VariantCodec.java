// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import dev.quayside.core.QDataStream.Status;
import dev.quayside.core.QDataStream.Version;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * QVariants on the wire: a number for the type, from Qt 4.2 on a flag for null, the name of a type
 * that has no number, and the value.
 *
 * <p>The numbers were given anew in Qt 4 and in Qt 5.
 */
final class VariantCodec {

    /** The number of types that are sent by name, in Qt 4. */
    static final int QT4_USER_TYPE = 127;

    /** By so much the later numbers of Qt 4 lie above those of Qt 5. */
    static final int QT4_SHIFT = 97;

    private static final int QT4_SHIFTED_TYPES = 128;
    private static final int QT5_USER_TYPE = 1024;
    private static final int QT6_USER_TYPE = 65_536;

    /**
     * Types of QtCore that are known but that Java has not, or that cannot be sent: bit arrays,
     * URLs, locales, shapes, curves, pointers, expressions, JSON, CBOR and pairs.
     */
    private static final Set<Integer> OTHER_TYPES =
            Set.of(
                    13, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 29, 31, 39, 42, 44, 45, 46, 47, 48,
                    50, 52, 53, 54, 55, 57, 58);

    private static final Set<Integer> OTHER_QT3_TYPES = Set.of(8, 9, 14, 30, 35);

    /** How deep variants may stand in variants; a wire could go on until the stack is full. */
    private static final int MAX_DEPTH = 256;

    private VariantCodec() {}

    static Object read(DataStreamReader in) {
        int number = in.readInt32();
        int version = in.version();
        if (version < Version.Qt_4_0.value()) {
            return readQt3(in, number);
        }
        int type = qt6Number(number, version);
        if (version >= Version.Qt_4_2.value()) {
            in.readInt8(); // whether it is null; Qt sends a value all the same
        }
        if (type == QT6_USER_TYPE) {
            return readNamed(in);
        }
        return readValue(in, VariantType.byNumber(type), OTHER_TYPES.contains(type), number);
    }

    private static Object readQt3(DataStreamReader in, int number) {
        if (Integer.compareUnsigned(number, VariantType.QT3_TYPES) >= 0) {
            return null;
        }
        boolean isOther = OTHER_QT3_TYPES.contains(number);
        return readValue(in, VariantType.byQt3Number(number), isOther, number);
    }

    private static int qt6Number(int number, int version) {
        int type = number;
        if (version < Version.Qt_5_0.value()) {
            if (type == QT4_USER_TYPE) {
                type = QT5_USER_TYPE;
            } else if (type < 0 || type >= QT4_SHIFTED_TYPES && type != QT5_USER_TYPE) {
                type -= QT4_SHIFT;
            }
        }
        boolean isUserType = version < Version.Qt_6_0.value() && type == QT5_USER_TYPE;
        return isUserType ? QT6_USER_TYPE : type;
    }

    private static Object readNamed(DataStreamReader in) {
        String name = nameOf(in.readQByteArray());
        VariantType type = VariantType.byName(name);
        if (type == null) {
            in.setStatus(Status.ReadCorruptData);
            DataStreamDevice.warn("QVariant::load: unknown user type with name " + name + ".");
            return null;
        }
        return readValue(in, type, false, QT6_USER_TYPE);
    }

    private static String nameOf(byte[] data) {
        String name = data == null ? "" : new String(data, StandardCharsets.ISO_8859_1);
        int end = name.indexOf(0);
        return end < 0 ? name : name.substring(0, end);
    }

    private static Object readValue(
            DataStreamReader in, VariantType type, boolean isOther, int number) {
        if (isOther) {
            in.setStatus(Status.ReadCorruptData);
            DataStreamDevice.warn("QVariant::load: unable to load type " + number + ".");
            return null;
        }
        if (type == null || type == VariantType.INVALID || type == VariantType.VOID) {
            if (in.version() < Version.Qt_5_0.value()) {
                in.readQString(); // an empty one stands where the value would be
            }
            return null;
        }
        return readNested(in, type);
    }

    private static Object readNested(DataStreamReader in, VariantType type) {
        if (in.variantDepth >= MAX_DEPTH) {
            in.setStatus(Status.ReadCorruptData);
            DataStreamDevice.warn("QVariant::load: more than " + MAX_DEPTH + " in one another.");
            return null;
        }
        in.variantDepth++;
        try {
            return type.read(in.self());
        } finally {
            in.variantDepth--;
        }
    }

    /**
     * Makes sure that a value can be written, before the first byte of it is.
     *
     * @throws IllegalArgumentException if Qt has no type for it, or for something in it
     */
    static void check(Object value) {
        check(value, 0);
    }

    private static void check(Object value, int depth) {
        VariantType type = VariantType.of(value);
        if (type == null) {
            throw new IllegalArgumentException("No QVariant holds a " + value.getClass().getName());
        }
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("More than " + MAX_DEPTH + " in one another");
        }
        if (value instanceof Collection<?> list) {
            list.forEach(element -> check(element, depth + 1));
        } else if (value instanceof Map<?, ?> map) {
            map.keySet().forEach(VariantCodec::checkName);
            map.values().forEach(element -> check(element, depth + 1));
        }
    }

    private static void checkName(Object key) {
        if (key != null && !(key instanceof String)) {
            throw new IllegalArgumentException("Not a name: " + key.getClass().getName());
        }
    }

    /** Writes a value that was checked. */
    static void write(QDataStream out, Object value) {
        int version = out.version();
        VariantType type = VariantType.of(value);
        if (type.wireNumber(version) < 0) {
            type = VariantType.INVALID; // Qt, too, sends what an old version has not as nothing
        }
        int number = type.wireNumber(version);
        out.writeInt32(number);
        if (version >= Version.Qt_4_2.value()) {
            out.writeInt8(type == VariantType.INVALID ? 1 : 0);
        }
        if (type == VariantType.UUID && number == QT4_USER_TYPE) {
            out.writeString("QUuid".getBytes(StandardCharsets.ISO_8859_1));
        }
        if (type != VariantType.INVALID) {
            writeValue(out, type, value);
        } else if (version < Version.Qt_5_0.value()) {
            out.writeQString(null);
        }
    }

    private static void writeValue(QDataStream out, VariantType type, Object value) {
        switch (type) {
            case BOOL -> out.writeBool((Boolean) value);
            case INT -> out.writeInt32((Integer) value);
            case LONG_LONG, ULONG_LONG -> out.writeInt64(((Number) value).longValue());
            case DOUBLE -> out.writeDouble((Double) value);
            case FLOAT -> out.writeFloat((Float) value);
            case SHORT -> out.writeInt16((Short) value);
            case SIGNED_CHAR -> out.writeInt8((Byte) value);
            case CHAR -> out.writeUInt16((Character) value);
            case STRING -> out.writeQString((String) value);
            case BYTE_ARRAY -> out.writeQByteArray((byte[]) value);
            case DATE -> out.writeQDate((LocalDate) value);
            case TIME -> out.writeQTime((LocalTime) value);
            case DATE_TIME -> out.writeQDateTime((Temporal) value);
            case UUID -> out.writeQUuid((UUID) value);
            case LIST -> writeList(out, (Collection<?>) value);
            case MAP -> writeMap(out, (Map<?, ?>) value);
            default -> throw new IllegalArgumentException("Never written: " + type);
        }
    }

    static void writeList(QDataStream out, Collection<?> list) {
        out.writeList(list, VariantCodec::write);
    }

    /** Writes the entries in the order of their names, as a QMap has them. */
    static void writeMap(QDataStream out, Map<?, ?> map) {
        Map<String, Object> sorted =
                new TreeMap<>(Comparator.nullsFirst(Comparator.<String>naturalOrder()));
        map.forEach((name, value) -> sorted.put((String) name, value));
        out.writeMap(sorted, QDataStream::writeQString, VariantCodec::write);
    }
}
