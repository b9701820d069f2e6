// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.quayside.core.QDataStream.Status;
import dev.quayside.core.QIODeviceBase.OpenModeFlag;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Lengths from the wire may say anything; memory follows what is there. */
class QDataStreamLengthTest {

    private static final int MEBIBYTE = 1 << 20;
    private static final List<Integer> LENGTHS =
            List.of(Integer.MAX_VALUE, Integer.MAX_VALUE - 1, -2, -3, 100_000_000, 0x4000_0000);

    private static FeedDevice deviceWith(int length, int... more) {
        FeedDevice device = new FeedDevice();
        device.open(OpenModeFlag.ReadOnly);
        QBuffer bytes = new QBuffer();
        bytes.open(OpenModeFlag.WriteOnly);
        QDataStream out = new QDataStream(bytes);
        out.writeInt32(length);
        for (int i : more) {
            out.writeInt8(i);
        }
        device.feed(bytes.data());
        return device;
    }

    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getCurrentThreadAllocatedBytes();
    }

    private static Object readLying(int length, Function<QDataStream, Object> reader) {
        FeedDevice device = deviceWith(length, 1, 2, 3, 4, 5, 6);
        QDataStream stream = new QDataStream(device);
        long before = allocated();
        Object value = reader.apply(stream);

        assertThat(allocated() - before).isLessThan(2 * MEBIBYTE);
        assertThat(device.largestRequest).isLessThanOrEqualTo(MEBIBYTE);
        assertThat(stream.status()).isIn(Status.ReadPastEnd, Status.ReadCorruptData);
        return value;
    }

    @Test
    void takesNoMemoryForAStringThatIsNotThere() {
        for (int length : LENGTHS) {
            assertThat(readLying(length, QDataStream::readQString)).isNull();
        }
    }

    @Test
    void takesNoMemoryForBytesThatAreNotThere() {
        for (int length : LENGTHS) {
            assertThat(readLying(length, QDataStream::readQByteArray)).isNull();
            assertThat((byte[]) readLying(length, QDataStream::readBytes)).isEmpty();
            assertThat(readLying(length, QDataStream::readString)).isNull();
        }
        assertThat((byte[]) readLying(-1, QDataStream::readBytes)).isEmpty();
    }

    @Test
    void takesNoMemoryForElementsThatAreNotThere() {
        for (int length : LENGTHS) {
            assertThat((List<?>) readLying(length, QDataStream::readQStringList)).isEmpty();
            assertThat((List<?>) readLying(length, QDataStream::readQVariantList)).isEmpty();
            assertThat(readLying(length, s -> s.readList(QDataStream::readInt32)))
                    .isEqualTo(List.of());
            assertThat(readLying(length, QDataStream::readQVariantMap).toString()).isEqualTo("{}");
        }
    }

    @Test
    void takesNoMemoryForRawDataThatIsNotThere() {
        for (int length : new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE - 20, 100_000_000}) {
            byte[] data = (byte[]) readLying(0, s -> s.readRawData(length));
            assertThat(data).hasSizeLessThanOrEqualTo(10);
        }
    }

    @Test
    void consumesAllThereIsBeforeItSaysThatItIsTooLittle() {
        for (int length : List.of(Integer.MAX_VALUE, -2)) {
            FeedDevice device = deviceWith(length, 1, 2, 3, 4, 5, 6);
            QDataStream stream = new QDataStream(device);
            stream.readBytes();

            assertThat(stream.status()).isEqualTo(Status.ReadPastEnd);
            assertThat(device.bytesAvailable()).isZero();
        }
    }

    @Test
    void refusesAnOddLengthOfAStringBeforeItReads() {
        FeedDevice device = deviceWith(7, 1, 2, 3, 4, 5, 6, 7);
        QDataStream stream = new QDataStream(device);

        assertThat(stream.readQString()).isNull();
        assertThat(stream.status()).isEqualTo(Status.ReadCorruptData);
        assertThat(device.bytesAvailable()).isEqualTo(7);
    }

    @Test
    void movesMoreThanOneStepInBothDirections() {
        String wide = "x\u00e9\u20ac\ud834\udd1e\udc00".repeat(MEBIBYTE / 2);
        String narrow = "abc\u00ff".repeat(MEBIBYTE / 2);
        byte[] data = new byte[3 * MEBIBYTE + 5];
        data[2 * MEBIBYTE] = 7;
        for (QDataStream.ByteOrder order : QDataStream.ByteOrder.values()) {
            QBuffer buffer = new QBuffer();
            buffer.open(OpenModeFlag.ReadWrite);
            QDataStream stream = new QDataStream(buffer);
            stream.setByteOrder(order);
            stream.writeQString(wide).writeQString(narrow).writeQByteArray(data).writeBytes(data);
            buffer.seek(0);

            assertThat(stream.readQString().equals(wide)).isTrue();
            assertThat(stream.readQString().equals(narrow)).isTrue();
            assertThat(stream.readQByteArray()).isEqualTo(data);
            assertThat(stream.readBytes()).isEqualTo(data);
            assertThat(stream.atEnd()).isTrue();
            assertThat(stream.status()).isEqualTo(Status.Ok);
        }
    }

    @Test
    void asksASequentialDeviceForOneStepAtATime() {
        FeedDevice device = new FeedDevice();
        device.open(OpenModeFlag.ReadOnly, OpenModeFlag.Unbuffered);
        device.feed(new byte[] {0, 0x30, 0, 0});
        device.feed(new byte[3 * MEBIBYTE]);

        assertThat(new QDataStream(device).readQByteArray()).hasSize(3 * MEBIBYTE);
        assertThat(device.largestRequest).isLessThanOrEqualTo(MEBIBYTE);
    }

    @Test
    void makesNoGarbageForNumbers() {
        QBuffer buffer = new QBuffer();
        buffer.setData(new byte[MEBIBYTE]);
        buffer.open(OpenModeFlag.ReadWrite);
        QDataStream stream = new QDataStream(buffer);
        readAndWriteNumbers(stream, 1000);
        long before = allocated();
        readAndWriteNumbers(stream, 1000);

        // A thousand rounds of five numbers; one byte for each would be more.
        assertThat(allocated() - before).isLessThan(5000);
    }

    private static void readAndWriteNumbers(QDataStream stream, int rounds) {
        for (int i = 0; i < rounds; i++) {
            stream.readInt32();
            stream.readDouble();
            stream.readUInt8();
            stream.writeInt64(i);
            stream.writeFloat(i);
        }
    }
}
