// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quayside.core.QIODeviceBase.OpenModeFlag;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** QBuffer; all as measured with Qt 6.4.2 but what has to do with Java's arrays. */
class QBufferTest {
    private final QBuffer buffer = new QBuffer();
    private final List<String> signals = new ArrayList<>();

    @AfterEach
    void dispose() {
        buffer.dispose();
    }

    @Test
    void isAnEmptyClosedRandomAccessDeviceAtFirst() {
        assertThat(buffer.isSequential()).isFalse();
        assertThat(buffer.isOpen()).isFalse();
        assertThat(buffer.size()).isZero();
        assertThat(buffer.data()).isEmpty();
    }

    @Test
    void isAlwaysUnbuffered() {
        buffer.open(OpenModeFlag.ReadOnly);
        assertThat(buffer.openMode())
                .containsExactly(OpenModeFlag.ReadOnly, OpenModeFlag.Unbuffered);
    }

    @Test
    void keepsTheContentsUnlessTruncated() {
        set("gone");
        buffer.open(OpenModeFlag.WriteOnly);
        buffer.write("new");
        assertThat(contents()).isEqualTo("newe");
        buffer.close();
        buffer.open(OpenModeFlag.Truncate);
        assertThat(buffer.isWritable()).isTrue();
        assertThat(contents()).isEmpty();
    }

    @Test
    void appendsWithoutBeingToldToWrite() {
        set("base");
        assertThat(buffer.open(OpenModeFlag.Append)).isTrue();
        assertThat(buffer.pos()).isEqualTo(4);
        assertThat(buffer.write("+more")).isEqualTo(5);
        assertThat(contents()).isEqualTo("base+more");
        assertThat(buffer.isReadable()).isFalse();
    }

    @Test
    void refusesToOpenForNothing() {
        try (WarningLog log = new WarningLog()) {
            assertThat(buffer.open(OpenModeFlag.Text)).isFalse();
            assertThat(log.texts()).containsExactly("QBuffer::open: Buffer access not specified");
        }
    }

    @Test
    void fillsTheGapWithZerosWhenSeekingPastTheEnd() {
        set("ab");
        buffer.open(OpenModeFlag.ReadWrite);
        assertThat(buffer.seek(4)).isTrue();
        assertThat(contents()).isEqualTo("ab\0\0");
        buffer.write("!");
        assertThat(contents()).isEqualTo("ab\0\0!");
    }

    @Test
    void doesNotSeekPastTheEndOfWhatItOnlyReads() {
        set("ab");
        buffer.open(OpenModeFlag.ReadOnly);
        try (WarningLog log = new WarningLog()) {
            assertThat(buffer.seek(3)).isFalse();
            assertThat(buffer.seek(-1)).isFalse();
            assertThat(log.texts())
                    .containsExactly(
                            "QBuffer::seek: Invalid pos: 3", "QBuffer::seek: Invalid pos: -1");
        }
        assertThat(buffer.seek(2)).isTrue();
        assertThat(buffer.atEnd()).isTrue();
    }

    @Test
    void doesNotSeekFurtherThanAnArrayCanBe() {
        buffer.open(OpenModeFlag.ReadWrite);
        try (WarningLog log = new WarningLog()) {
            assertThat(buffer.seek(1L << 40)).isFalse();
            assertThat(log.texts()).containsExactly("QBuffer::seek: Unable to fill gap");
        }
    }

    @Test
    void readsNothingRatherThanTheEndAtItsEnd() {
        set("a");
        buffer.open(OpenModeFlag.ReadOnly);
        assertThat(buffer.readAll()).hasSize(1);
        assertThat(buffer.read(1)).isEmpty();
        assertThat(buffer.read(new byte[1])).isZero();
        assertThat(buffer.readLine(5)).isNull();
    }

    @Test
    void peeksAtItsContentsPastUngottenBytesAndTextMode() {
        set("a\r\nb");
        buffer.open(OpenModeFlag.ReadOnly, OpenModeFlag.Text);
        buffer.getChar();
        buffer.ungetChar('X');
        assertThat(text(buffer.peek(3))).isEqualTo("a\r\n");
        assertThat(text(buffer.read(3))).isEqualTo("X\nb");
    }

    @Test
    void hasAPositionBeforeItsStartAfterUngettingThere() {
        set("ab\n");
        buffer.open(OpenModeFlag.ReadOnly);
        buffer.ungetChar('X');
        assertThat(buffer.pos()).isEqualTo(-1);
        assertThat(text(buffer.peek(2))).isEqualTo("\0a");
        assertThat(text(buffer.readLine())).isEqualTo("Xab\n");
        assertThat(buffer.pos()).isEqualTo(3);
    }

    @Test
    void findsLinesFromItsPosition() {
        set("one\ntwo");
        assertThat(buffer.canReadLine()).isFalse();
        buffer.open(OpenModeFlag.ReadOnly);
        assertThat(buffer.canReadLine()).isTrue();
        buffer.seek(4);
        assertThat(buffer.canReadLine()).isFalse();
    }

