// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quayside.core.QDataStream.Status;
import dev.quayside.core.QIODeviceBase.OpenModeFlag;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a stream says of itself, and does after an error or without a device. */
@ExtendWith(WithoutWarnings.class)
class QDataStreamStatusTest {

    private static QBuffer buffer(OpenModeFlag mode, int... data) {
        QBuffer buffer = new QBuffer();
        buffer.setData(bytes(data));
        buffer.open(mode);
        return buffer;
    }

    private static byte[] bytes(int... data) {
        byte[] bytes = new byte[data.length];
        for (int i = 0; i < data.length; i++) {
            bytes[i] = (byte) data[i];
        }
        return bytes;
    }

    @Test
    void isMadeForTheNewestVersionInBigEndianAndDoublePrecision() {
        QDataStream stream = new QDataStream();

        assertThat(stream.version()).isEqualTo(20);
        assertThat(stream.byteOrder()).isEqualTo(QDataStream.ByteOrder.BigEndian);
        assertThat(stream.floatingPointPrecision())
                .isEqualTo(QDataStream.FloatingPointPrecision.DoublePrecision);
        assertThat(stream.status()).isEqualTo(Status.Ok);
        assertThat(stream.device()).isNull();
        assertThat(stream.atEnd()).isTrue();
    }

    @Test
    void takesAnyNumberForAVersion() {
        QDataStream stream = new QDataStream();

        for (int version : new int[] {0, 21, 99, -5}) {
            stream.setVersion(version);
            assertThat(stream.version()).isEqualTo(version);
        }
        stream.setVersion(QDataStream.Version.Qt_4_8);
        assertThat(stream.version()).isEqualTo(12);
    }

    @Test
    void readsNothingWithoutADeviceAndFindsNoFaultWithIt() {
        QDataStream stream = new QDataStream();

        assertThat(stream.readInt8()).isZero();
        assertThat(stream.readUInt8()).isZero();
        assertThat(stream.readInt16()).isZero();
        assertThat(stream.readUInt16()).isZero();
        assertThat(stream.readInt()).isZero();
        assertThat(stream.readUInt32()).isZero();
        assertThat(stream.readUInt64()).isZero();
        assertThat(stream.readBool()).isFalse();
        assertThat(stream.readFloat()).isZero();
        assertThat(stream.readDouble()).isZero();
        assertThat(stream.readQString()).isEmpty();
        assertThat(stream.readQStringList()).isEmpty();
        assertThat(stream.readBytes()).isEmpty();
        assertThat(stream.readString()).isNull();
        assertThat(stream.readRawData(3)).isNull();
        assertThat(stream.readRawData(new byte[3], 0, 3)).isEqualTo(-1);
        assertThat(stream.skipRawData(3)).isEqualTo(-1);
        assertThat(stream.readQVariant()).isNull();
        assertThat(stream.readQVariantList()).isEmpty();
        assertThat(stream.readQVariantMap()).isEmpty();
        assertThat(stream.status()).isEqualTo(Status.Ok);
    }

    @Test
    void writesNothingWithoutADeviceAndFindsNoFaultWithIt() {
        QDataStream stream = new QDataStream();

        stream.writeInt8(1).writeInt64(2).writeQString("a").writeQVariant(List.of(1));

        assertThat(stream.writeRawData(bytes(1))).isEqualTo(-1);
        assertThat(stream.status()).isEqualTo(Status.Ok);
    }

    @Test
    void keepsTheFirstErrorUntilItIsReset() {
        QDataStream stream = new QDataStream();

        stream.setStatus(Status.ReadPastEnd);
        stream.setStatus(Status.ReadCorruptData);
        stream.setStatus(Status.Ok);

        assertThat(stream.status()).isEqualTo(Status.ReadPastEnd);
        stream.resetStatus();
        assertThat(stream.status()).isEqualTo(Status.Ok);
    }

    @Test
    void readsOnAfterAnErrorOutsideOfTransactions() {
        QDataStream stream = new QDataStream(bytes(0, 0, 0, 3, 0, 'a', 7));

        assertThat(stream.readQString()).isNull();
        assertThat(stream.status()).isEqualTo(Status.ReadCorruptData);
        assertThat(stream.readUInt16()).isEqualTo('a');
        assertThat(stream.readUInt8()).isEqualTo(7);
        assertThat(stream.readUInt8()).isZero();
        assertThat(stream.status()).isEqualTo(Status.ReadCorruptData);
    }

    @Test
    void consumesWhatIsLeftWhenItIsTooLittle() {
        QDataStream stream = new QDataStream(bytes(1, 2, 3));

        assertThat(stream.readInt32()).isZero();
        assertThat(stream.status()).isEqualTo(Status.ReadPastEnd);
        assertThat(stream.atEnd()).isTrue();
    }

    @Test
    void saysThatWritingFailedWhateverIsWritten() {
        List<Consumer<QDataStream>> writes =
                List.of(
                        s -> s.writeInt8(1),
                        s -> s.writeInt16(1),
                        s -> s.writeInt32(1),
                        s -> s.writeInt64(1),
                        s -> s.writeBool(true),
                        s -> s.writeDouble(1),
                        s -> s.writeQString("a"),
                        s -> s.writeBytes(bytes(1)),
                        s -> s.writeRawData(bytes(1)),
                        s -> s.writeString(bytes('a')),
                        s -> s.writeQUuid(null),
                        s -> s.writeQVariantMap(Map.of()));
        for (Consumer<QDataStream> write : writes) {
            QDataStream stream = new QDataStream(buffer(OpenModeFlag.ReadOnly));
            write.accept(stream);
            assertThat(stream.status()).isEqualTo(Status.WriteFailed);
        }
    }

