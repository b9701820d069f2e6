// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.core.QIODeviceBase.OpenModeFlag;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Text mode; reading as measured with Qt 6.4.2. */
class QIODeviceTextModeTest {

    @Test
    void dropsEveryCarriageReturnWhenReading() {
        ScriptedDevice d = open(ScriptedDevice.sequential("a\rb\r\nc\r", "\nd"));
        assertThat(text(d.read(3))).isEqualTo("ab\n");
        assertThat(text(d.readAll())).isEqualTo("c\nd");
    }

    @Test
    void fillsTheRoomOfDroppedBytes() {
        ScriptedDevice d = open(ScriptedDevice.sequential("a\r", "\nd"));
        d.peek(1);
        assertThat(text(d.read(2))).isEqualTo("a\n");
        assertThat(d.asked()).isEqualTo("r16384,r16384");
        assertThat(d.getChar()).isEqualTo('d');
    }

    @Test
    void keepsLoneCarriageReturnsOfBufferedLines() {
        ScriptedDevice d = open(ScriptedDevice.sequential("a\rb\r\nc"));
        d.peek(1);
        assertThat(text(d.readLine())).isEqualTo("a\rb\n");
        assertThat(text(d.readLine())).isEqualTo("c");
    }

    @Test
    void dropsThemFromLinesReadByteByByte() {
        ScriptedDevice d = open(ScriptedDevice.sequential("a\rb\r\nc"));
        assertThat(text(d.readLine())).isEqualTo("ab\n");
    }

    @Test
    void countsOnlyWhatIsLeftWhenSkipping() {
        ScriptedDevice d = open(ScriptedDevice.sequential("a\r\r\nb"));
        assertThat(d.skip(2)).isEqualTo(2);
        assertThat(text(d.readAll())).isEqualTo("b");
    }

    @Test
    void movesTheBufferBehindWhatIsLeft() {
        ScriptedDevice d = open(ScriptedDevice.sequential("a\r\nb\r\n"));
        ByteBuffer target = ByteBuffer.allocateDirect(10).position(1);
        assertThat(d.read(target)).isEqualTo(4);
        assertThat(target.position()).isEqualTo(5);
        assertThat(target.get(4)).isEqualTo((byte) '\n');
    }

    @Test
    void endsLinesWithBothCharactersWhereTheSystemDoes() {
        Written d = new Written(Integer.MAX_VALUE);
        assertThat(TextMode.writeWithReturns(d, bytes("-a\nb\n\nc-"), 1, 6)).isEqualTo(6);
        assertThat(String.join("", d.written)).isEqualTo("a\r\nb\r\n\r\nc");

        Written e = new Written(Integer.MAX_VALUE);
        ByteBuffer source = ByteBuffer.wrap(bytes("x\ny")).position(1);
        assertThat(TextMode.writeWithReturns(e, source)).isEqualTo(2);
        assertThat(source.hasRemaining()).isFalse();
        assertThat(String.join("", e.written)).isEqualTo("\r\ny");
    }

    @Test
    void countsTheBytesOfTheCallerWhenWritingStopsHalfWay() {
        assertThat(TextMode.writeWithReturns(new Written(4), bytes("ab\ncd"), 0, 5)).isEqualTo(3);
        assertThat(TextMode.writeWithReturns(new Written(1), bytes("ab\ncd"), 0, 5)).isEqualTo(1);
        assertThat(TextMode.writeWithReturns(new Written(0), bytes("ab"), 0, 2)).isEqualTo(-1);
    }

    private static ScriptedDevice open(ScriptedDevice device) {
        device.open(OpenModeFlag.ReadOnly, OpenModeFlag.Text);
        return device;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] data) {
        return new String(data, StandardCharsets.ISO_8859_1);
    }

    /** Takes so many bytes, then fails. */
    private static final class Written extends QIODevice {
        final List<String> written = new ArrayList<>();
        private int room;

        Written(int room) {
            this.room = room;
        }

        @Override
        protected long readData(byte[] data, int offset, int maxSize) {
            return -1;
        }

        @Override
        protected long writeData(byte[] data, int offset, int size) {
            if (room == 0) {
                return -1;
            }
            int n = Math.min(room, size);
            room -= n;
            written.add(new String(data, offset, n, StandardCharsets.ISO_8859_1));
            return n;
        }
    }
}
