// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quayside.core.QIODeviceBase.OpenModeFlag;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is read, and what is asked of the subclass for it; all as measured with Qt 6.4.2. */
class QIODeviceReadingTest {

    @Test
    void fillsItsBufferWithOneReadOf16KiB() {
        ScriptedDevice d = open(ScriptedDevice.sequential("abc", "defgh"));
        assertThat(text(d.read(2))).isEqualTo("ab");
        assertThat(d.asked()).isEqualTo("r16384");
        assertThat(d.bytesAvailable()).isEqualTo(1);
    }

    @Test
    void asksTheDeviceOnceForWhatTheBufferLacks() {
        ScriptedDevice d = open(ScriptedDevice.sequential("abc", "d", "efgh"));
        d.read(2);
        d.asked();
        assertThat(text(d.read(10))).isEqualTo("cd");
        assertThat(d.asked()).isEqualTo("r16384");
    }

    @Test
    void readsLargeAmountsPastTheBuffer() {
        ScriptedDevice d = open(ScriptedDevice.sequential("k".repeat(40_000)));
        assertThat(d.read(20_000)).hasSize(20_000);
        assertThat(d.asked()).isEqualTo("r20000");
        assertThat(d.bytesAvailable()).isZero();
    }

    @Test
    void asksForTheExactAmountWhenUnbuffered() {
        ScriptedDevice d = ScriptedDevice.sequential("abc", "def");
        d.open(OpenModeFlag.ReadOnly, OpenModeFlag.Unbuffered);
        assertThat(text(d.peek(2))).isEqualTo("ab");
        assertThat(text(d.read(3))).isEqualTo("abc");
        assertThat(d.asked()).isEqualTo("r2,r1");
    }

    @Test
    void tellsTheSubclassWhenTheBufferHasRunEmpty() {
        ScriptedDevice d = open(ScriptedDevice.sequential("abc"));
        d.peek(1);
        d.asked();
        assertThat(d.getChar()).isEqualTo('a');
        assertThat(d.asked()).isEqualTo("-");
        assertThat(d.read(2)).hasSize(2);
        assertThat(d.asked()).isEqualTo("r0");
    }

    @Test
    void distinguishesNothingNowFromTheEnd() {
        ScriptedDevice d =
                open(new ScriptedDevice(true, ScriptedDevice.NOTHING_NOW, ScriptedDevice.END));
        assertThat(d.read(5)).isEmpty();
        assertThat(d.read(5)).isNull();
        assertThat(d.read(new byte[5])).isEqualTo(-1);
        assertThat(d.read(ByteBuffer.allocate(5))).isEqualTo(-1);
        assertThat(d.getChar()).isEqualTo(-1);
        assertThat(d.peek(1)).isNull();
        assertThat(d.skip(1)).isEqualTo(-1);
        assertThat(d.readLine(5)).isNull();
        assertThat(d.readLine()).isEmpty();
        assertThat(d.readAll()).isEmpty();
    }

    @Test
    void givesWhatCameBeforeAnError() {
        ScriptedDevice d =
                open(new ScriptedDevice(true, bytes("ab"), ScriptedDevice.END, bytes("cd")));
        assertThat(text(d.read(5))).isEqualTo("ab");
        assertThat(d.read(5)).isNull();
        assertThat(text(d.read(5))).isEqualTo("cd");
    }

    @Test
    void readsAllInPiecesUntilNothingComes() {
        ScriptedDevice d = open(ScriptedDevice.sequential("a".repeat(20_000), "b", "c"));
        d.atTheEnd = 0;
        assertThat(text(d.readAll())).isEqualTo("a".repeat(20_000) + "bc");
        assertThat(d.asked()).isEqualTo("r16384,r16384,r16384,r16384,r16384");
    }

    @Test
    void readsVeryLargeLimitsWithoutTakingThatMemory() {
        ScriptedDevice d = open(ScriptedDevice.sequential("abc", "k".repeat(100_000)));
        assertThat(text(d.read(Long.MAX_VALUE))).isEqualTo("abc");
        assertThat(d.peek(Integer.MAX_VALUE)).hasSize(100_000);
        assertThat(d.read(Long.MAX_VALUE)).hasSize(100_000);
    }

    @Test
    void growsWithADeviceThatGivesAllThatIsAskedFor() {
        ScriptedDevice d = open(ScriptedDevice.sequential("k".repeat(1_000_000)));
        assertThat(d.read(900_000)).hasSize(900_000);
        assertThat(d.readAll()).hasSize(100_000);
    }

