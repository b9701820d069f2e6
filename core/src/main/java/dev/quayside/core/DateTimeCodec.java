// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import dev.quayside.core.QDataStream.Status;
import dev.quayside.core.QDataStream.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.JulianFields;
import java.time.temporal.Temporal;
import java.util.List;

/**
 * Dates and times on the wire: the Julian day, the milliseconds since midnight, and for date-times
 * from Qt 4.0 on a byte that says how they are meant, numbered one way in Qt 5.0 and from 5.2 on,
 * and another way in the versions before and between.
 */
final class DateTimeCodec {

    private static final long NULL_DAY = Long.MIN_VALUE;
    private static final int NULL_TIME = -1;
    private static final int MSECS_PER_DAY = 86_400_000;
    private static final long MIN_DAY = LocalDate.MIN.getLong(JulianFields.JULIAN_DAY);
    private static final long MAX_DAY = LocalDate.MAX.getLong(JulianFields.JULIAN_DAY);

    /** Qt counts the milliseconds of a date-time from 1970 in 64 bits. */
    private static final long MAX_SECONDS = Long.MAX_VALUE / 1000 - 1;

    /** How a date-time is meant. The ordinals are the numbers of Qt 5.2 and later. */
    private enum Spec {
        LOCAL(-1),
        UTC(2),
        OFFSET(3),
        ZONE(4);

        /** The number of Qt 4 and 5.1. */
        final int oldNumber;

        Spec(int oldNumber) {
            this.oldNumber = oldNumber;
        }
    }

    /**
     * A date-time that was read.
     *
     * @param value the date-time; null if it is none
     * @param isLocal whether it was sent as local time, without a zone
     */
    record Parsed(ZonedDateTime value, boolean isLocal) {

        /** As {@link #write} takes it back, to the same bytes. */
        Temporal asSent() {
            return value != null && isLocal ? value.toLocalDateTime() : value;
        }
    }

    private DateTimeCodec() {}

    static LocalDate readDate(DataStreamReader in) {
        boolean old = in.version() < Version.Qt_5_0.value();
        long day = old ? in.readUInt32() : in.readInt64();
        if (old && day == 0 || day < MIN_DAY || day > MAX_DAY) {
            return null;
        }
        return LocalDate.MIN.with(JulianFields.JULIAN_DAY, day);
    }

    static void writeDate(QDataStream out, LocalDate date) {
        long day = date == null ? NULL_DAY : date.getLong(JulianFields.JULIAN_DAY);
        if (out.version() < Version.Qt_5_0.value()) {
            out.writeUInt32(day);
        } else {
            out.writeInt64(day);
        }
    }

    static LocalTime readTime(DataStreamReader in) {
        int msecs = in.readInt32();
        boolean isNull = msecs == 0 && in.version() < Version.Qt_4_0.value();
        if (isNull || msecs < 0 || msecs >= MSECS_PER_DAY) {
            return null;
        }
        return LocalTime.ofNanoOfDay(msecs * 1_000_000L);
    }

    static void writeTime(QDataStream out, LocalTime time) {
        if (time != null) {
            out.writeInt32((int) (time.toNanoOfDay() / 1_000_000));
        } else {
            out.writeInt32(out.version() < Version.Qt_4_0.value() ? 0 : NULL_TIME);
        }
    }

    static Parsed readDateTime(DataStreamReader in) {
        LocalDate date = readDate(in);
        LocalTime time = readTime(in);
        LocalDateTime wall = date == null ? null : date.atTime(time == null ? LocalTime.MIN : time);
        if (wall != null && !isInRange(wall)) {
            wall = null;
        }
        int version = in.version();
        if (version < Version.Qt_4_0.value()) {
            return local(wall);
        } else if (version == Version.Qt_5_0.value()) {
            return readConverted(in, wall);
        } else if (version < Version.Qt_5_2.value()) {
            int spec = in.readInt8();
            // An offset is lost on this wire, and Qt takes the time for UTC then.
            boolean utc = spec == Spec.UTC.oldNumber || spec == Spec.OFFSET.oldNumber;
            return utc ? zoned(wall, ZoneOffset.UTC) : local(wall);
        }
        return readWithZone(in, wall);
    }

    /** Qt 5.0: whatever it is meant to be, on the wire it is UTC. */
    private static Parsed readConverted(DataStreamReader in, LocalDateTime wall) {
        ZonedDateTime utc = wall == null ? null : wall.atZone(ZoneOffset.UTC);
        switch (in.readInt8()) {
            case 0, 3 -> { // local; a zone is lost on this wire, and Qt makes it local
                return new Parsed(inZone(utc, ZoneId.systemDefault()), true);
            }
            case 1, 2 -> { // UTC; an offset is lost on this wire, and Qt makes it UTC
                return new Parsed(utc, false);
            }
            default -> {
                return corrupt(in);
            }
        }
    }

