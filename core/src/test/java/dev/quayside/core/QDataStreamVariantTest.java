// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quayside.core.QDataStream.Status;
import dev.quayside.core.QIODeviceBase.OpenModeFlag;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Variants: numbers and names of types in all versions, and what is refused. */
@ExtendWith(WithoutWarnings.class)
class QDataStreamVariantTest {

    /** Qt's types that Java has not, and those that Qt cannot read either. */
    private static final Set<String> NOT_IN_JAVA =
            Set.of(
                    "QBitArray",
                    "QUrl",
                    "QLocale",
                    "QRect",
                    "QRectF",
                    "QSize",
                    "QSizeF",
                    "QLine",
                    "QLineF",
                    "QPoint",
                    "QPointF",
                    "QEasingCurve",
                    "QRegularExpression",
                    "QJsonValue",
                    "QJsonObject",
                    "QJsonArray",
                    "QJsonDocument",
                    "QCborSimpleType",
                    "QCborValue",
                    "QCborArray",
                    "QCborMap",
                    "char32_t",
                    "QVariantPair");

    private static QDataStream streamOf(String hex) {
        return new QDataStream(HexFormat.of().parseHex(hex));
    }

    private static String written(Object value) {
        QBuffer buffer = new QBuffer();
        buffer.open(OpenModeFlag.WriteOnly);
        new QDataStream(buffer).writeQVariant(value);
        return HexFormat.of().formatHex(Objects.requireNonNull(buffer.data()));
    }

    @Test
    void knowsTheNumbersOfTypesInAllVersions() {
        SoftAssertions softly = new SoftAssertions();
        for (String[] row : StreamFacts.rows("datastream-variant-types.tsv")) {
            byte[] data = new byte[68];
            ByteBuffer.wrap(data).putInt(Integer.parseUnsignedInt(row[1]));
            QDataStream stream = new QDataStream(data);
            stream.setVersion(Integer.parseInt(row[0]));
            stream.readQVariant();
            String read = row[2] + " " + stream.status() + " " + stream.device().pos();
            softly.assertThat(read)
                    .as(String.join(" ", row))
                    .isEqualTo(expected(row[2], row[3], row[4], stream));
        }
        softly.assertAll();
    }

    /** A type that Java has not ends with an error where Qt would read it. */
    private static String expected(String type, String status, String bytes, QDataStream stream) {
        return NOT_IN_JAVA.contains(type)
                ? type + " ReadCorruptData " + stream.device().pos()
                : type + " " + status + " " + bytes;
    }

    @Test
    void knowsTheNamesOfTypes() {
        SoftAssertions softly = new SoftAssertions();
        for (String[] row : StreamFacts.rows("datastream-variant-names.tsv")) {
            QBuffer buffer = new QBuffer();
            buffer.open(OpenModeFlag.ReadWrite);
            QDataStream stream = new QDataStream(buffer);
            byte[] name = row[0].replace("\\0", "\0").getBytes(StandardCharsets.US_ASCII);
            stream.writeUInt32(65_536).writeInt8(0).writeBytes(name);
            long start = buffer.pos();
            stream.writeRawData(new byte[64]);
            buffer.seek(0);
            stream.readQVariant();
            String read = row[1] + " " + stream.status();
            String expected = row[1] + " " + row[2];
            if (NOT_IN_JAVA.contains(row[1])) {
                expected = row[1] + " ReadCorruptData";
            } else {
                read += " " + (buffer.pos() - start);
                expected += " " + row[3];
            }
            softly.assertThat(read).as(row[0]).isEqualTo(expected);
        }
        softly.assertAll();
    }

