// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import dev.quayside.core.QDataStream.Status;
import dev.quayside.core.QDataStream.Version;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * QStrings on the wire: a count of bytes and UTF-16 in the stream's byte order; Latin-1 in the
 * first version.
 *
 * <p>The charsets of the JDK replace surrogates without a partner. Qt keeps them, so the chars are
 * moved by hand here.
 */
final class StringCodec {

    /** The length that stands for null. */
    static final long NULL_MARK = 0xffff_ffffL;

    /** How many chars of a long string are turned into bytes at once. */
    private static final int STEP = DataStreamDevice.STEP / 2;

    private StringCodec() {}

    static String read(DataStreamReader in) {
        if (in.version() == Version.Qt_1_0.value()) {
            byte[] latin1 = in.readQByteArray();
            return latin1 == null ? null : new String(latin1, StandardCharsets.ISO_8859_1);
        }
        long size = in.readUInt32();
        if (size == NULL_MARK) {
            return null;
        }
        if (size == 0) {
            return "";
        }
        if ((size & 1) != 0) {
            in.setStatus(Status.ReadCorruptData);
            return null;
        }
        byte[] data = in.readExactly(size);
        return data == null ? null : decode(data, in.isLittleEndian());
    }

    private static String decode(byte[] data, boolean littleEndian) {
        int high = littleEndian ? 1 : 0;
        for (int i = high; i < data.length; i += 2) {
            if (data[i] != 0) {
                return decodeWide(data, littleEndian);
            }
        }
        // Every char is Latin-1, as in most messages: half the bytes, in place.
        int length = data.length / 2;
        for (int i = 0; i < length; i++) {
            data[i] = data[2 * i + 1 - high];
        }
        return new String(data, 0, length, StandardCharsets.ISO_8859_1);
    }

    private static String decodeWide(byte[] data, boolean littleEndian) {
        char[] chars = new char[data.length / 2];
        ByteBuffer.wrap(data).order(order(littleEndian)).asCharBuffer().get(chars);
        return new String(chars);
    }

    static void write(QDataStream out, String string) {
        int version = out.version();
        if (version == Version.Qt_1_0.value()) {
            out.writeQByteArray(string == null ? null : latin1(string));
        } else if (string != null) {
            writeWide(out, string);
        } else {
            out.writeUInt32(version < Version.Qt_2_1.value() ? 0 : NULL_MARK);
        }
    }

    private static void writeWide(QDataStream out, String string) {
        int length = string.length();
        out.writeUInt32(2L * length);
        for (int from = 0; from < length; from += STEP) {
            byte[] data = encode(string, from, Math.min(length - from, STEP), out.isLittleEndian());
            out.writeBlock(data, 0, data.length);
        }
    }

    private static byte[] encode(String string, int from, int count, boolean littleEndian) {
        byte[] data = new byte[2 * count];
        int high = littleEndian ? 1 : 0;
        for (int i = 0; i < count; i++) {
            char c = string.charAt(from + i);
            data[2 * i + high] = (byte) (c >> 8);
            data[2 * i + 1 - high] = (byte) c;
        }
        return data;
    }

    /** Each char that Latin-1 has not becomes one question mark, also each half of a pair. */
    private static byte[] latin1(String string) {
        byte[] data = new byte[string.length()];
        for (int i = 0; i < data.length; i++) {
            char c = string.charAt(i);
            data[i] = (byte) (c > 0xff ? '?' : c);
        }
        return data;
    }

    /** What a C string holds: the bytes before the first 0, all of them if there is none. */
    static byte[] untilZero(byte[] data) {
        int end = 0;
        while (end < data.length && data[end] != 0) {
            end++;
        }
        return end == data.length ? data : Arrays.copyOf(data, end);
    }

    private static ByteOrder order(boolean littleEndian) {
        return littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }
}
