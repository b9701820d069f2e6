// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.Objects;

/**
 * Reads and writes values in Qt's binary format, byte for byte as the version of Qt does that was
 * set: between this and real Qt programs, files and messages pass both ways.
 *
 * <pre>
 *   QDataStream out = new QDataStream(socket);
 *   out.setVersion(QDataStream.Version.Qt_5_10);
 *   out.writeQString("The answer is").writeInt32(42);
 *
 *   QDataStream in = new QDataStream(socket);
 *   in.setVersion(QDataStream.Version.Qt_5_10);
 *   in.startTransaction();
 *   String text = in.readQString();
 *   int number = in.readInt32();
 *   if (!in.commitTransaction()) {
 *       return; // not all is there yet: what was read will be read again
 *   }
 * </pre>
 *
 * <p><b>Names.</b> Java has no {@code <<} and {@code >>}, so each type has methods of its own:
 * {@link #writeUInt16} and {@link #readUInt16} for quint16, {@link #writeQString} for QString.
 * Write methods can be chained. Signed and unsigned numbers of one width have the same bytes.
 *
 * <p><b>Errors.</b> No method throws because of what is or is not on the wire. The first error
 * stays in {@link #status()}, later ones do not replace it. Reading goes on after an error (in a
 * transaction it does not) and gives 0, null or nothing where nothing is left. Writing stops at the
 * first error, whatever kind it is, until {@link #resetStatus()}. Without a device nothing happens.
 *
 * <p><b>Lengths.</b> A length on the wire may say anything. Memory is taken only for what really
 * comes, in steps.
 *
 * <p><b>Variants.</b> What {@link #writeQVariant} takes and {@link #readQVariant} gives:
 *
 * <table>
 * <caption>Types</caption>
 * <tr><th>Java</th><th>Qt</th></tr>
 * <tr><td>null</td><td>an invalid variant; nullptr is read as null too</td></tr>
 * <tr><td>Boolean, Integer, Double, Float</td><td>bool, int, double, float</td></tr>
 * <tr><td>Long</td><td>qlonglong; uint and long are read as Long too</td></tr>
 * <tr><td>BigInteger, 0 to 2^64-1</td><td>qulonglong; ulong is read as BigInteger too</td></tr>
 * <tr><td>Short, Byte</td><td>short, signed char; uchar is read as Short, char as Byte, ushort as
 * Integer</td></tr>
 * <tr><td>Character</td><td>QChar; char16_t is read as Character too</td></tr>
 * <tr><td>String, byte[]</td><td>QString, QByteArray; null ones are read as empty</td></tr>
 * <tr><td>Collection (List when read)</td><td>QVariantList; QStringList and QByteArrayList are read
 * as List too</td></tr>
 * <tr><td>Map with String keys</td><td>QVariantMap; QVariantHash is read as Map too</td></tr>
 * <tr><td>LocalDate, LocalTime</td><td>QDate, QTime</td></tr>
 * <tr><td>LocalDateTime</td><td>QDateTime, Qt::LocalTime</td></tr>
 * <tr><td>ZonedDateTime, OffsetDateTime, Instant (ZonedDateTime when read)</td><td>QDateTime of
 * another kind</td></tr>
 * <tr><td>UUID</td><td>QUuid</td></tr>
 * </table>
 *
 * <p>A type that a version does not know is written as an invalid variant, as Qt does.
 *
 * <p><b>Threads.</b> A stream may be made anywhere and is used by one thread at a time: the one
 * that its device lives in.
 *
 * <p><b>Differences from Qt.</b>
 *
 * <ul>
 *   <li>Types of Qt's without a Java counterpart (QRect, QUrl, QBitArray, JSON and CBOR among them)
 *       cannot be read from a variant: the status is {@link Status#ReadCorruptData} then.
 *   <li>So it is for variants more than 256 deep in one another, for which Qt takes stack until
 *       there is none, and for a date-time of an unknown kind, with which Qt does anything.
 *   <li>A count of elements takes no memory. Qt reserves it, and ends the program where it cannot.
 *   <li>Before {@link Version#Qt_3_3} Qt reads the two halves of a 64-bit number in the other order
 *       than it writes them, and so does not read what it wrote. Here they are read as written.
 *   <li>A null string, byte array, date or time in a variant is not told from an empty string or
 *       array, or from an invalid variant.
 *   <li>There is no stream that writes to an array: a {@link QBuffer} does.
 * </ul>
 *
 * @see <a href="https://doc.qt.io/qt-6/qdatastream.html">QDataStream</a>
 * @see <a href="https://doc.qt.io/qt-6/datastreamformat.html">The format</a>
 */
public final class QDataStream extends DataStreamWriter implements QIODeviceBase {

    /** In which order the bytes of a number stand. */
    public enum ByteOrder {
        /** The most significant byte first: the default. */
        BigEndian(0),
        /** The least significant byte first. */
        LittleEndian(1);

        private final int value;

        ByteOrder(int value) {
            this.value = value;
        }

        /**
         * Returns the number that Qt gives this order.
         *
         * @return 0 or 1
         */
        public int value() {
            return value;
        }
    }

    /** How a stream is doing. The first error stays until it is reset. */
    public enum Status {
        /** Nothing went wrong. */
        Ok(0),
        /** The device held less than was to be read. */
        ReadPastEnd(1),
        /** What was read cannot be right. */
        ReadCorruptData(2),
        /** The device did not take what was written. */
        WriteFailed(3);

        private final int value;

