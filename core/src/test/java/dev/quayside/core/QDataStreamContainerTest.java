// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.quayside.core.QDataStream.Status;
import dev.quayside.core.QIODeviceBase.OpenModeFlag;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Lists and maps: a count and the elements. */
class QDataStreamContainerTest {

    private final QBuffer buffer = new QBuffer();
    private final QDataStream stream = new QDataStream(buffer);

    QDataStreamContainerTest() {
        buffer.open(OpenModeFlag.ReadWrite);
    }

    private String written() {
        return HexFormat.of().formatHex(Objects.requireNonNull(buffer.data()));
    }

    private static QDataStream streamOf(String hex) {
        return new QDataStream(HexFormat.of().parseHex(hex));
    }

    @Test
    void writesAListOfAnything() {
        stream.writeList(List.of(1, 2), QDataStream::writeInt32);
        assertThat(written()).isEqualTo("000000020000000100000002");
        buffer.seek(0);

        assertThat(stream.readList(QDataStream::readInt32)).containsExactly(1, 2);
    }

    @Test
    void writesListsInLists() {
        List<List<String>> lists = List.of(List.of("a"), List.of());
        stream.writeList(lists, QDataStream::writeQStringList);
        buffer.seek(0);

        assertThat(stream.readList(QDataStream::readQStringList)).isEqualTo(lists);
        assertThat(stream.atEnd()).isTrue();
    }

    @Test
    void writesAMapInTheOrderThatItHas() {
        Map<String, Integer> map = new LinkedHashMap<>();
        map.put("b", 1);
        map.put("a", 2);
        stream.writeMap(map, QDataStream::writeQString, QDataStream::writeInt8);
        assertThat(written()).isEqualTo("00000002" + "00000002006201" + "00000002006102");

        buffer.seek(0);
        assertThat(stream.readMap(QDataStream::readQString, QDataStream::readInt8))
                .containsExactly(entry("b", (byte) 1), entry("a", (byte) 2));
    }

    @Test
    void writesASortedMapAsQMapIs() {
        stream.writeMap(
                new TreeMap<>(Map.of(3, true, 1, false)),
                QDataStream::writeInt32,
                QDataStream::writeBool);

        assertThat(written()).isEqualTo("00000002" + "0000000100" + "0000000301");
    }

    @Test
    void keepsTheLastOfEqualKeys() {
        QDataStream in = streamOf("00000002" + "0101" + "0102");

        assertThat(in.readMap(QDataStream::readInt8, QDataStream::readInt8))
                .containsExactly(entry((byte) 1, (byte) 2));
    }

    @Test
    void keepsNullStringsInAList() {
        List<String> strings = Arrays.asList("a", null, "");
        stream.writeQStringList(strings);
        buffer.seek(0);

        assertThat(stream.readQStringList()).isEqualTo(strings);
    }

    @Test
    void isEmptyIfOneElementIsMissing() {
        QDataStream in = streamOf("00000003" + "00000001" + "00000002" + "0000");

        assertThat(in.readList(QDataStream::readInt32)).isEmpty();
        assertThat(in.status()).isEqualTo(Status.ReadPastEnd);
        assertThat(in.atEnd()).isTrue();
    }

    @Test
    void stopsAtTheFirstElementThatIsWrong() {
        QDataStream in = streamOf("00000003" + "000000020061" + "00000003" + "000000020062");

        assertThat(in.readQStringList()).isEmpty();
        assertThat(in.status()).isEqualTo(Status.ReadCorruptData);
        assertThat(in.readQString()).isEqualTo("b");
    }

    @Test
    void readsAListAfterAnErrorAndKeepsTheError() {
        QDataStream in = streamOf("00000001" + "00000005" + "00000001");
        in.setStatus(Status.ReadCorruptData);

        assertThat(in.readList(QDataStream::readInt32)).containsExactly(5);
        assertThat(in.status()).isEqualTo(Status.ReadCorruptData);
        assertThat(in.readList(QDataStream::readInt32)).isEmpty();
        assertThat(in.status()).isEqualTo(Status.ReadCorruptData);
    }

    @Test
    void givesAListThatCanBeChanged() {
        List<Integer> list = streamOf("00000000").readList(QDataStream::readInt32);
        list.add(1);

        assertThat(list).containsExactly(1);
    }

    @Test
    void sortsTheNamesOfAVariantMapByTheirCodeUnits() {
        stream.writeQVariantMap(Map.of("\uff00", 1, "\ud834\udd1e", 2, "b", 3, "B", 4, "", 5));
        String names = written().replaceAll("(?<=^.{8}|000000020000000.{3})", " ");
        assertThat(names).startsWith("00000005 00000000");
        buffer.seek(0);

        assertThat(stream.readQVariantMap().keySet())
                .containsExactly("", "B", "b", "\ud834\udd1e", "\uff00");
    }

    @Test
    void takesANullNameForAnEmptyOne() {
        QDataStream in = streamOf("00000001" + "ffffffff" + "0000000200" + "00000007");

        assertThat(in.readQVariantHash()).containsExactly(entry("", 7));
        assertThat(in.status()).isEqualTo(Status.Ok);
    }

    @Test
    void writesAVariantListAndHashWithoutTheirOwnTypes() {
        stream.writeQVariantList(List.of(1, "a")).writeQVariantHash(Map.of("a", 1));

        assertThat(written())
                .isEqualTo(
                        "000000020000000200000000010000000a00000000020061"
                                + "00000001000000020061000000020000000001");
    }
}
