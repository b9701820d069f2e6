// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** A row of the table of the format: what a value of a type looks like on the wire. */
final class StreamFact {

    private final String[] row;

    StreamFact(String[] row) {
        this.row = row;
    }

    QDataStream configure(QDataStream stream) {
        stream.setVersion(QDataStream.Version.valueOf(row[0]));
        assert stream.version() == Integer.parseInt(row[1]);
        stream.setByteOrder(QDataStream.ByteOrder.valueOf(row[2]));
        if (!row[3].equals("default")) {
            stream.setFloatingPointPrecision(QDataStream.FloatingPointPrecision.valueOf(row[3]));
        }
        return stream;
    }

    String hex() {
        return row[6];
    }

    private String value() {
        return row[5];
    }

    void write(QDataStream out) {
        switch (row[4]) {
            case "bool" -> out.writeBool(Boolean.parseBoolean(value()));
            case "qint8" -> out.writeInt8(Byte.parseByte(value()));
            case "quint8" -> out.writeUInt8(Integer.parseInt(value()));
            case "qint16" -> out.writeInt16(Short.parseShort(value()));
            case "quint16" -> out.writeUInt16(Integer.parseInt(value()));
            case "qint32" -> out.writeInt32(Integer.parseInt(value()));
            case "quint32" -> out.writeUInt32(Long.parseLong(value()));
            case "qint64" -> out.writeInt64(Long.parseLong(value()));
            case "quint64" -> out.writeUInt64(Long.parseUnsignedLong(value()));
            case "float" -> out.writeFloat(Float.parseFloat(value()));
            case "double" -> out.writeDouble(Double.parseDouble(value()));
            case "QString" -> out.writeQString(text());
            case "QStringList" -> out.writeQStringList(texts());
            case "QByteArray" -> out.writeQByteArray(bytes());
            case "bytes (writeBytes)" -> out.writeBytes(bytes());
            case "raw (writeRawData)" -> out.writeRawData(bytes());
            default -> throw new AssertionError(this);
        }
    }

    String read(QDataStream in) {
        Object value =
                switch (row[4]) {
                    case "bool" -> in.readBool();
                    case "qint8" -> in.readInt8();
                    case "quint8" -> in.readUInt8();
                    case "qint16" -> in.readInt16();
                    case "quint16" -> in.readUInt16();
                    case "qint32" -> in.readInt32();
                    case "quint32" -> in.readUInt32();
                    case "qint64" -> in.readInt64();
                    case "quint64" -> Long.toUnsignedString(in.readUInt64());
                    case "float" -> in.readFloat();
                    case "double" -> in.readDouble();
                    case "QString" -> quoted(in.readQString());
                    case "QStringList" -> list(in.readQStringList());
                    case "QByteArray" -> quoted(latin1(in.readQByteArray()));
                    case "bytes (writeBytes)" -> quoted(latin1(in.readBytes()));
                    case "raw (writeRawData)" -> quoted(latin1(in.readRawData(3)));
                    default -> throw new AssertionError(this);
                };
        return value.toString();
    }

    /** The value, but for what the version or the precision has no room for. */
    String readBack() {
        boolean isFourBytes = hex().length() == 8;
        if (row[4].equals("double") && isFourBytes) {
            return String.valueOf((double) Float.parseFloat(value()));
        }
        if (value().equals("null") && hex().equals("00000000")) {
            return "\"\"";
        }
        boolean isLatin1 = row[4].equals("QString") && row[1].equals("1");
        return isLatin1 ? value().replace("\ud834\udd1e", "??") : value();
    }

    static void writeAs(String type, Object value, QDataStream out) {
        switch (type) {
            case "QVariant" -> out.writeQVariant(value);
            case "QDate" -> out.writeQDate((LocalDate) value);
            case "QTime" -> out.writeQTime((LocalTime) value);
            case "QDateTime" -> out.writeQDateTime((Temporal) value);
            case "QUuid" -> out.writeQUuid((UUID) value);
            default -> throw new AssertionError(type);
        }
    }

    static String textAs(String type, QDataStream in) {
        return switch (type) {
            case "QVariant" -> StreamValues.text(in.readQVariant());
            case "QDate" -> StreamValues.text(in.readQDate());
            case "QTime" -> StreamValues.text(in.readQTime());
            case "QDateTime" -> StreamProgram.dateTimeText(in);
            case "QUuid" -> StreamValues.text(in.readQUuid());
            default -> throw new AssertionError(type);
        };
    }

    private String text() {
        return value().equals("null") ? null : value().substring(1, value().length() - 1);
    }

    private byte[] bytes() {
        return text() == null ? null : text().getBytes(StandardCharsets.ISO_8859_1);
    }

    private List<String> texts() {
        return value().equals("[]")
                ? List.of()
                : Arrays.stream(value().replaceAll("[\\[\\]\"]", "").split(",")).toList();
    }

    private static String list(List<String> texts) {
        return "[" + String.join(",", texts.stream().map(StreamFact::quoted).toList()) + "]";
    }

    private static String quoted(String text) {
        return text == null ? "null" : '"' + text + '"';
    }

    private static String latin1(byte[] data) {
        return data == null ? null : new String(data, StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return String.join(" ", row);
    }
}
