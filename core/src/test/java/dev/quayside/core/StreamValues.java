// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.JulianFields;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Values as the recorded tables write them: one text for each value, whatever its Java class. */
final class StreamValues {

    private static final HexFormat HEX = HexFormat.of();

    private StreamValues() {}

    static String text(Object value) {
        if (value == null) {
            return "null";
        } else if (value instanceof Boolean b) {
            return b ? "t" : "f";
        } else if (value instanceof Float || value instanceof Double) {
            return text(((Number) value).doubleValue());
        } else if (value instanceof Number) {
            return value.toString();
        } else if (value instanceof String || value instanceof Character) {
            return "s:" + hex(value.toString());
        } else if (value instanceof byte[] b) {
            return "b:" + HEX.formatHex(b);
        } else if (value instanceof UUID) {
            return "uuid:" + value;
        } else if (value instanceof List<?> list) {
            return list.stream().map(StreamValues::text).collect(Collectors.joining(",", "[", "]"));
        } else if (value instanceof Map<?, ?> map) {
            return mapText(map);
        }
        return timeText(value);
    }

    static String text(double value) {
        return Double.isNaN(value)
                ? "nan"
                : "d:" + HEX.toHexDigits(Double.doubleToRawLongBits(value));
    }

    private static String mapText(Map<?, ?> map) {
        Map<Object, Object> sorted = new TreeMap<>(map);
        return sorted.entrySet().stream()
                .map(e -> text(e.getKey()) + "=" + text(e.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String timeText(Object value) {
        if (value instanceof LocalDate date) {
            return "date:" + day(date);
        } else if (value instanceof LocalTime time) {
            return "time:" + msecs(time);
        } else if (value instanceof LocalDateTime local) {
            return localText(local.atZone(ZoneId.systemDefault()).withLaterOffsetAtOverlap());
        } else if (value instanceof ZonedDateTime zoned) {
            return zonedText(zoned);
        }
        throw new AssertionError("No text for " + value.getClass());
    }

    /** Local time, and which moment it is. */
    static String localText(ZonedDateTime local) {
        return "L:" + wall(local.toLocalDateTime()) + ":" + moment(local);
    }

    private static String zonedText(ZonedDateTime zoned) {
        String wall = wall(zoned.toLocalDateTime());
        String zone = zoned.getZone().getId();
        boolean isRegion = zone.contains("/") && !zone.startsWith("Etc/");
        return isRegion
                ? "Z:" + zone + ":" + wall + ":" + moment(zoned)
                : "F:" + zoned.getOffset().getTotalSeconds() + ":" + wall;
    }

    /** Where it is not history or near: rules for daylight saving end there, and opinions begin. */
    private static long moment(ZonedDateTime zoned) {
        boolean isNear = zoned.getYear() >= 1900 && zoned.getYear() <= 2100;
        return isNear ? zoned.toInstant().toEpochMilli() : 0;
    }

    private static String wall(LocalDateTime local) {
        return day(local.toLocalDate()) + ":" + msecs(local.toLocalTime());
    }

    private static long day(LocalDate date) {
        return date.getLong(JulianFields.JULIAN_DAY);
    }

    private static long msecs(LocalTime time) {
        return time.toNanoOfDay() / 1_000_000;
    }

    /** The UTF-16 of a string, surrogates without a partner too. */
    static String hex(String string) {
        StringBuilder text = new StringBuilder();
        string.chars().forEach(c -> text.append(HEX.toHexDigits((char) c)));
        return text.toString();
    }
}