    @Test
    void writesNothingAfterAnyError() {
        QBuffer buffer = buffer(OpenModeFlag.ReadWrite);
        QDataStream stream = new QDataStream(buffer);
        stream.setStatus(Status.ReadPastEnd);

        stream.writeInt32(1).writeQString("x").writeBytes(bytes(1)).writeQStringList(List.of("a"));

        assertThat(stream.writeRawData(bytes(1))).isEqualTo(-1);
        assertThat(buffer.data()).isEmpty();
        assertThat(stream.status()).isEqualTo(Status.ReadPastEnd);
    }

    @Test
    void readsNothingFromADeviceThatIsNotOpen() {
        QDataStream stream = new QDataStream(new QBuffer());

        assertThat(stream.readRawData(0)).isNull();
        assertThat(stream.status()).isEqualTo(Status.ReadPastEnd);
        assertThat(stream.skipRawData(0)).isEqualTo(-1);
        assertThat(stream.readBytes()).isEmpty();
        assertThat(stream.readString()).isNull();
        assertThat(stream.atEnd()).isTrue();
    }

    @Test
    void keepsTheStatusWhenTheDeviceChanges() {
        QDataStream stream = new QDataStream(bytes(1));
        stream.readInt64();
        QBuffer other = buffer(OpenModeFlag.ReadOnly, 5);

        stream.setDevice(other);

        assertThat(stream.status()).isEqualTo(Status.ReadPastEnd);
        assertThat(stream.device()).isSameAs(other);
        assertThat(stream.readInt8()).isEqualTo((byte) 5);
    }

    @Test
    void givesWhatThereIsOfRawData() {
        QDataStream stream = new QDataStream(bytes(1, 2, 3));

        assertThat(stream.readRawData(10)).containsExactly(1, 2, 3);
        assertThat(stream.status()).isEqualTo(Status.ReadPastEnd);
        assertThat(stream.readRawData(1)).isEmpty();
        stream.resetStatus();
        assertThat(stream.readRawData(0)).isEmpty();
        assertThat(stream.status()).isEqualTo(Status.Ok);
        assertThat(stream.skipRawData(1)).isZero();
        assertThat(stream.status()).isEqualTo(Status.ReadPastEnd);
    }

    @Test
    void readsRawDataIntoAPartOfAnArray() {
        QDataStream stream = new QDataStream(bytes(1, 2, 3));
        byte[] data = new byte[5];

        assertThat(stream.readRawData(data, 1, 2)).isEqualTo(2);
        assertThat(data).containsExactly(0, 1, 2, 0, 0);
        assertThat(stream.skipRawData(1)).isEqualTo(1);
        assertThatThrownBy(() -> stream.readRawData(data, 4, 2))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> stream.readRawData(-1));
    }

    @Test
    void tellsNullFromEmptyWhereQtDoes() {
        QBuffer buffer = buffer(OpenModeFlag.ReadWrite);
        QDataStream stream = new QDataStream(buffer);
        stream.writeQString(null).writeQString("").writeQByteArray(null).writeQByteArray(bytes());
        stream.writeString(null).writeString(bytes()).writeBytes(bytes());
        buffer.seek(0);

        assertThat(stream.readQString()).isNull();
        assertThat(stream.readQString()).isEmpty();
        assertThat(stream.readQByteArray()).isNull();
        assertThat(stream.readQByteArray()).isEmpty();
        assertThat(stream.readString()).isNull();
        assertThat(stream.readString()).isEmpty();
        assertThat(stream.readBytes()).isEmpty();
        assertThat(stream.atEnd()).isTrue();
        assertThat(stream.status()).isEqualTo(Status.Ok);
    }

    @Test
    void endsCStringsAtTheFirstZero() {
        QBuffer buffer = buffer(OpenModeFlag.ReadWrite);
        QDataStream stream = new QDataStream(buffer);

        stream.writeString(bytes('a', 0, 'b'));
        assertThat(buffer.data()).containsExactly(0, 0, 0, 2, 'a', 0);

        QDataStream in = new QDataStream(bytes(0, 0, 0, 5, 'a', 0, 'b', 0, 'c'));
        assertThat(in.readString()).containsExactly('a');
        assertThat(in.atEnd()).isTrue();
    }

    @Test
    void refusesNullWhereItMeansNothing() {
        QDataStream stream = new QDataStream();

        assertThatNullPointerException().isThrownBy(() -> new QDataStream((byte[]) null));
        assertThatNullPointerException().isThrownBy(() -> stream.setByteOrder(null));
        assertThatNullPointerException().isThrownBy(() -> stream.setStatus(null));
        assertThatNullPointerException().isThrownBy(() -> stream.setFloatingPointPrecision(null));
        assertThatNullPointerException().isThrownBy(() -> stream.writeBytes(null));
        assertThatNullPointerException().isThrownBy(() -> stream.writeRawData(null));
        assertThatNullPointerException().isThrownBy(() -> stream.writeQStringList(null));
        assertThatNullPointerException().isThrownBy(() -> stream.writeQVariantMap(null));
        assertThatNullPointerException().isThrownBy(() -> stream.readList(null));
    }
}
