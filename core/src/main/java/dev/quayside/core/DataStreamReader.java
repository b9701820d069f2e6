// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import dev.quayside.core.QDataStream.FloatingPointPrecision;
import dev.quayside.core.QDataStream.Status;
import dev.quayside.core.QDataStream.Version;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** The reading half of {@link QDataStream}. */
abstract class DataStreamReader extends DataStreamDevice {

    static final VarHandle INT16 = view(short[].class);
    static final VarHandle INT32 = view(int[].class);
    static final VarHandle INT64 = view(long[].class);

    private static final byte[] NO_BYTES = {};

    /** How many variants are being read in one another. */
    int variantDepth;

    DataStreamReader(QIODevice device) {
        super(device);
    }

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.BIG_ENDIAN);
    }

    /** Returns this stream under its public type, for the functions that callers pass. */
    abstract QDataStream self();

    /**
     * Reads a qint8.
     *
     * @return the number; 0 if it is not there
     */
    public byte readInt8() {
        return fillScratch(1) ? scratch[0] : 0;
    }

    /**
     * Reads a quint8.
     *
     * @return the number, 0 to 255; 0 if it is not there
     */
    public int readUInt8() {
        return readInt8() & 0xff;
    }

    /**
     * Reads a qint16.
     *
     * @return the number; 0 if it is not there
     */
    public short readInt16() {
        if (!fillScratch(2)) {
            return 0;
        }
        short value = (short) INT16.get(scratch, 0);
        return isLittleEndian() ? Short.reverseBytes(value) : value;
    }

    /**
     * Reads a quint16.
     *
     * @return the number, 0 to 65,535; 0 if it is not there
     */
    public int readUInt16() {
        return readInt16() & 0xffff;
    }

    /**
     * Reads a qint32.
     *
     * @return the number; 0 if it is not there
     */
    public int readInt32() {
        if (!fillScratch(4)) {
            return 0;
        }
        int value = (int) INT32.get(scratch, 0);
        return isLittleEndian() ? Integer.reverseBytes(value) : value;
    }

    /**
     * Reads a qint32: another name of {@link #readInt32()}.
     *
     * @return the number; 0 if it is not there
     */
    public int readInt() {
        return readInt32();
    }

    /**
     * Reads a quint32.
     *
     * @return the number, 0 to 4,294,967,295; 0 if it is not there
     */
    public long readUInt32() {
        return readInt32() & 0xffff_ffffL;
    }

    /**
     * Reads a qint64.
     *
     * @return the number; 0 if it is not there
     */
    public long readInt64() {
        if (version() < Version.Qt_3_3.value()) {
            long high = readUInt32();
            return high << 32 | readUInt32();
        }
        return readBits64();
    }

    private long readBits64() {
        if (!fillScratch(8)) {
            return 0;
        }
        long value = (long) INT64.get(scratch, 0);
        return isLittleEndian() ? Long.reverseBytes(value) : value;
    }

    /**
     * Reads a quint64.
     *
     * @return its 64 bits: numbers above {@link Long#MAX_VALUE} are negative ({@link
     *     Long#toUnsignedString(long)} and its kin read them right); 0 if it is not there
     */
    public long readUInt64() {
        return readInt64();
    }

    /**
     * Reads a bool.
     *
     * @return false for a byte 0 or if it is not there, true for every other byte
     */
    public boolean readBool() {
        return readInt8() != 0;
    }

    /**
     * Reads a float, from as many bits as {@link #floatingPointPrecision()} says.
     *
     * @return the number; 0 if it is not there
     */
    public float readFloat() {
        return hasPrecision(FloatingPointPrecision.DoublePrecision)
                ? (float) Double.longBitsToDouble(readBits64())
                : Float.intBitsToFloat(readInt32());
    }

    /**
     * Reads a double, from as many bits as {@link #floatingPointPrecision()} says.
     *
     * @return the number; 0 if it is not there
     */
    public double readDouble() {
        return hasPrecision(FloatingPointPrecision.SinglePrecision)
                ? Float.intBitsToFloat(readInt32())
                : Double.longBitsToDouble(readBits64());
    }

    final boolean hasPrecision(FloatingPointPrecision precision) {
        return version() >= Version.Qt_4_6.value() && floatingPointPrecision() == precision;
    }

    /**
     * Reads a QString.
     *
     * <p>An odd length makes the status {@link QDataStream.Status#ReadCorruptData}.
     *
     * @return the string; null for Qt's null string, which is not an empty one, and for one that is
     *     wrong or not all there
     */
    public String readQString() {
        return StringCodec.read(this);
    }

    /**
     * Reads a QByteArray, as {@link QDataStream#writeQByteArray} wrote it.
     *
     * @return the bytes; null for Qt's null array, which is not an empty one, and for one that is
     *     not all there
     */
    public byte[] readQByteArray() {
        long size = readUInt32();
        return size == StringCodec.NULL_MARK ? null : readExactly(size);
    }

    /**
     * Reads a length and as many bytes, as {@link QDataStream#writeBytes} wrote them. This is not
     * quite {@link #readQByteArray()}: nothing here stands for null.
     *
     * @return the bytes; none if they are not all there
     */
    public byte[] readBytes() {
        long size = readUInt32();
        byte[] data = size == 0 ? null : readExactly(size);
        return data == null ? NO_BYTES : data;
    }

    /**
     * Reads a C string, as {@link QDataStream#writeString} wrote it.
     *
     * @return its bytes up to the first 0, without it; null for one without even the 0, and for one
     *     that is not all there
     */
    public byte[] readString() {
        byte[] data = readBytes();
        return data.length == 0 ? null : StringCodec.untilZero(data);
    }

    /**
     * Reads a QStringList.
     *
     * @return the strings, null ones among them; none if they are not all there
     */
    public List<String> readQStringList() {
        return readList(QDataStream::readQString);
    }

    /**
     * Reads a QList, or any other container that Qt writes as a count and its elements (QSet,
     * QVector, QStringList).
     *
     * <p>Reading ends at the first element that sets an error, and the list is empty then, as in
     * Qt. The list grows with the elements that come, not with their promised number.
     *
     * @param <T> the type of the elements
     * @param elementReader reads one of them ({@code QDataStream::readInt32}); it must read at
     *     least one byte each time, or a wrong count could go on for long
     * @return a new list, changeable; empty if not all elements are there
     */
    public <T> List<T> readList(Function<? super QDataStream, ? extends T> elementReader) {
        Objects.requireNonNull(elementReader, "elementReader");
        List<T> list = new ArrayList<>();
        if (!readElements(stream -> list.add(elementReader.apply(stream)))) {
            list.clear();
        }
        return list;
    }

    /**
     * Reads a QMap or QHash.
     *
     * <p>Reading ends at the first entry that sets an error, and the map is empty then, as in Qt.
     *
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @param keyReader reads one key
     * @param valueReader reads one value
     * @return a new map, changeable, in the order of the wire (a QMap is written in the order of
     *     its keys); of equal keys the last one's value stays; empty if not all entries are there
     */
    public <K, V> Map<K, V> readMap(
            Function<? super QDataStream, ? extends K> keyReader,
            Function<? super QDataStream, ? extends V> valueReader) {
        Objects.requireNonNull(keyReader, "keyReader");
        Objects.requireNonNull(valueReader, "valueReader");
        Map<K, V> map = new LinkedHashMap<>();
        readEntries(map, keyReader, valueReader);
        return map;
    }

    private <K, V> void readEntries(
            Map<K, V> map,
            Function<? super QDataStream, ? extends K> keyReader,
            Function<? super QDataStream, ? extends V> valueReader) {
        if (!readElements(s -> map.put(keyReader.apply(s), valueReader.apply(s)))) {
            map.clear();
        }
    }

    private boolean readElements(Consumer<QDataStream> reader) {
        Status before = beginContainer();
        try {
            for (long left = readUInt32(); left > 0 && status() == Status.Ok; left--) {
                reader.accept(self());
            }
            return status() == Status.Ok;
        } finally {
            endContainer(before);
        }
    }

    /**
     * Reads a QVariant. What comes back for which of Qt's types stands in {@link QDataStream}.
     *
     * <p>A number that Qt gives no type, or that of a type of QtGui, is an invalid variant; a type
     * of the program with an unknown name, and a type of QtCore that has no Java counterpart here,
     * make the status {@link QDataStream.Status#ReadCorruptData}.
     *
     * @return the value; null for an invalid variant, and for an invalid date, time or date-time
     */
    public Object readQVariant() {
        return VariantCodec.read(this);
    }

    /**
     * Reads a QVariantList.
     *
     * @return the values, as {@link #readQVariant()} gives them; none if they are not all there
     */
    public List<Object> readQVariantList() {
        return readList(QDataStream::readQVariant);
    }

    /**
     * Reads a QVariantMap.
     *
     * @return the values by name, in the order of the names, as {@link #readQVariant()} gives them;
     *     empty if they are not all there. A null name is an empty one, as for Qt
     */
    public Map<String, Object> readQVariantMap() {
        Map<String, Object> map = new TreeMap<>();
        readEntries(map, DataStreamReader::readName, QDataStream::readQVariant);
        return map;
    }

    /**
     * Reads a QVariantHash. On the wire it is a {@link #readQVariantMap() QVariantMap} whose order
     * means nothing.
     *
     * @return the values by name, as {@link #readQVariant()} gives them; empty if they are not all
     *     there. A null name is an empty one, as for Qt
     */
    public Map<String, Object> readQVariantHash() {
        return readQVariantMap();
    }

    private static String readName(QDataStream stream) {
        String name = stream.readQString();
        return name == null ? "" : name;
    }

    /**
     * Reads a QUuid.
     *
     * @return the UUID; all zeros for Qt's null one and where it is not all there
     */
    public UUID readQUuid() {
        return UuidCodec.read(this);
    }

    /**
     * Reads a QDate.
     *
     * @return the date; null if it is none or lies beyond Java's years (a thousand million). Where
     *     nothing is left to read, Qt's day 0 (in November of the year -4713) from Qt 5.0 on, and
     *     null before
     */
    public LocalDate readQDate() {
        return DateTimeCodec.readDate(this);
    }

    /**
     * Reads a QTime.
     *
     * @return the time, with milliseconds; null if it is none. Where nothing is left to read,
     *     midnight from Qt 4.0 on, and null before
     */
    public LocalTime readQTime() {
        return DateTimeCodec.readTime(this);
    }

    /**
     * Reads a QDateTime. Its zone is UTC ({@link java.time.ZoneOffset#UTC}), an offset, or a region
     * as it was sent, as far as the version carries them; local time is in the system's zone here.
     * Of the two moments that one time at the end of daylight saving has, it is the later, as Qt
     * has it for time zones (for local time, Qt leaves that to chance).
     *
     * @return the date and time; null if it is none, which a time skipped by daylight saving, an
     *     unknown zone, an offset beyond Java's 18 hours and a year beyond Qt's (about 292 million)
     *     make it too
     */
    public ZonedDateTime readQDateTime() {
        return DateTimeCodec.readDateTime(this).value();
    }
}
