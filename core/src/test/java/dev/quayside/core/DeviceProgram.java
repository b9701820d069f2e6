// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import dev.quayside.core.QIODeviceBase.OpenModeFlag;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One program of device-programs.txt: a device, its open mode, and calls with what Qt did.
 *
 * <pre>
 * program 1 KIND [sequential end=-1 limit=0 counted=false writes=0 skips=2]
 * mode ReadOnly|Text
 * data "bytes" 16384*k nothing end
 * read 2 -&gt; "ab" | what was asked of the device | pos bytesAvailable atEnd
 * </pre>
 */
final class DeviceProgram {
    private static final Pattern PIECE = Pattern.compile("\"((?:\\\\.|[^\"\\\\])*)\"|\\S+");

    final String head;
    final List<String> lines = new ArrayList<>();
    private Set<OpenModeFlag> mode = EnumSet.noneOf(OpenModeFlag.class);
    private final List<byte[]> data = new ArrayList<>();

    private DeviceProgram(String head) {
        this.head = head;
    }

    @Override
    public String toString() {
        return head;
    }

    Set<OpenModeFlag> mode() {
        return mode;
    }

    static List<DeviceProgram> readAll() {
        List<DeviceProgram> programs = new ArrayList<>();
        try (var in = DeviceProgram.class.getResourceAsStream("device-programs.txt");
                var reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            DeviceProgram current = null;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("program ")) {
                    current = new DeviceProgram(line);
                    programs.add(current);
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    current.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return programs;
    }

    private void add(String line) {
        if (line.startsWith("mode ")) {
            mode = EnumSet.noneOf(OpenModeFlag.class);
            for (String name : line.substring(5).split("\\|")) {
                mode.add(OpenModeFlag.valueOf(name));
            }
        } else if (line.startsWith("data")) {
            Matcher piece = PIECE.matcher(line.substring(4));
            while (piece.find()) {
                data.add(piece(piece.group()));
            }
        } else {
            lines.add(line);
        }
    }

    private static byte[] piece(String text) {
        if (text.equals("nothing")) {
            return ScriptedDevice.NOTHING_NOW;
        }
        if (text.equals("end")) {
            return ScriptedDevice.END;
        }
        if (!text.startsWith("\"")) {
            int count = Integer.parseInt(text.substring(0, text.indexOf('*')));
            return "k".repeat(count).getBytes(StandardCharsets.US_ASCII);
        }
        return text.substring(1, text.length() - 1)
                .replace("\\n", "\n")
                .replace("\\r", "\r")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Makes the device, not open yet. */
    QIODevice device() {
        String[] words = head.split(" ");
        if (words[2].equals("buffer")) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            data.forEach(all::writeBytes);
            QBuffer buffer = new QBuffer();
            buffer.setData(all.toByteArray());
            return buffer;
        }
        ScriptedDevice device = make(words[2], words[3].equals("sequential"), number("skips"));
        device.atTheEnd = number("end");
        device.readLimit = number("limit");
        device.writeLimit = number("writes");
        device.countsPieces = head.contains("counted=true");
        return device;
    }

    private ScriptedDevice make(String kind, boolean sequential, int skips) {
        byte[][] pieces = data.toArray(byte[][]::new);
        return switch (kind) {
            case "line" -> new OwnLines(sequential, pieces);
            case "linebase" -> new BaseLines(sequential, pieces);
            case "skip" -> new OwnSkips(sequential, skips, pieces);
            case "skipbase" -> new BaseSkips(sequential, pieces);
            default -> new ScriptedDevice(sequential, pieces);
        };
    }

    private int number(String name) {
        Matcher found = Pattern.compile(name + "=(-?\\d+)").matcher(head);
        if (!found.find()) {
            throw new IllegalStateException(name + " is missing: " + head);
        }
        return Integer.parseInt(found.group(1));
    }

    private static final class OwnLines extends ScriptedDevice {
        OwnLines(boolean sequential, byte[][] pieces) {
            super(sequential, pieces);
        }

        @Override
        protected long readLineData(byte[] data, int offset, int maxSize) {
            log.add("l" + Math.min(maxSize, 99_999));
            int n = 0;
            while (n < maxSize) {
                long got = take(data, offset + n, 1);
                if (got <= 0) {
                    return n > 0 ? n : isSequential() ? got : -1;
                }
                if (data[offset + n++] == '\n') {
                    break;
                }
            }
            return n;
        }
    }

    private static final class BaseLines extends ScriptedDevice {
        BaseLines(boolean sequential, byte[][] pieces) {
            super(sequential, pieces);
        }

        @Override
        protected long readLineData(byte[] data, int offset, int maxSize) {
            log.add("l" + Math.min(maxSize, 99_999));
            return super.readLineData(data, offset, maxSize);
        }
    }

    private static final class OwnSkips extends ScriptedDevice {
        private final int limit;

        OwnSkips(boolean sequential, int limit, byte[][] pieces) {
            super(sequential, pieces);
            this.limit = limit;
        }

        @Override
        protected long skipData(long maxSize) {
            log.add("k" + maxSize);
            int n = (int) Math.min(maxSize, limit);
            return take(new byte[n], 0, n);
        }
    }

    private static final class BaseSkips extends ScriptedDevice {
        BaseSkips(boolean sequential, byte[][] pieces) {
            super(sequential, pieces);
        }

        @Override
        protected long skipData(long maxSize) {
            log.add("k" + maxSize);
            return super.skipData(maxSize);
        }
    }
}