    @Test
    void givesTheJavaClassOfEachType() {
        Map<String, Object> values = new HashMap<>();
        values.put("000000010001", true);
        values.put("0000000200fffffffe", -2);
        values.put("0000000300fffffffe", 0xffff_fffeL);
        values.put("0000000400fffffffffffffffe", -2L);
        values.put("0000000500fffffffffffffffe", new BigInteger("fffffffffffffffe", 16));
        values.put("00000006003ff8000000000000", 1.5);
        values.put("000000070020ac", '\u20ac');
        values.put("0000000a00ffffffff", "");
        values.put("0000000b00000000010000000200" + "61", List.of("a"));
        values.put("0000002000fffffffffffffffe", -2L);
        values.put("0000002100fffe", (short) -2);
        values.put("0000002200fe", (byte) -2);
        values.put("0000002300fffffffffffffffe", new BigInteger("fffffffffffffffe", 16));
        values.put("0000002400fffe", 0xfffe);
        values.put("0000002500fe", (short) 0xfe);
        values.put("00000026003ff8000000000000", 1.5f);
        values.put("0000002800fe", (byte) -2);
        values.put("0000002900000000020000000005", 5);
        values.put("000000380020ac", '\u20ac');

        values.forEach(
                (hex, value) -> assertThat(streamOf(hex).readQVariant()).as(hex).isEqualTo(value));
        assertThat((byte[]) streamOf("0000000c00ffffffff").readQVariant()).isEmpty();
        assertThat(streamOf("0000003301").readQVariant()).isNull();
    }

    @Test
    void readsTheValueOfANullVariantToo() {
        assertThat(streamOf("000000020100000005").readQVariant()).isEqualTo(5);
    }

    @Test
    void saysThatATypeOfTheProgramIsUnknown() {
        QDataStream stream = streamOf("00010000" + "00" + "00000004466f6f00" + "00000001");

        assertThat(stream.readQVariant()).isNull();
        assertThat(stream.status()).isEqualTo(Status.ReadCorruptData);
        assertThat(stream.readInt32()).isEqualTo(1);
    }

    @Test
    void refusesWhatNoVariantHoldsBeforeItWrites() {
        QBuffer buffer = new QBuffer();
        buffer.open(OpenModeFlag.WriteOnly);
        QDataStream stream = new QDataStream(buffer);
        List<Object> refused =
                List.of(
                        new Object(),
                        List.of(1, new Object()),
                        Map.of("a", new Object()),
                        Map.of(1, 2),
                        BigInteger.ONE.negate(),
                        BigInteger.TWO.pow(64),
                        java.math.BigDecimal.ONE,
                        new int[0]);
        for (Object value : refused) {
            assertThatIllegalArgumentException().isThrownBy(() -> stream.writeQVariant(value));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stream.writeQVariantList(List.of(1, new Object())));
        assertThat(buffer.data()).isEmpty();
        assertThat(stream.status()).isEqualTo(Status.Ok);
    }

    @Test
    void writesEveryCollectionAsAList() {
        assertThat(written(Set.of(1))).isEqualTo(written(List.of(1)));
        assertThat(written(Arrays.asList((Object) null))).isEqualTo("0000000900000000010000000001");
    }

    @Test
    void refusesVariantsThatStandTooDeepInOneAnother() {
        int levels = 100_000;
        StringBuilder hex = new StringBuilder("0000000900000000" + "01");
        for (int i = 0; i < levels; i++) {
            hex.append("000000090000000001");
        }
        QDataStream stream = streamOf(hex.toString());

        assertThat(stream.readQVariant()).isEqualTo(List.of());
        assertThat(stream.status()).isEqualTo(Status.ReadCorruptData);
    }

    @Test
    void movesVariantsTwoHundredDeep() {
        Object value = 1;
        for (int i = 0; i < 200; i++) {
            value = List.of(value);
        }
        assertThat(streamOf(written(value)).readQVariant()).isEqualTo(value);

        Object tooDeep = value;
        for (int i = 0; i < 100; i++) {
            tooDeep = Map.of("a", tooDeep);
        }
        Object refused = tooDeep;
        assertThatIllegalArgumentException().isThrownBy(() -> written(refused));
    }

    @Test
    void listsTheTypesThatTheTableNames() {
        Set<String> unknown =
                StreamFacts.rows("datastream-variant-types.tsv").stream()
                        .filter(row -> row[0].equals("20") && !row[2].equals("-"))
                        .filter(row -> VariantType.byNumber(Integer.parseInt(row[1])) == null)
                        .filter(row -> row[3].equals("Ok"))
                        .map(row -> row[2])
                        .collect(Collectors.toSet());

        assertThat(NOT_IN_JAVA).containsAll(unknown);
    }
}
