// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quayside.core.QDataStream.Status;
import dev.quayside.core.QDataStream.Version;
import dev.quayside.core.QIODeviceBase.OpenModeFlag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.TimeZone;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dates and times at their edges; the plain ones stand in the recorded tables. */
class QDataStreamDateTimeTest {

    private static final LocalDateTime NOON = LocalDateTime.of(2020, 6, 1, 12, 0);

    private final TimeZone zone = TimeZone.getDefault();

    @BeforeEach
    void liveInBerlin() {
        TimeZone.setDefault(StreamFacts.ZONE);
    }

    @AfterEach
    void liveWhereWeLiveAgain() {
        TimeZone.setDefault(zone);
    }

    private static QDataStream after(Consumer<QDataStream> writer) {
        QBuffer buffer = new QBuffer();
        buffer.open(OpenModeFlag.ReadWrite);
        QDataStream stream = new QDataStream(buffer);
        writer.accept(stream);
        buffer.seek(0);
        return stream;
    }

    private static ZonedDateTime sent(Temporal dateTime) {
        return after(s -> s.writeQDateTime(dateTime)).readQDateTime();
    }

    private static ZonedDateTime inZone(String name) {
        return after(
                        s ->
                                s.writeQDate(NOON.toLocalDate())
                                        .writeQTime(NOON.toLocalTime())
                                        .writeInt8(3)
                                        .writeQString(name))
                .readQDateTime();
    }

    private static ZonedDateTime inCustomZone(String name, int offset) {
        return after(
                        s ->
                                s.writeQDate(NOON.toLocalDate())
                                        .writeQTime(NOON.toLocalTime())
                                        .writeInt8(3)
                                        .writeQString("OffsetFromUtc")
                                        .writeQString(name)
                                        .writeInt32(offset)
                                        .writeQString("n")
                                        .writeQString("a")
                                        .writeInt32(0)
                                        .writeQString("c"))
                .readQDateTime();
    }

    @Test
    void keepsTheKindOfATime() {
        ZonedDateTime region = NOON.atZone(ZoneId.of("America/New_York"));
        OffsetDateTime offset = NOON.atOffset(ZoneOffset.ofHours(3));

        assertThat(sent(region)).isEqualTo(region);
        assertThat(sent(offset)).isEqualTo(offset.toZonedDateTime());
        assertThat(sent(NOON)).isEqualTo(NOON.atZone(ZoneId.of("Europe/Berlin")));
        assertThat(sent(Instant.EPOCH)).isEqualTo(Instant.EPOCH.atZone(ZoneOffset.UTC));
        assertThat(sent(NOON.atOffset(ZoneOffset.UTC))).isEqualTo(NOON.atZone(ZoneOffset.UTC));
        assertThat(sent(null)).isNull();
    }

    @Test
    void countsWholeMilliseconds() {
        LocalTime time = LocalTime.of(1, 2, 3, 4_999_999);

        assertThat(after(s -> s.writeQTime(time)).readQTime())
                .isEqualTo(LocalTime.of(1, 2, 3, 4_000_000));
    }

    @Test
    void hasNoTimeThatDaylightSavingSkips() {
        assertThat(sent(LocalDateTime.of(2021, 3, 28, 2, 30))).isNull();
        assertThat(sent(LocalDateTime.of(2021, 3, 28, 3, 0))).isNotNull();
    }

    @Test
    void takesTheLaterOfTwoTimes() {
        LocalDateTime twice = LocalDateTime.of(2021, 10, 31, 2, 30);

        assertThat(sent(twice).getOffset()).isEqualTo(ZoneOffset.ofHours(1));
        assertThat(sent(twice.atZone(ZoneId.of("Europe/Berlin"))).getOffset())
                .isEqualTo(ZoneOffset.ofHours(1));
    }

    @Test
    void keepsTheEarlierOfTwoTimesWhereTheWireIsInUtc() {
        ZonedDateTime earlier =
                LocalDateTime.of(2021, 10, 31, 2, 30).atZone(ZoneId.of("Europe/Berlin"));
        QDataStream stream =
                after(
                        s -> {
                            s.setVersion(Version.Qt_5_0);
                            s.writeQDateTime(earlier);
                        });

        assertThat(stream.readQDateTime()).isEqualTo(earlier);
    }

    @Test
    void readsNoZoneAsTheSystemsAndAnUnknownOneAsNone() {
        assertThat(inZone("")).isEqualTo(NOON.atZone(ZoneId.of("Europe/Berlin")));
        assertThat(inZone(null)).isEqualTo(NOON.atZone(ZoneId.of("Europe/Berlin")));
        assertThat(inZone("-No Time Zone Specified!")).isNull();
        assertThat(inZone("Nowhere/X")).isNull();
        assertThat(inZone("GMT+1")).isNull();
        assertThat(inZone("Z")).isNull();
        assertThat(inZone("+01:00")).isNull();
        assertThat(inZone("europe/berlin")).isNull();
    }