        Status(int value) {
            this.value = value;
        }

        /**
         * Returns the number that Qt gives this status.
         *
         * @return 0 to 3
         */
        public int value() {
            return value;
        }
    }

    /** How wide floating-point numbers are, from {@link Version#Qt_4_6} on. */
    public enum FloatingPointPrecision {
        /** Every one has 32 bits, a double too. */
        SinglePrecision(0),
        /** Every one has 64 bits, a float too: the default. */
        DoublePrecision(1);

        private final int value;

        FloatingPointPrecision(int value) {
            this.value = value;
        }

        /**
         * Returns the number that Qt gives this precision.
         *
         * @return 0 or 1
         */
        public int value() {
            return value;
        }
    }

    /** The Qt version whose bytes a stream reads and writes. Several may share a {@link #value}. */
    public enum Version {
        /** Qt 1.0. Strings are Latin-1. */
        Qt_1_0(1),
        /** Qt 2.0. Strings are UTF-16. */
        Qt_2_0(2),
        /** Qt 2.1. A null string differs from an empty one. */
        Qt_2_1(3),
        /** Qt 3.0. */
        Qt_3_0(4),
        /** Qt 3.1. */
        Qt_3_1(5),
        /**
         * Qt 3.3. A null byte array differs from an empty one; the halves of a 64-bit number follow
         * the byte order too.
         */
        Qt_3_3(6),
        /**
         * Qt 4.0. Variants have new type numbers; date-times carry a time spec; an invalid time is
         * all ones.
         */
        Qt_4_0(7),
        /** Qt 4.1: the same bytes as {@link #Qt_4_0}. */
        Qt_4_1(7),
        /** Qt 4.2. Variants carry a null flag. */
        Qt_4_2(8),
        /** Qt 4.3. */
        Qt_4_3(9),
        /** Qt 4.4. */
        Qt_4_4(10),
        /** Qt 4.5. */
        Qt_4_5(11),
        /** Qt 4.6. Floating-point numbers follow {@link #setFloatingPointPrecision}. */
        Qt_4_6(12),
        /** Qt 4.7: the same bytes as {@link #Qt_4_6}. */
        Qt_4_7(12),
        /** Qt 4.8: the same bytes as {@link #Qt_4_6}. */
        Qt_4_8(12),
        /** Qt 4.9: the same bytes as {@link #Qt_4_6}. */
        Qt_4_9(12),
        /** Qt 5.0. Dates have 64 bits; every date-time is written as UTC. */
        Qt_5_0(13),
        /** Qt 5.1. Date-times are as in Qt 4 again, but for the 64 bits. */
        Qt_5_1(14),
        /** Qt 5.2. Date-times carry an offset or a time zone. */
        Qt_5_2(15),
        /** Qt 5.3: the same bytes as {@link #Qt_5_2}. */
        Qt_5_3(15),
        /** Qt 5.4. */
        Qt_5_4(16),
        /** Qt 5.5: the same bytes as {@link #Qt_5_4}. */
        Qt_5_5(16),
        /** Qt 5.6. */
        Qt_5_6(17),
        /** Qt 5.7: the same bytes as {@link #Qt_5_6}. */
        Qt_5_7(17),
        /** Qt 5.8: the same bytes as {@link #Qt_5_6}. */
        Qt_5_8(17),
        /** Qt 5.9: the same bytes as {@link #Qt_5_6}. */
        Qt_5_9(17),
        /** Qt 5.10: the same bytes as {@link #Qt_5_6}. */
        Qt_5_10(17),
        /** Qt 5.11: the same bytes as {@link #Qt_5_6}. */
        Qt_5_11(17),
        /** Qt 5.12. */
        Qt_5_12(18),
        /** Qt 5.13. */
        Qt_5_13(19),
        /** Qt 5.14: the same bytes as {@link #Qt_5_13}. */
        Qt_5_14(19),
        /** Qt 5.15: the same bytes as {@link #Qt_5_13}. */
        Qt_5_15(19),
        /** Qt 6.0. Variants of types that are not built in have a new number. */
        Qt_6_0(20),
        /** Qt 6.1: the same bytes as {@link #Qt_6_0}. */
        Qt_6_1(20),
        /** Qt 6.2: the same bytes as {@link #Qt_6_0}. */
        Qt_6_2(20),
        /** Qt 6.3: the same bytes as {@link #Qt_6_0}. */
        Qt_6_3(20),
        /** Qt 6.4. The version of a new stream. */
        Qt_6_4(20);

        private final int value;

        Version(int value) {
            this.value = value;
        }

        /**
         * Returns the number of the version, which {@link #setVersion(int)} takes.
         *
         * @return 1 to 20
         */
        public int value() {
            return value;
        }
    }

    /** Makes a stream without a device. */
    public QDataStream() {
        super(null);
    }

    /**
     * Makes a stream on a device.
     *
     * @param device an open device; null for none
     */
    public QDataStream(QIODevice device) {
        super(device);
    }

    /**
     * Makes a stream that reads an array.
     *
     * @param data the bytes; they are not copied, and must not change while the stream reads
     */
    public QDataStream(byte[] data) {
        super(bufferOf(data));
    }

    private static QIODevice bufferOf(byte[] data) {
        QBuffer buffer = new QBuffer();
        buffer.setBuffer(Objects.requireNonNull(data, "data"));
        buffer.open(OpenModeFlag.ReadOnly);
        return buffer;
    }

    @Override
    QDataStream self() {
        return this;
    }
}
