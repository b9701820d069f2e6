// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.core.QIODeviceBase.OpenModeFlag;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every byte that was recorded from Qt, in both directions. */
@ExtendWith(WithoutWarnings.class)
class QDataStreamFactsTest {

    private final TimeZone zone = TimeZone.getDefault();

    @BeforeEach
    void liveWhereTheTablesWereRecorded() {
        TimeZone.setDefault(StreamFacts.ZONE);
    }

    @AfterEach
    void liveWhereWeLiveAgain() {
        TimeZone.setDefault(zone);
    }

    /** The rows of QHostAddress belong to the tests of the network module. */
    private static List<StreamFact> facts() {
        return StreamFacts.rows("datastream.tsv").stream()
                .filter(row -> !row[4].equals("QHostAddress"))
                .map(StreamFact::new)
                .toList();
    }

    @Test
    void writesEveryByteOfTheFormatTable() {
        SoftAssertions softly = new SoftAssertions();
        for (StreamFact fact : facts()) {
            QBuffer buffer = openBuffer();
            fact.write(fact.configure(new QDataStream(buffer)));
            softly.assertThat(hex(buffer)).as(fact.toString()).isEqualTo(fact.hex());
        }
        softly.assertAll();
    }

    @Test
    void readsEveryValueOfTheFormatTable() {
        SoftAssertions softly = new SoftAssertions();
        for (StreamFact fact : facts()) {
            QDataStream stream = fact.configure(new QDataStream(unhex(fact.hex())));
            softly.assertThat(fact.read(stream)).as(fact.toString()).isEqualTo(fact.readBack());
            softly.assertThat(stream.status()).isEqualTo(QDataStream.Status.Ok);
            softly.assertThat(stream.atEnd()).as(fact.toString()).isTrue();
        }
        softly.assertAll();
    }

    @Test
    void writesEveryByteOfTheTableOfVariantsAndTimes() {
        SoftAssertions softly = new SoftAssertions();
        for (String[] row : StreamFacts.rows("datastream-values.tsv")) {
            QBuffer buffer = openBuffer();
            StreamFact.writeAs(
                    row[2], StreamLiterals.parse(row[3]), configure(new QDataStream(buffer), row));
            softly.assertThat(hex(buffer)).as(String.join(" ", row)).isEqualTo(row[4]);
        }
        softly.assertAll();
    }

    @Test
    void readsEveryValueOfTheTableOfVariantsAndTimes() {
        SoftAssertions softly = new SoftAssertions();
        for (String[] row : StreamFacts.rows("datastream-values.tsv")) {
            QDataStream stream = configure(new QDataStream(unhex(row[4])), row);
            softly.assertThat(StreamFact.textAs(row[2], stream))
                    .as(String.join(" ", row))
                    .isEqualTo(row[5]);
            softly.assertThat(stream.status()).isEqualTo(QDataStream.Status.Ok);
            softly.assertThat(stream.atEnd()).as(String.join(" ", row)).isTrue();
        }
        softly.assertAll();
    }

    /** From Qt 5.2 on nothing is lost on the way, not even the Java class of a number. */
    @Test
    void writesAVariantThatWasReadToTheSameBytes() {
        Pattern version = Pattern.compile("1[5-9]|20");
        List<String[]> rows =
                StreamFacts.rows("datastream-values.tsv").stream()
                        .filter(row -> version.matcher(row[0]).matches())
                        .filter(row -> row[2].equals("QVariant"))
                        .toList();
        assertThat(rows).isNotEmpty();
        for (String[] row : rows) {
            Object value = configure(new QDataStream(unhex(row[4])), row).readQVariant();
            QBuffer buffer = openBuffer();
            configure(new QDataStream(buffer), row).writeQVariant(value);
            assertThat(hex(buffer)).as(String.join(" ", row)).isEqualTo(row[4]);
        }
    }

    @Test
    void givesTheResultsOfQtForRandomCallsOnDamagedBytes() {
        SoftAssertions softly = new SoftAssertions();
        for (String line : StreamFacts.lines("datastream-programs.tsv")) {
            StreamProgram program = new StreamProgram(line);
            softly.assertThat(program.play()).as(program.name()).isEqualTo(program.expected());
        }
        softly.assertAll();
    }

    private static QDataStream configure(QDataStream stream, String[] row) {
        stream.setVersion(Integer.parseInt(row[0]));
        stream.setByteOrder(QDataStream.ByteOrder.valueOf(row[1]));
        return stream;
    }

    private static QBuffer openBuffer() {
        QBuffer buffer = new QBuffer();
        buffer.open(OpenModeFlag.WriteOnly);
        return buffer;
    }

    private static String hex(QBuffer buffer) {
        return HexFormat.of().formatHex(Objects.requireNonNull(buffer.data()));
    }

    private static byte[] unhex(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
