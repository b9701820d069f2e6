// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import dev.quayside.core.QDataStream.Version;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Qt's built-in types that a variant may hold and that Java has: their numbers, the names by which
 * old versions send some of them, and how each is read.
 */
enum VariantType {
    INVALID(0, 0, in -> null, "void"),
    BOOL(1, 18, QDataStream::readBool, "bool"),
    INT(2, 16, QDataStream::readInt32, "int", "qint32"),
    UINT(3, 17, QDataStream::readUInt32, "uint", "unsigned int", "quint32"),
    LONG_LONG(4, 33, QDataStream::readInt64, "qlonglong", "long long", "qint64"),
    ULONG_LONG(5, 34, VariantType::readUnsigned, "qulonglong", "unsigned long long", "quint64"),
    DOUBLE(6, 19, QDataStream::readDouble, "double", "qreal"),
    CHAR(7, -1, VariantType::readChar, "QChar"),
    MAP(8, 1, QDataStream::readQVariantMap, "QVariantMap", "QMap<QString,QVariant>"),
    LIST(9, 2, QDataStream::readQVariantList, "QVariantList", "QList<QVariant>"),
    STRING(10, 3, VariantType::readText, "QString"),
    STRING_LIST(11, 4, QDataStream::readQStringList, "QStringList", "QList<QString>"),
    BYTE_ARRAY(12, 29, VariantType::readByteArray, "QByteArray"),
    DATE(14, 26, QDataStream::readQDate, "QDate"),
    TIME(15, 27, QDataStream::readQTime, "QTime"),
    DATE_TIME(16, 28, in -> DateTimeCodec.readDateTime(in).asSent(), "QDateTime"),
    HASH(28, -1, QDataStream::readQVariantHash, "QVariantHash", "QHash<QString,QVariant>"),
    UUID(30, -1, QDataStream::readQUuid, "QUuid"),
    LONG(32, -1, QDataStream::readInt64, "long"),
    SHORT(33, -1, QDataStream::readInt16, "short", "qint16"),
    C_CHAR(34, -1, QDataStream::readInt8, "char"),
    ULONG(35, -1, VariantType::readUnsigned, "ulong", "unsigned long"),
    USHORT(36, -1, QDataStream::readUInt16, "ushort", "unsigned short", "quint16"),
    UCHAR(37, -1, in -> (short) in.readUInt8(), "uchar", "unsigned char", "quint8"),
    FLOAT(38, -1, QDataStream::readFloat, "float"),
    SIGNED_CHAR(40, -1, QDataStream::readInt8, "signed char", "qint8"),
    VARIANT(41, -1, QDataStream::readQVariant, "QVariant"),
    VOID(43, -1, in -> null),
    BYTE_ARRAY_LIST(
            49,
            -1,
            in -> in.readList(VariantType::readByteArray),
            "QByteArrayList",
            "QList<QByteArray>"),
    NULL_POINTER(51, -1, in -> null, "std::nullptr_t"),
    CHAR16(56, -1, VariantType::readChar, "char16_t");

    /** The first number that Qt 3 gives no type. */
    static final int QT3_TYPES = 36;

    private static final Map<Integer, VariantType> BY_NUMBER = new HashMap<>();
    private static final Map<Integer, VariantType> BY_QT3_NUMBER = new HashMap<>();
    private static final Map<String, VariantType> BY_NAME = new HashMap<>();

    static {
        for (VariantType type : values()) {
            BY_NUMBER.put(type.number, type);
            if (type.qt3Number >= 0) {
                BY_QT3_NUMBER.put(type.qt3Number, type);
            }
            type.names.forEach(name -> BY_NAME.put(name, type));
        }
    }

    /** The number since Qt 5.0. */
    private final int number;

    /** The number before Qt 4.0, which has fewer types; -1 for none. */
    private final int qt3Number;

    private final Function<QDataStream, Object> reader;
    private final List<String> names;

    VariantType(int number, int qt3, Function<QDataStream, Object> reader, String... names) {
        this.number = number;
        this.qt3Number = qt3;
        this.reader = reader;
        this.names = List.of(names);
    }

    /** Returns the type of a number of Qt 5 and 6; null if it is none of these here. */
    static VariantType byNumber(int number) {
        return BY_NUMBER.get(number);
    }

    /** Returns the type of a number of Qt 1 to 3; null if it is none of these here. */
    static VariantType byQt3Number(int number) {
        return BY_QT3_NUMBER.get(number);
    }

    /** Returns the type of a name; null if it is none of these here. */
    static VariantType byName(String name) {
        return BY_NAME.get(name);
    }

    /** Returns the type as which a value is written; null if there is none. */
    static VariantType of(Object value) {
        if (value == null) {
            return INVALID;
        } else if (value instanceof String) {
            return STRING;
        } else if (value instanceof Number number) {
            return ofNumber(number);
        } else if (value instanceof Boolean) {
            return BOOL;
        } else if (value instanceof byte[]) {
            return BYTE_ARRAY;
        } else if (value instanceof Collection) {
            return LIST;
        } else if (value instanceof Map) {
            return MAP;
        } else if (value instanceof Character) {
            return CHAR;
        } else if (value instanceof UUID) {
            return UUID;
        }
        return ofTime(value);
    }

    private static VariantType ofNumber(Number value) {
        if (value instanceof Integer) {
            return INT;
        } else if (value instanceof Long) {
            return LONG_LONG;
        } else if (value instanceof Double) {
            return DOUBLE;
        } else if (value instanceof Float) {
            return FLOAT;
        } else if (value instanceof Short) {
            return SHORT;
        } else if (value instanceof Byte) {
            return SIGNED_CHAR;
        }
        boolean isUnsigned =
                value instanceof BigInteger big
                        && big.signum() >= 0
                        && big.bitLength() <= Long.SIZE;
        return isUnsigned ? ULONG_LONG : null;
    }

    private static VariantType ofTime(Object value) {
        if (value instanceof LocalDate) {
            return DATE;
        } else if (value instanceof LocalTime) {
            return TIME;
        }
        return DateTimeCodec.isDateTime(value) ? DATE_TIME : null;
    }

    /** Returns the number on the wire; -1 if that version does not know the type. */
    int wireNumber(int version) {
        if (version < Version.Qt_4_0.value()) {
            return qt3Number;
        }
        if (version >= Version.Qt_5_0.value()) {
            return number;
        }
        // Qt 4 knew UUIDs by their name only, and counted its later types in a range of their own.
        return this == UUID
                ? VariantCodec.QT4_USER_TYPE
                : number > UUID.number ? number + VariantCodec.QT4_SHIFT : number;
    }

    Object read(QDataStream in) {
        return reader.apply(in);
    }

    private static BigInteger readUnsigned(QDataStream in) {
        return new BigInteger(Long.toUnsignedString(in.readUInt64()));
    }

    private static Character readChar(QDataStream in) {
        return (char) in.readUInt16();
    }

    private static String readText(QDataStream in) {
        String text = in.readQString();
        return text == null ? "" : text;
    }

    private static byte[] readByteArray(QDataStream in) {
        byte[] data = in.readQByteArray();
        return data == null ? new byte[0] : data;
    }
}
