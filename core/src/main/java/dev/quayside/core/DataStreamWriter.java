// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import dev.quayside.core.QDataStream.FloatingPointPrecision;
import dev.quayside.core.QDataStream.Version;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;

/** The writing half of {@link QDataStream}. */
abstract class DataStreamWriter extends DataStreamReader {

    DataStreamWriter(QIODevice device) {
        super(device);
    }

    private QDataStream writeScratch(int size) {
        writeBlock(scratch, 0, size);
        return self();
    }

    /**
     * Writes a qint8.
     *
     * @param i the number, of which the low 8 bits count
     * @return this stream
     */
    public QDataStream writeInt8(int i) {
        scratch[0] = (byte) i;
        return writeScratch(1);
    }

    /**
     * Writes a quint8.
     *
     * @param i the number, of which the low 8 bits count
     * @return this stream
     */
    public QDataStream writeUInt8(int i) {
        return writeInt8(i);
    }

    /**
     * Writes a qint16.
     *
     * @param i the number, of which the low 16 bits count
     * @return this stream
     */
    public QDataStream writeInt16(int i) {
        INT16.set(scratch, 0, isLittleEndian() ? Short.reverseBytes((short) i) : (short) i);
        return writeScratch(2);
    }

    /**
     * Writes a quint16.
     *
     * @param i the number, of which the low 16 bits count
     * @return this stream
     */
    public QDataStream writeUInt16(int i) {
        return writeInt16(i);
    }

    /**
     * Writes a qint32.
     *
     * @param i the number
     * @return this stream
     */
    public QDataStream writeInt32(int i) {
        INT32.set(scratch, 0, isLittleEndian() ? Integer.reverseBytes(i) : i);
        return writeScratch(4);
    }

    /**
     * Writes a qint32: another name of {@link #writeInt32}.
     *
     * @param i the number
     * @return this stream
     */
    public QDataStream writeInt(int i) {
        return writeInt32(i);
    }

    /**
     * Writes a quint32.
     *
     * @param i the number, of which the low 32 bits count
     * @return this stream
     */
    public QDataStream writeUInt32(long i) {
        return writeInt32((int) i);
    }

    /**
     * Writes a qint64.
     *
     * @param i the number
     * @return this stream
     */
    public QDataStream writeInt64(long i) {
        if (version() < Version.Qt_3_3.value()) {
            return writeUInt32(i >>> 32).writeUInt32(i);
        }
        return writeBits64(i);
    }

    private QDataStream writeBits64(long i) {
        INT64.set(scratch, 0, isLittleEndian() ? Long.reverseBytes(i) : i);
        return writeScratch(8);
    }

    /**
     * Writes a quint64.
     *
     * @param i its 64 bits: a negative number stands for one above {@link Long#MAX_VALUE}
     * @return this stream
     */
    public QDataStream writeUInt64(long i) {
        return writeInt64(i);
    }

    /**
     * Writes a bool, as a byte 0 or 1.
     *
     * @param i the value
     * @return this stream
     */
    public QDataStream writeBool(boolean i) {
        return writeInt8(i ? 1 : 0);
    }

    /**
     * Writes a float, in as many bits as {@link #floatingPointPrecision()} says.
     *
     * @param f the number
     * @return this stream
     */
    public QDataStream writeFloat(float f) {
        return hasPrecision(FloatingPointPrecision.DoublePrecision)
                ? writeBits64(Double.doubleToRawLongBits(f))
                : writeInt32(Float.floatToRawIntBits(f));
    }

    /**
     * Writes a double, in as many bits as {@link #floatingPointPrecision()} says.
     *
     * @param f the number
     * @return this stream
     */
    public QDataStream writeDouble(double f) {
        return hasPrecision(FloatingPointPrecision.SinglePrecision)
                ? writeInt32(Float.floatToRawIntBits((float) f))
                : writeBits64(Double.doubleToRawLongBits(f));
    }

    /**
     * Writes bytes as they are, without a length in front.
     *
     * @param data the bytes
     * @return how many the device took; -1 after an error, if it cannot be written, or without one
     */
    public int writeRawData(byte[] data) {
        return writeBlock(data, 0, data.length);
    }

    /**
     * Writes bytes of an array as they are, without a length in front.
     *
     * @param data the array
     * @param offset where the first byte stands
     * @param len how many
     * @return how many the device took; -1 after an error, if it cannot be written, or without one
     * @throws IndexOutOfBoundsException if they do not stand there
     */
    public int writeRawData(byte[] data, int offset, int len) {
        Objects.checkFromIndexSize(offset, len, data.length);
        return writeBlock(data, offset, len);
    }

    /**
     * Writes a length and the bytes. {@link #readBytes} reads them.
     *
     * @param data the bytes
     * @return this stream
     */
    public QDataStream writeBytes(byte[] data) {
        writeUInt32(data.length);
        if (data.length > 0) {
            writeBlock(data, 0, data.length);
        }
        return self();
    }

    /**
     * Writes bytes as they are with a length in front, or the mark for null. {@link
     * #readQByteArray} reads them.
     *
     * @param data the bytes; null for Qt's null array, which before {@link
     *     QDataStream.Version#Qt_3_3} is written as an empty one
     * @return this stream
     */
    public QDataStream writeQByteArray(byte[] data) {
        if (data != null) {
            return writeBytes(data);
        }
        return writeUInt32(version() < Version.Qt_3_3.value() ? 0 : StringCodec.NULL_MARK);
    }

    /**
     * Writes a C string: a length, the bytes up to the first 0, and a 0. {@link #readString} reads
     * it.
     *
     * @param str the bytes, of which those from a 0 on are left out; null for a null pointer
     * @return this stream
     */
    public QDataStream writeString(byte[] str) {
        if (str == null) {
            return writeUInt32(0);
        }
        byte[] text = StringCodec.untilZero(str);
        return writeBytes(Arrays.copyOf(text, text.length + 1));
    }

