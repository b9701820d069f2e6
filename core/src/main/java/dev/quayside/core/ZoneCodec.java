// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Time zones on the wire: the name of a region, or a mark and the parts of a zone that is only an
 * offset from UTC.
 */
final class ZoneCodec {

    private static final String FIXED_MARK = "OffsetFromUtc";
    private static final String NULL_MARK = "-No Time Zone Specified!";
    private static final Pattern FIXED_NAME =
            Pattern.compile("UTC(?:([+-])(\\d{1,2})(?::(\\d{1,2})(?::(\\d{1,2}))?)?)?");
    private static final Set<String> REGIONS = Set.copyOf(ZoneId.getAvailableZoneIds());

    /** Regions of Qt's that JDKs before 24 do not have. */
    private static final Map<String, ZoneOffset> OLD_REGIONS =
            Map.of(
                    "EST", ZoneOffset.ofHours(-5),
                    "MST", ZoneOffset.ofHours(-7),
                    "HST", ZoneOffset.ofHours(-10));

    /** What Qt knows of itself beside whole hours. */
    private static final Set<String> BUILT_IN =
            Set.of(
                    "UTC",
                    "UTC-04:30",
                    "UTC-03:30",
                    "UTC+00:00",
                    "UTC+03:30",
                    "UTC+04:30",
                    "UTC+05:30",
                    "UTC+05:45",
                    "UTC+06:30",
                    "UTC+08:30",
                    "UTC+09:30");

    private static final int MAX_OFFSET = ZoneOffset.MAX.getTotalSeconds();

    /** Up to here Qt names whole hours with their minutes. */
    private static final int MAX_NAMED_HOUR = 14;

    private ZoneCodec() {}

    /** Returns an offset; null where Java has none. */
    static ZoneOffset offset(int seconds) {
        return Math.abs((long) seconds) > MAX_OFFSET ? null : ZoneOffset.ofTotalSeconds(seconds);
    }

    /** Reads a zone; null for none, for an unknown one, and for an offset that Java has not. */
    static ZoneId read(DataStreamReader in) {
        String id = in.readQString();
        if (id == null || id.isEmpty()) {
            return ZoneId.systemDefault();
        }
        if (id.equals(NULL_MARK)) {
            return null;
        }
        return id.equals(FIXED_MARK) ? readFixed(in) : named(id);
    }

    private static ZoneId named(String id) {
        if (FIXED_NAME.matcher(id).matches()) {
            return fixedByName(id);
        }
        return REGIONS.contains(id) ? ZoneId.of(id) : OLD_REGIONS.get(id);
    }

    private static ZoneId fixedByName(String id) {
        Matcher matcher = FIXED_NAME.matcher(id);
        if (!matcher.matches() || matcher.group(1) == null) {
            return ZoneId.of("UTC");
        }
        int minutes = number(matcher.group(3));
        int seconds = number(matcher.group(4));
        if (minutes > 59 || seconds > 59) {
            return null;
        }
        int total = (number(matcher.group(2)) * 60 + minutes) * 60 + seconds;
        return inUtc(matcher.group(1).equals("-") ? -total : total);
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static ZoneId inUtc(int seconds) {
        ZoneOffset offset = offset(seconds);
        return offset == null ? null : ZoneId.ofOffset("UTC", offset);
    }

    private static ZoneId readFixed(DataStreamReader in) {
        String id = in.readQString();
        int seconds = in.readInt32();
        in.readQString(); // the zone's name, its abbreviation,
        in.readQString();
        in.readInt32(); // its territory,
        in.readQString(); // and a comment: Java has no place for them
        if (id == null || id.isEmpty()) {
            return null;
        }
        if (FIXED_NAME.matcher(id).matches()) {
            // Qt has some of these built in, and takes no other offset for them.
            boolean wrong = isBuiltIn(id) && !isAlways(fixedByName(id), seconds);
            return wrong ? null : inUtc(seconds);
        }
        ZoneId region = named(id);
        if (region == null) {
            return offset(seconds);
        }
        return isAlways(region, seconds) ? region : null;
    }

    private static boolean isBuiltIn(String id) {
        boolean isWholeHour = id.equals("UTC-00:00") || id.equals(name(seconds(fixedByName(id))));
        return BUILT_IN.contains(id) || isWholeHour && id.endsWith(":00");
    }

    private static int seconds(ZoneId zone) {
        return zone == null ? 0 : zone.getRules().getOffset(Instant.EPOCH).getTotalSeconds();
    }

    private static boolean isAlways(ZoneId zone, int seconds) {
        if (zone == null || seconds(zone) != seconds) {
            return false;
        }
        ZoneRules rules = zone.getRules();
        return rules.getTransitionRules().isEmpty()
                && rules.getTransitions().stream()
                        .map(ZoneOffsetTransition::getInstant)
                        .noneMatch(rules::isDaylightSavings);
    }

    /** Writes a zone that is not a {@link ZoneOffset}. */
    static void write(QDataStream out, ZoneId zone) {
        String id = zone.getId();
        if (REGIONS.contains(id) && !id.equals("UTC")) {
            out.writeQString(id);
            return;
        }
        int seconds = seconds(zone);
        String name = name(seconds);
        out.writeQString(FIXED_MARK);
        out.writeQString(name);
        out.writeInt32(seconds);
        out.writeQString(name);
        out.writeQString(name);
        out.writeInt32(0);
        out.writeQString(name);
    }

    /** The name that Qt gives a zone that is only an offset. */
    private static String name(int seconds) {
        if (seconds == 0) {
            return "UTC";
        }
        int total = Math.abs(seconds);
        int hours = total / 3600;
        int minutes = total / 60 % 60;
        String name = String.format(Locale.ROOT, "UTC%s%02d", seconds < 0 ? "-" : "+", hours);
        if (total % 60 != 0) {
            return String.format(Locale.ROOT, "%s:%02d:%02d", name, minutes, total % 60);
        }
        boolean isShort = minutes == 0 && hours > MAX_NAMED_HOUR;
        return isShort ? name : String.format(Locale.ROOT, "%s:%02d", name, minutes);
    }
}
