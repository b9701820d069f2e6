// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import dev.quayside.core.QDataStream.ByteOrder;
import dev.quayside.core.QDataStream.FloatingPointPrecision;
import dev.quayside.core.QDataStream.Status;
import dev.quayside.core.QIODeviceBase.OpenModeFlag;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

/**
 * A recorded program of calls on a stream, which is played here. After each call stand its result,
 * the status, how much is left, and whether the stream is at its end.
 */
final class StreamProgram {

    private final String[] columns;
    private final QIODevice device;
    private final QDataStream stream;

    /**
     * @param line number, version, byte order, precision, kind of device, its bytes, calls,
     *     results; tabs between them
     */
    StreamProgram(String line) {
        columns = line.split("\t", -1);
        device = device(columns[4], HexFormat.of().parseHex(columns[5]));
        stream = new QDataStream(device);
        stream.setVersion(Integer.parseInt(columns[1]));
        stream.setByteOrder(ByteOrder.values()[Integer.parseInt(columns[2])]);
        stream.setFloatingPointPrecision(
                FloatingPointPrecision.values()[Integer.parseInt(columns[3])]);
    }

    private static QIODevice device(String kind, byte[] data) {
        if (kind.equals("buf")) {
            QBuffer buffer = new QBuffer();
            buffer.setData(data);
            buffer.open(OpenModeFlag.ReadOnly);
            return buffer;
        }
        FeedDevice device = new FeedDevice();
        device.feed(data);
        if (kind.equals("seq")) {
            device.open(OpenModeFlag.ReadOnly);
        } else {
            device.open(OpenModeFlag.ReadOnly, OpenModeFlag.Unbuffered);
        }
        return device;
    }

    String name() {
        return "program " + columns[0] + ": " + columns[6];
    }

    String expected() {
        return columns[7];
    }

    String play() {
        StringJoiner results = new StringJoiner(" ");
        for (String call : columns[6].split(" ")) {
            String[] parts = call.split(":");
            String result = result(parts[0], parts.length > 1 ? parts[1] : "");
            results.add(
                    String.join(
                            ";",
                            result,
                            String.valueOf(stream.status().value()),
                            String.valueOf(device.bytesAvailable()),
                            stream.atEnd() ? "e" : "m"));
        }
        return results.toString();
    }

    private String result(String call, String argument) {
        if (control(call, argument)) {
            return "-";
        }
        return call.equals("dt") ? dateTimeText(stream) : StreamValues.text(read(call, argument));
    }

    private Object read(String call, String argument) {
        return switch (call) {
            case "i8" -> stream.readInt8();
            case "u8" -> stream.readUInt8();
            case "i16" -> stream.readInt16();
            case "u16" -> stream.readUInt16();
            case "i32" -> stream.readInt32();
            case "u32" -> stream.readUInt32();
            case "i64" -> stream.readInt64();
            case "u64" -> new java.math.BigInteger(Long.toUnsignedString(stream.readUInt64()));
            case "bool" -> stream.readBool();
            case "f" -> stream.readFloat();
            case "d" -> stream.readDouble();
            case "str" -> stream.readQString();
            case "strl" -> withoutNull(stream.readQStringList());
            case "qba" -> stream.readQByteArray();
            case "bytes" -> stream.readBytes();
            case "cstr" -> stream.readString();
            case "raw" -> stream.readRawData(Integer.parseInt(argument));
            case "skip" -> stream.skipRawData(Integer.parseInt(argument));
            case "var" -> stream.readQVariant();
            case "vlist" -> stream.readQVariantList();
            case "vmap" -> stream.readQVariantMap();
            case "vhash" -> stream.readQVariantHash();
            case "date" -> stream.readQDate();
            case "time" -> stream.readQTime();
            case "uuid" -> stream.readQUuid();
            case "commit" -> stream.commitTransaction();
            default -> throw new AssertionError("No such call: " + call);
        };
    }

    /** PyQt, with which these were recorded, shows null strings in lists as empty ones. */
    private static List<String> withoutNull(List<String> list) {
        return list.stream().map(s -> Objects.requireNonNullElse(s, "")).toList();
    }

    static String dateTimeText(QDataStream stream) {
        DateTimeCodec.Parsed parsed = DateTimeCodec.readDateTime(stream);
        return parsed.value() != null && parsed.isLocal()
                ? StreamValues.localText(parsed.value())
                : StreamValues.text(parsed.value());
    }

    private boolean control(String call, String argument) {
        switch (call) {
            case "start" -> stream.startTransaction();
            case "rollback" -> stream.rollbackTransaction();
            case "abort" -> stream.abortTransaction();
            case "reset" -> stream.resetStatus();
            case "set" -> stream.setStatus(Status.values()[Integer.parseInt(argument)]);
            case "ver" -> stream.setVersion(Integer.parseInt(argument));
            case "ord" -> stream.setByteOrder(ByteOrder.values()[Integer.parseInt(argument)]);
            case "prec" ->
                    stream.setFloatingPointPrecision(
                            FloatingPointPrecision.values()[Integer.parseInt(argument)]);
            case "feed" -> ((FeedDevice) device).feed(HexFormat.of().parseHex(argument));
            case "dstart" -> device.startTransaction();
            case "dcommit" -> device.commitTransaction();
            case "droll" -> device.rollbackTransaction();
            default -> {
                return false;
            }
        }
        return true;
    }
}
