// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random programs on devices of every kind must do what was recorded from Qt 6.4.2: results,
 * positions, and what is asked of the subclass when. Each is played in every form that Java's calls
 * have.
 */
class DeviceProgramsTest {
    private enum Form {
        NEW_ARRAYS,
        ARRAYS,
        HEAP_BUFFERS,
        DIRECT_BUFFERS
    }

    static List<DeviceProgram> programs() {
        return DeviceProgram.readAll();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void playsAsRecordedWithNewArrays(DeviceProgram program) {
        check(program, Form.NEW_ARRAYS);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void playsAsRecordedWithPartsOfArrays(DeviceProgram program) {
        check(program, Form.ARRAYS);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void playsAsRecordedWithHeapBuffers(DeviceProgram program) {
        check(program, Form.HEAP_BUFFERS);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void playsAsRecordedWithDirectBuffers(DeviceProgram program) {
        check(program, Form.DIRECT_BUFFERS);
    }

    private static void check(DeviceProgram program, Form form) {
        try (WarningLog log = new WarningLog()) {
            play(program, form);
            log.texts(); // warnings are no part of the record
        }
    }

    private static void play(DeviceProgram program, Form form) {
        QIODevice device = program.device();
        List<String> played = new ArrayList<>();
        for (String line : program.lines) {
            String call = line.substring(0, line.indexOf(" -> "));
            String result =
                    call.equals("open")
                            ? String.valueOf(device.open(program.mode()))
                            : call(device, call, form);
            String asked = device instanceof ScriptedDevice s ? s.asked() : "-";
            played.add(
                    "%s -> %s | %s | %d %d %b"
                            .formatted(
                                    call,
                                    result,
                                    asked,
                                    device.pos(),
                                    device.bytesAvailable(),
                                    device.atEnd()));
        }
        assertThat(played).isEqualTo(program.lines);
    }

    private static String call(QIODevice d, String call, Form form) {
        String[] words = call.split(" ");
        int n = words.length > 1 ? Integer.parseInt(words[1]) : 0;
        switch (words[0]) {
            case "read":
                return quote(read(d, n, form));
            case "peek":
                return quote(peek(d, n, form));
            case "readLine":
                return quote(words.length == 1 ? d.readLine() : readLine(d, n, form));
            case "readAll":
                return quote(d.readAll());
            case "skip":
                return String.valueOf(d.skip(n));
            case "getChar":
                return String.valueOf(d.getChar());
            case "putChar":
                return String.valueOf(d.putChar(n));
            case "write":
                return String.valueOf(write(d, n, form));
            case "seek":
                return String.valueOf(d.seek(n));
            case "reset":
                return String.valueOf(d.reset());
            case "size":
                return String.valueOf(d.size());
            case "canReadLine":
                return String.valueOf(d.canReadLine());
            case "atEnd":
                return String.valueOf(d.atEnd());
            default:
                change(d, words[0], n);
                return "void";
        }
    }

    private static void change(QIODevice d, String method, int n) {
        switch (method) {
            case "ungetChar" -> d.ungetChar(n);
            case "text" -> d.setTextModeEnabled(n == 1);
            case "startTransaction" -> d.startTransaction();
            case "commitTransaction" -> d.commitTransaction();
            case "rollbackTransaction" -> d.rollbackTransaction();
            default -> throw new IllegalArgumentException(method);
        }
    }

    private static byte[] read(QIODevice d, int n, Form form) {
        if (form == Form.NEW_ARRAYS) {
            return d.read(n);
        }
        byte[] array = new byte[n + 3];
        ByteBuffer buffer = target(form, array, n);
        return result(form, array, buffer, buffer == null ? d.read(array, 2, n) : d.read(buffer));
    }

    private static byte[] peek(QIODevice d, int n, Form form) {
        if (form == Form.NEW_ARRAYS) {
            return d.peek(n);
        }
        byte[] array = new byte[n + 3];
        ByteBuffer buffer = target(form, array, n);
        return result(form, array, buffer, buffer == null ? d.peek(array, 2, n) : d.peek(buffer));
    }

    private static byte[] readLine(QIODevice d, int n, Form form) {
        if (form == Form.NEW_ARRAYS) {
            return d.readLine(n);
        }
        byte[] array = new byte[n + 3];
        Arrays.fill(array, (byte) '?');
        long count = d.readLine(array, 2, n);
        assertThat(array[2 + (int) Math.max(0, count)]).isEqualTo((byte) (count < 0 ? '?' : 0));
        return result(Form.ARRAYS, array, null, count);
    }

    private static long write(QIODevice d, int n, Form form) {
        if (form == Form.NEW_ARRAYS || form == Form.ARRAYS) {
            return d.write(new byte[n + 2], 1, n);
        }
        ByteBuffer source =
                form == Form.HEAP_BUFFERS ? ByteBuffer.allocate(n) : ByteBuffer.allocateDirect(n);
        long written = d.write(source);
        assertThat((long) source.position()).isEqualTo(Math.max(0, written));
        return written;
    }

    /** Returns a buffer with room for n bytes from index 2 on; null for arrays. */
    private static ByteBuffer target(Form form, byte[] array, int n) {
        if (form == Form.ARRAYS) {
            return null;
        }
        boolean heap = form == Form.HEAP_BUFFERS;
        ByteBuffer buffer = heap ? ByteBuffer.wrap(array) : ByteBuffer.allocateDirect(n + 3);
        return buffer.position(2).limit(2 + n);
    }

    private static byte[] result(Form form, byte[] array, ByteBuffer buffer, long count) {
        if (buffer != null) {
            assertThat((long) buffer.position()).isEqualTo(2 + Math.max(0, count));
            if (form == Form.DIRECT_BUFFERS) {
                buffer.clear().get(array);
            }
        }
        return count < 0 ? null : Arrays.copyOfRange(array, 2, 2 + (int) count);
    }

    private static String quote(byte[] data) {
        if (data == null) {
            return "null";
        }
        if (data.length > 40) {
            CRC32 crc = new CRC32();
            crc.update(data);
            return "%d bytes crc %08x".formatted(data.length, crc.getValue());
        }
        String text = new String(data, StandardCharsets.ISO_8859_1);
        return '"' + text.replace("\n", "\\n").replace("\r", "\\r").replace("\0", "\\x00") + '"';
    }
}