    @Test
    void putsBytesBackInFront() {
        ScriptedDevice d = open(ScriptedDevice.sequential("b"));
        d.ungetChar('a' + 256);
        assertThat(d.bytesAvailable()).isEqualTo(1);
        assertThat(text(d.read(5))).isEqualTo("ab");
    }

    @Test
    void movesThePositionOfARandomAccessDeviceWithTheBytesRead() {
        ScriptedDevice d = open(ScriptedDevice.randomAccess("0123456789"));
        d.read(3);
        assertThat(d.pos()).isEqualTo(3);
        d.ungetChar('x');
        assertThat(d.pos()).isEqualTo(2);
        assertThat(text(d.read(2))).isEqualTo("x3");
        assertThat(d.seek(8)).isTrue();
        assertThat(text(d.readAll())).isEqualTo("89");
        assertThat(d.pos()).isEqualTo(10);
        assertThat(d.atEnd()).isTrue();
    }

    @Test
    void skipsByBufferThenBySeeking() {
        ScriptedDevice d = open(ScriptedDevice.randomAccess("k".repeat(50_000)));
        d.getChar();
        d.asked();
        assertThat(d.skip(100)).isEqualTo(100);
        assertThat(d.asked()).isEqualTo("-");
        assertThat(d.skip(30_000)).isEqualTo(30_000);
        assertThat(d.asked()).isEqualTo("r0,s30101");
        assertThat(d.skip(30_000)).isEqualTo(19_899);
        assertThat(d.skip(1)).isEqualTo(-1);
    }

    @Test
    void seeksTheSubclassBeforeWritingBehindTheBuffer() {
        ScriptedDevice d = ScriptedDevice.randomAccess("0123456789");
        d.open(OpenModeFlag.ReadWrite);
        d.read(2);
        d.asked();
        assertThat(d.write("XY")).isEqualTo(2);
        assertThat(d.asked()).isEqualTo("s2,w2");
        assertThat(d.pos()).isEqualTo(4);
    }

    @Test
    void dropsWhatAFailedReadReserved() {
        QIODevice d =
                new QIODevice() {
                    @Override
                    public boolean isSequential() {
                        return true;
                    }

                    @Override
                    protected long readData(byte[] data, int offset, int maxSize) {
                        throw new IllegalStateException("broken");
                    }

                    @Override
                    protected long writeData(byte[] data, int offset, int size) {
                        return size;
                    }
                };
        d.open(OpenModeFlag.ReadOnly);
        assertThatThrownBy(() -> d.read(3)).hasMessage("broken");
        assertThat(d.bytesAvailable()).isZero();
    }

    @Test
    void readsFromADeviceThatReadsFromAnother() {
        ScriptedDevice inner = open(ScriptedDevice.sequential("k".repeat(50_000)));
        QIODevice outer =
                new QIODevice() {
                    @Override
                    public boolean isSequential() {
                        return true;
                    }

                    @Override
                    protected long readData(byte[] data, int offset, int maxSize) {
                        byte[] got = inner.read(Math.min(maxSize, 1000));
                        if (got == null) {
                            return -1;
                        }
                        for (int i = 0; i < got.length; i++) {
                            data[offset + i] = (byte) (got[i] + 1);
                        }
                        return got.length;
                    }

                    @Override
                    protected long writeData(byte[] data, int offset, int size) {
                        return -1;
                    }
                };
        outer.open(OpenModeFlag.ReadOnly);
        assertThat(text(outer.readAll())).isEqualTo("l".repeat(50_000));
    }

    @Test
    void refusesPartsOutsideTheArray() {
        ScriptedDevice d = open(ScriptedDevice.sequential("abc"));
        assertThatThrownBy(() -> d.read(new byte[3], 1, 3))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> d.peek(new byte[3], 4, 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> d.readLine(new byte[3], 1, 3))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> d.read((byte[]) null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void writesTextAsUtf8() {
        QBuffer d = new QBuffer();
        d.open(OpenModeFlag.WriteOnly);
        assertThat(d.write("é")).isEqualTo(2);
        assertThat(d.data()).isEqualTo(new byte[] {(byte) 0xc3, (byte) 0xa9});
    }

    private static ScriptedDevice open(ScriptedDevice device) {
        assertThat(device.open(OpenModeFlag.ReadOnly)).isTrue();
        return device;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] data) {
        return new String(data, StandardCharsets.ISO_8859_1);
    }
}