    @Test
    void keepsItsContentsFromBeingReplacedWhileOpen() {
        buffer.open(OpenModeFlag.ReadWrite);
        try (WarningLog log = new WarningLog()) {
            set("x");
            buffer.setBuffer(new byte[2]);
            assertThat(log.texts())
                    .containsExactly(
                            "QBuffer::setData: Buffer is open",
                            "QBuffer::setBuffer: Buffer is open");
        }
        assertThat(buffer.size()).isZero();
    }

    @Test
    void copiesTheDataItIsGivenAndGives() {
        byte[] data = {'-', 'a', 'b', '-'};
        buffer.setData(data, 1, 2);
        data[1] = 'X';
        buffer.data()[0] = 'X';
        assertThat(contents()).isEqualTo("ab");
    }

    @Test
    void worksOnTheArrayItIsSetOnUntilThatIsFull() {
        byte[] mine = {'a', 'b', 'c'};
        QBuffer b = new QBuffer(mine, null);
        b.open(OpenModeFlag.ReadWrite);
        b.write("XY");
        assertThat(mine).isEqualTo(new byte[] {'X', 'Y', 'c'});
        assertThat(b.buffer()).isSameAs(mine);
        mine[2] = 'Z';
        assertThat(text(b.readAll())).isEqualTo("Z");
        b.write("+");
        assertThat(text(b.buffer())).isEqualTo("XYZ+");
        assertThat(mine).hasSize(3);
        b.buffer()[0] = 'W';
        assertThat(text(b.data())).isEqualTo("WYZ+");
    }

    @Test
    void startsWithAnEmptyArrayOfItsOwnWhenSetOnNull() {
        set("abc");
        buffer.setBuffer(null);
        assertThat(buffer.size()).isZero();
    }

    @Test
    void writesBuffersOfBothKinds() {
        buffer.open(OpenModeFlag.WriteOnly);
        ByteBuffer direct = ByteBuffer.allocateDirect(70_000).position(1);
        assertThat(buffer.write(direct)).isEqualTo(69_999);
        assertThat(direct.hasRemaining()).isFalse();
        assertThat(buffer.write(ByteBuffer.wrap(new byte[] {1, 2}).asReadOnlyBuffer()))
                .isEqualTo(2);
        assertThat(buffer.size()).isEqualTo(70_001);
    }

    @Test
    void reportsWhatWasWrittenOnceFromTheEventLoop() {
        watch();
        buffer.open(OpenModeFlag.ReadWrite);
        buffer.write("abc");
        buffer.seek(10);
        buffer.write("de");
        assertThat(signals).isEmpty();
        QCoreApplication.processEvents();
        assertThat(signals).containsExactly("bytesWritten 5", "readyRead");
        buffer.putChar('f');
        QCoreApplication.processEvents();
        assertThat(signals).hasSize(4).endsWith("bytesWritten 1", "readyRead");
    }

    @Test
    void reportsAlsoWhatWasWrittenBeforeSomebodyListened() {
        buffer.open(OpenModeFlag.ReadWrite);
        buffer.write("abc");
        QCoreApplication.processEvents();
        watch();
        QCoreApplication.processEvents();
        assertThat(signals).isEmpty();
        buffer.write("d");
        QCoreApplication.processEvents();
        assertThat(signals).containsExactly("bytesWritten 4", "readyRead");
    }

    @Test
    void reportsNothingThatWasWrittenWhileItsSignalsWereBlocked() {
        watch();
        buffer.open(OpenModeFlag.ReadWrite);
        buffer.blockSignals(true);
        buffer.write("abc");
        buffer.blockSignals(false);
        QCoreApplication.processEvents();
        assertThat(signals).isEmpty();
    }

    @Test
    void doesNotReportWhatASlotOfTheReportWrites() {
        watch();
        buffer.bytesWritten.connect(n -> buffer.write("zz"));
        buffer.open(OpenModeFlag.ReadWrite);
        buffer.write("a");
        QCoreApplication.processEvents();
        QCoreApplication.processEvents();
        assertThat(signals).containsExactly("bytesWritten 1", "readyRead");
        assertThat(contents()).isEqualTo("azz");
    }

    @Test
    void throwsOnceDestroyed() {
        buffer.dispose();
        assertThatThrownBy(() -> buffer.setData(new byte[1]))
                .isInstanceOf(QObjectDisposedException.class);
        assertThatThrownBy(() -> buffer.seek(0)).isInstanceOf(QObjectDisposedException.class);
    }

    private void watch() {
        buffer.bytesWritten.connect(n -> signals.add("bytesWritten " + n));
        buffer.readyRead.connect(() -> signals.add("readyRead"));
    }

    private void set(String text) {
        buffer.setData(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private String contents() {
        return text(buffer.data());
    }

    private static String text(byte[] data) {
        return new String(data, StandardCharsets.ISO_8859_1);
    }
}
