// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.JulianFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads the values of the recorded tables, each written as its type and its contents. */
final class StreamLiterals {

    private final String text;
    private int at;

    private StreamLiterals(String text) {
        this.text = text;
    }

    static Object parse(String text) {
        return new StreamLiterals(text).value();
    }

    private Object value() {
        String type = until(":");
        return switch (type) {
            case "null" -> null;
            case "list" -> list();
            case "map" -> map();
            case "date" -> day(until(""));
            case "time" -> time(until(""));
            case "local" -> wall();
            case "utc" -> wall().toInstant(ZoneOffset.UTC);
            case "offset" -> atOffset(Integer.parseInt(until(":")));
            case "zone" -> atZone(until(":").replace('@', ':'));
            default -> scalar(type, until(""));
        };
    }

    private static Object scalar(String type, String content) {
        return switch (type) {
            case "bool" -> content.equals("t");
            case "int" -> Integer.valueOf(content);
            case "long" -> Long.valueOf(content);
            case "ulonglong" -> new BigInteger(content);
            case "short" -> Short.valueOf(content);
            case "schar" -> Byte.valueOf(content);
            case "double" -> Double.longBitsToDouble(HexFormat.fromHexDigitsToLong(content));
            case "float" -> Float.intBitsToFloat(HexFormat.fromHexDigits(content));
            case "char" -> (char) HexFormat.fromHexDigits(content);
            case "str" -> string(content);
            case "bytes" -> HexFormat.of().parseHex(content);
            case "uuid" -> UUID.fromString(content);
            default -> throw new AssertionError("No such type: " + type);
        };
    }

    /** Takes what stands before one of these characters, or before the end of the value. */
    private String until(String stops) {
        int from = at;
        while (at < text.length() && (stops + ",]}=").indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String part = text.substring(from, at);
        if (at < text.length() && stops.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return part;
    }

    private List<Object> list() {
        List<Object> list = new ArrayList<>();
        at++;
        while (text.charAt(at) != ']') {
            list.add(value());
            skipComma();
        }
        at++;
        return list;
    }

    private Map<String, Object> map() {
        Map<String, Object> map = new HashMap<>();
        at++;
        while (text.charAt(at) != '}') {
            String name = string(until("="));
            map.put(name, value());
            skipComma();
        }
        at++;
        return map;
    }

    private void skipComma() {
        if (text.charAt(at) == ',') {
            at++;
        }
    }

    private static String string(String hex) {
        StringBuilder string = new StringBuilder();
        for (int i = 0; i < hex.length(); i += 4) {
            string.append((char) HexFormat.fromHexDigits(hex, i, i + 4));
        }
        return string.toString();
    }

    private static LocalDate day(String julian) {
        return LocalDate.EPOCH.with(JulianFields.JULIAN_DAY, Long.parseLong(julian));
    }

    private static LocalTime time(String msecs) {
        return LocalTime.ofNanoOfDay(Long.parseLong(msecs) * 1_000_000);
    }

    private LocalDateTime wall() {
        return day(until(":")).atTime(time(until("")));
    }

    private OffsetDateTime atOffset(int seconds) {
        return wall().atOffset(ZoneOffset.ofTotalSeconds(seconds));
    }

    private ZonedDateTime atZone(String zone) {
        return wall().atZone(ZoneId.of(zone)).withLaterOffsetAtOverlap();
    }
}