    @Test
    void readsTheNamesOfFixedZonesAsQtDoes() {
        assertThat(inZone("UTC").getZone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(inZone("UTC+1").getZone()).isEqualTo(ZoneId.of("UTC+01:00"));
        assertThat(inZone("UTC+1:3").getZone()).isEqualTo(ZoneId.of("UTC+01:03"));
        assertThat(inZone("UTC+01:30:15").getZone()).isEqualTo(ZoneId.of("UTC+01:30:15"));
        assertThat(inZone("UTC-03:30").getZone()).isEqualTo(ZoneId.of("UTC-03:30"));
        assertThat(inZone("EST").getOffset()).isEqualTo(ZoneOffset.ofHours(-5));
        for (String wrong : new String[] {"UTC+", "UTC1", "UTC+01:60", "UTC+24", "UTC+0130"}) {
            assertThat(inZone(wrong)).as(wrong).isNull();
        }
    }

    @Test
    void readsZonesThatAProgramMade() {
        assertThat(inCustomZone("X", 5400).getZone()).isEqualTo(ZoneOffset.ofTotalSeconds(5400));
        assertThat(inCustomZone("UTC+01", 3600).getZone()).isEqualTo(ZoneId.of("UTC+01:00"));
        assertThat(inCustomZone("UTC", 0).getZone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(inCustomZone("Etc/GMT+5", -18_000).getZone()).isEqualTo(ZoneId.of("Etc/GMT+5"));
        assertThat(inCustomZone("UTC+02:00", 3600)).isNull();
        assertThat(inCustomZone("UTC-03:30", 0)).isNull();
        assertThat(inCustomZone("Europe/Berlin", 60)).isNull();
        assertThat(inCustomZone("Europe/Berlin", 3600)).isNull();
        assertThat(inCustomZone("", 60)).isNull();
    }

    @Test
    void hasNoOffsetBeyondThoseOfJava() {
        QDataStream stream =
                after(s -> s.writeInt64(2_459_002).writeInt32(0).writeInt8(2).writeInt32(64_801));

        assertThat(stream.readQDateTime()).isNull();
        assertThat(stream.status()).isEqualTo(Status.Ok);
    }

    @Test
    void hasNoTimeOfAnUnknownKind() {
        for (Version version : new Version[] {Version.Qt_5_0, Version.Qt_6_4}) {
            QDataStream stream = after(s -> s.writeInt64(2_459_002).writeInt32(0).writeInt8(7));
            stream.setVersion(version);

            assertThat(stream.readQDateTime()).isNull();
            assertThat(stream.status()).isEqualTo(Status.ReadCorruptData);
        }
    }

    @Test
    void readsADateWithoutATimeAsMidnight() {
        QDataStream stream = after(s -> s.writeInt64(2_459_002).writeQTime(null).writeInt8(1));

        assertThat(stream.readQDateTime())
                .isEqualTo(LocalDate.of(2020, 6, 1).atStartOfDay(ZoneOffset.UTC));
    }

    @Test
    void readsTimesBeyondTheDayAsNone() {
        assertThat(after(s -> s.writeInt32(86_400_000)).readQTime()).isNull();
        assertThat(after(s -> s.writeInt32(-2)).readQTime()).isNull();
        assertThat(after(s -> s.writeInt32(86_399_999)).readQTime())
                .isEqualTo(LocalTime.of(23, 59, 59, 999_000_000));
    }

    @Test
    void readsDatesBeyondThoseOfJavaAsNone() {
        for (long day : new long[] {Long.MAX_VALUE, Long.MIN_VALUE + 1, 784_354_017_364L}) {
            QDataStream stream = after(s -> s.writeInt64(day));
            assertThat(stream.readQDate()).isNull();
            assertThat(stream.status()).isEqualTo(Status.Ok);
        }
        for (LocalDate date : new LocalDate[] {LocalDate.MIN, LocalDate.MAX}) {
            assertThat(after(s -> s.writeQDate(date)).readQDate()).isEqualTo(date);
        }
    }

    @Test
    void writesDateTimesBeyondThoseOfQtAsNone() {
        for (LocalDateTime time : new LocalDateTime[] {LocalDateTime.MIN, LocalDateTime.MAX}) {
            for (Version version : Version.values()) {
                QDataStream stream =
                        after(
                                s -> {
                                    s.setVersion(version);
                                    s.writeQDateTime(time)
                                            .writeQDateTime(time.atZone(ZoneId.of("Asia/Tokyo")))
                                            .writeQDateTime(time.atOffset(ZoneOffset.MAX));
                                });
                assertThat(stream.readQDateTime()).isNull();
                assertThat(stream.readQDateTime()).isNull();
                assertThat(stream.readQDateTime()).isNull();
                assertThat(stream.atEnd()).isTrue();
            }
        }
    }

    @Test
    void refusesOtherTemporals() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QDataStream().writeQDateTime(LocalDate.EPOCH));
    }
}