    private static ZonedDateTime inZone(ZonedDateTime dateTime, ZoneId zone) {
        return dateTime == null ? null : dateTime.withZoneSameInstant(zone);
    }

    private static Parsed readWithZone(DataStreamReader in, LocalDateTime wall) {
        switch (in.readInt8()) {
            case 0 -> {
                return local(wall);
            }
            case 1 -> {
                return zoned(wall, ZoneOffset.UTC);
            }
            case 2 -> {
                return zoned(wall, ZoneCodec.offset(in.readInt32()));
            }
            case 3 -> {
                return zoned(wall, ZoneCodec.read(in));
            }
            default -> {
                return corrupt(in);
            }
        }
    }

    /** Qt does whatever comes of such a number, crashes among it. */
    private static Parsed corrupt(DataStreamReader in) {
        in.setStatus(Status.ReadCorruptData);
        return new Parsed(null, false);
    }

    private static Parsed local(LocalDateTime wall) {
        return new Parsed(zoned(wall, ZoneId.systemDefault()).value(), true);
    }

    private static Parsed zoned(LocalDateTime wall, ZoneId zone) {
        return new Parsed(wall == null || zone == null ? null : resolve(wall, zone), false);
    }

    /** The later moment where a local time has two, nothing where it has none. */
    private static ZonedDateTime resolve(LocalDateTime wall, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(wall);
        return offsets.isEmpty()
                ? null
                : ZonedDateTime.ofLocal(wall, zone, offsets.get(offsets.size() - 1));
    }

    static void writeDateTime(QDataStream out, Temporal dateTime) {
        if (dateTime == null) {
            write(out, null, Spec.LOCAL, null);
        } else if (dateTime instanceof LocalDateTime local) {
            write(out, local, Spec.LOCAL, ZoneId.systemDefault());
        } else if (dateTime instanceof Instant instant) {
            write(out, instant.atOffset(ZoneOffset.UTC).toLocalDateTime(), Spec.UTC, null);
        } else if (dateTime instanceof OffsetDateTime offset) {
            writeWithOffset(out, offset.toLocalDateTime(), offset.getOffset());
        } else if (dateTime instanceof ZonedDateTime zoned) {
            writeZoned(out, zoned);
        } else {
            throw new IllegalArgumentException("Not a date and time: " + dateTime.getClass());
        }
    }

    /** Tells whether {@link #writeDateTime} takes it. */
    static boolean isDateTime(Object value) {
        return value instanceof LocalDateTime
                || value instanceof Instant
                || value instanceof OffsetDateTime
                || value instanceof ZonedDateTime;
    }

    private static void writeZoned(QDataStream out, ZonedDateTime zoned) {
        LocalDateTime wall = zoned.toLocalDateTime();
        if (zoned.getZone() instanceof ZoneOffset offset) {
            writeWithOffset(out, wall, offset);
        } else if (out.version() == Version.Qt_5_0.value() && isInRange(wall)) {
            // Converted with the offset at hand: of two moments, it is the one that is meant.
            writeParts(out, inZone(zoned, ZoneOffset.UTC).toLocalDateTime());
            out.writeInt8(Spec.ZONE.ordinal());
        } else {
            write(out, wall, Spec.ZONE, zoned.getZone());
        }
    }

    private static void writeWithOffset(QDataStream out, LocalDateTime wall, ZoneOffset offset) {
        write(out, wall, offset.getTotalSeconds() == 0 ? Spec.UTC : Spec.OFFSET, offset);
    }

    private static void write(QDataStream out, LocalDateTime time, Spec spec, ZoneId zone) {
        int version = out.version();
        LocalDateTime wall = time != null && isInRange(time) ? time : null;
        boolean convert = version == Version.Qt_5_0.value() && zone != null && wall != null;
        ZonedDateTime resolved = convert ? resolve(wall, zone) : null;
        writeParts(
                out, resolved == null ? wall : inZone(resolved, ZoneOffset.UTC).toLocalDateTime());
        if (version >= Version.Qt_5_2.value() || version == Version.Qt_5_0.value()) {
            out.writeInt8(spec.ordinal());
        } else if (version >= Version.Qt_4_0.value()) {
            out.writeInt8(spec.oldNumber);
        }
        if (version >= Version.Qt_5_2.value()) {
            writeZone(out, spec, zone);
        }
    }

    private static void writeParts(QDataStream out, LocalDateTime wall) {
        writeDate(out, wall == null ? null : wall.toLocalDate());
        writeTime(out, wall == null ? null : wall.toLocalTime());
    }

    private static void writeZone(QDataStream out, Spec spec, ZoneId zone) {
        if (spec == Spec.OFFSET) {
            out.writeInt32(((ZoneOffset) zone).getTotalSeconds());
        } else if (spec == Spec.ZONE) {
            ZoneCodec.write(out, zone);
        }
    }

    private static boolean isInRange(LocalDateTime wall) {
        return Math.abs(wall.toEpochSecond(ZoneOffset.UTC)) <= MAX_SECONDS;
    }
}