    /**
     * Writes a QString.
     *
     * @param qstr the string; null for Qt's null string, which before {@link
     *     QDataStream.Version#Qt_2_1} is written as an empty one. In {@link
     *     QDataStream.Version#Qt_1_0}, chars that Latin-1 has not become question marks
     * @return this stream
     */
    public QDataStream writeQString(String qstr) {
        StringCodec.write(self(), qstr);
        return self();
    }

    /**
     * Writes a QStringList.
     *
     * @param qstrlst the strings, null ones among them
     * @return this stream
     */
    public QDataStream writeQStringList(Collection<String> qstrlst) {
        return writeList(qstrlst, QDataStream::writeQString);
    }

    /**
     * Writes a QList, or any other container that Qt writes as a count and its elements (QSet,
     * QVector, QStringList).
     *
     * @param <T> the type of the elements
     * @param list the elements, written in the order in which the collection gives them
     * @param elementWriter writes one of them ({@code QDataStream::writeInt32})
     * @return this stream
     */
    public <T> QDataStream writeList(
            Collection<? extends T> list,
            BiConsumer<? super QDataStream, ? super T> elementWriter) {
        Objects.requireNonNull(elementWriter, "elementWriter");
        writeUInt32(list.size());
        list.forEach(element -> elementWriter.accept(self(), element));
        return self();
    }

    /**
     * Writes a QMap or QHash.
     *
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @param map the entries, written in the order in which the map gives them: a QMap's is that of
     *     the keys (a {@link java.util.TreeMap} has it), a QHash has none. Qt reads any order
     * @param keyWriter writes one key
     * @param valueWriter writes one value
     * @return this stream
     */
    public <K, V> QDataStream writeMap(
            Map<? extends K, ? extends V> map,
            BiConsumer<? super QDataStream, ? super K> keyWriter,
            BiConsumer<? super QDataStream, ? super V> valueWriter) {
        Objects.requireNonNull(keyWriter, "keyWriter");
        Objects.requireNonNull(valueWriter, "valueWriter");
        writeUInt32(map.size());
        map.forEach(
                (key, value) -> {
                    keyWriter.accept(self(), key);
                    valueWriter.accept(self(), value);
                });
        return self();
    }

    /**
     * Writes a QVariant.
     *
     * @param qvar a value of one of the types in the table of {@link QDataStream}, or null
     * @return this stream
     * @throws IllegalArgumentException if it is, or holds, a value of another type, or if more than
     *     256 stand in one another; nothing is written then
     */
    public QDataStream writeQVariant(Object qvar) {
        VariantCodec.check(qvar);
        VariantCodec.write(self(), qvar);
        return self();
    }

    /**
     * Writes a QVariantList.
     *
     * @param qvarlst the values, as {@link #writeQVariant} takes them
     * @return this stream
     * @throws IllegalArgumentException as {@link #writeQVariant} does
     */
    public QDataStream writeQVariantList(Collection<?> qvarlst) {
        VariantCodec.check(Objects.requireNonNull(qvarlst, "qvarlst"));
        VariantCodec.writeList(self(), qvarlst);
        return self();
    }

    /**
     * Writes a QVariantMap, in the order of the names.
     *
     * @param qvarmap the values by name, as {@link #writeQVariant} takes them
     * @return this stream
     * @throws IllegalArgumentException as {@link #writeQVariant} does
     */
    public QDataStream writeQVariantMap(Map<String, ?> qvarmap) {
        VariantCodec.check(Objects.requireNonNull(qvarmap, "qvarmap"));
        VariantCodec.writeMap(self(), qvarmap);
        return self();
    }

    /**
     * Writes a QVariantHash, as {@link #writeQVariantMap} writes a map.
     *
     * @param qvarhash the values by name, as {@link #writeQVariant} takes them
     * @return this stream
     * @throws IllegalArgumentException as {@link #writeQVariant} does
     */
    public QDataStream writeQVariantHash(Map<String, ?> qvarhash) {
        return writeQVariantMap(qvarhash);
    }

    /**
     * Writes a QUuid.
     *
     * @param uuid the UUID; null for Qt's null one, all zeros
     * @return this stream
     */
    public QDataStream writeQUuid(UUID uuid) {
        UuidCodec.write(self(), uuid == null ? UuidCodec.NULL : uuid);
        return self();
    }

    /**
     * Writes a QDate.
     *
     * @param date the date; null for none
     * @return this stream
     */
    public QDataStream writeQDate(LocalDate date) {
        DateTimeCodec.writeDate(self(), date);
        return self();
    }

    /**
     * Writes a QTime.
     *
     * @param time the time, of which whole milliseconds count; null for none
     * @return this stream
     */
    public QDataStream writeQTime(LocalTime time) {
        DateTimeCodec.writeTime(self(), time);
        return self();
    }

    /**
     * Writes a QDateTime.
     *
     * @param dateTime a {@link java.time.LocalDateTime} for local time, an {@link
     *     java.time.Instant} for UTC, an {@link java.time.OffsetDateTime} or a {@link
     *     java.time.ZonedDateTime} for an offset (UTC if it is 0), or one with a region for a time
     *     zone; null for none. Whole milliseconds count; a year beyond Qt's (about 292 million) is
     *     written as none. Zones and offsets are on the wire from {@link
     *     QDataStream.Version#Qt_5_2} on
     * @return this stream
     * @throws IllegalArgumentException if it is of another class
     */
    public QDataStream writeQDateTime(Temporal dateTime) {
        DateTimeCodec.writeDateTime(self(), dateTime);
        return self();
    }
}
