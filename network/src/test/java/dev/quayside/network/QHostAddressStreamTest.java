// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.core.QBuffer;
import dev.quayside.core.QDataStream;
import dev.quayside.core.QIODeviceBase.OpenModeFlag;
import dev.quayside.network.QHostAddress.SpecialAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Addresses in a data stream: every row that was recorded from Qt, and damaged ones. */
class QHostAddressStreamTest {

    static Stream<Map<String, String>> rows() {
        return FactTable.rows("hostaddress-stream.tsv");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void writesTheBytesThatQtWrites(Map<String, String> row) {
        QBuffer buffer = new QBuffer();
        buffer.open(OpenModeFlag.WriteOnly);
        QDataStream out = withFormat(new QDataStream(buffer), row);

        addressOf(row).writeTo(out);

        assertThat(hex(buffer.data())).isEqualTo(row.get("hex"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void readsTheBytesThatQtWrites(Map<String, String> row) {
        QDataStream in = withFormat(new QDataStream(bytes(row.get("hex"))), row);

        QHostAddress address = QHostAddress.readFrom(in);

        assertThat(address).isEqualTo(addressOf(row));
        assertThat(address.scopeId()).isEqualTo(addressOf(row).scopeId());
        assertThat(in.status()).isEqualTo(QDataStream.Status.Ok);
        assertThat(in.atEnd()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0.0.0.0, ReadPastEnd",
        "00, 0.0.0.0, ReadPastEnd",
        "007f, 0.0.0.0, ReadPastEnd",
        "01, ::, ReadPastEnd",
        "01fe80, fe80::, ReadPastEnd",
        "01fe800000000000000000000000000001, fe80::1, ReadPastEnd",
        "01fe80000000000000000000000000000100000004, fe80::1, ReadPastEnd",
        "02, 0.0.0.0, Ok",
        "03, '', ReadCorruptData",
        "fe, '', ReadCorruptData",
        "ff, '', Ok"
    })
    void readsWhatIsLeftOfDamagedData(String hex, String text, QDataStream.Status status) {
        QDataStream in = new QDataStream(bytes(hex));

        QHostAddress address = QHostAddress.readFrom(in);

        assertThat(address).hasToString(text);
        assertThat(in.status()).isEqualTo(status);
    }

    @Test
    void keepsTheDifferenceBetweenNoScopeIdAndAnEmptyOne() {
        QHostAddress without = new QHostAddress("fe80::1");
        QHostAddress empty = new QHostAddress("fe80::1%");

        assertThat(hex(written(without))).endsWith("ffffffff");
        assertThat(hex(written(empty))).endsWith("00000000");
    }

    @Test
    void writesAnyAsItsProtocolOnly() {
        byte[] data = written(new QHostAddress(SpecialAddress.Any));

        assertThat(data).containsExactly(2);
        assertThat(QHostAddress.readFrom(new QDataStream(data)))
                .isEqualTo(new QHostAddress(SpecialAddress.Any));
    }

    @Test
    void worksAsElementOfAList() {
        List<QHostAddress> list = List.of(new QHostAddress("1.2.3.4"), new QHostAddress("::1"));
        QBuffer buffer = new QBuffer();
        buffer.open(OpenModeFlag.WriteOnly);

        new QDataStream(buffer).writeList(list, (stream, address) -> address.writeTo(stream));

        assertThat(new QDataStream(buffer.data()).readList(QHostAddress::readFrom)).isEqualTo(list);
    }

    private static byte[] written(QHostAddress address) {
        QBuffer buffer = new QBuffer();
        buffer.open(OpenModeFlag.WriteOnly);
        address.writeTo(new QDataStream(buffer));
        return buffer.data();
    }

    private static QHostAddress addressOf(Map<String, String> row) {
        String value = row.get("value");
        return value.equals("null") ? new QHostAddress() : new QHostAddress(value);
    }

    private static QDataStream withFormat(QDataStream stream, Map<String, String> row) {
        stream.setVersion(QDataStream.Version.valueOf(row.get("version")));
        stream.setByteOrder(QDataStream.ByteOrder.valueOf(row.get("byteOrder")));
        return stream;
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
