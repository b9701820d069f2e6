// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.network.QHostAddress.ConversionModeFlag;
import dev.quayside.network.QHostAddress.SpecialAddress;
import dev.quayside.network.QHostAddress.Subnet;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the tables that were recorded from Qt. */
class QHostAddressFactsTest {

    static Stream<Map<String, String>> addresses() {
        return FactTable.rows("hostaddress.tsv", "hostaddress-more.tsv");
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void readsAndClassifiesAnAddressAsQtDoes(Map<String, String> row) {
        QHostAddress address = new QHostAddress(FactTable.text(row.get("input")));

        assertThat(address.isNull()).isEqualTo(bool(row, "isNull"));
        assertThat(address).hasToString(dashIsEmpty(row.get("toString")));
        assertThat(address.protocol()).hasToString(row.get("protocol"));
        assertThat(address.isLoopback()).isEqualTo(bool(row, "isLoopback"));
        assertThat(address.isGlobal()).isEqualTo(bool(row, "isGlobal"));
        assertThat(address.isLinkLocal()).isEqualTo(bool(row, "isLinkLocal"));
        assertThat(address.isSiteLocal()).isEqualTo(bool(row, "isSiteLocal"));
        assertThat(address.isUniqueLocalUnicast()).isEqualTo(bool(row, "isUniqueLocalUnicast"));
        assertThat(address.isMulticast()).isEqualTo(bool(row, "isMulticast"));
        assertThat(address.isBroadcast()).isEqualTo(bool(row, "isBroadcast"));
        assertThat(address.scopeId()).isEqualTo(dashIsEmpty(row.get("scopeId")));
        boolean[] ok = new boolean[1];
        assertThat(address.toIPv4Address(ok)).isEqualTo(Long.parseLong(row.get("toIPv4Address")));
        assertThat(ok[0]).isEqualTo(bool(row, "toIPv4AddressOk"));
        if (row.containsKey("toIPv6Address")) {
            assertThat(HexFormat.of().formatHex(address.toIPv6Address()))
                    .isEqualTo(row.get("toIPv6Address"));
        }
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void readsItsOwnTextBack(Map<String, String> row) {
        QHostAddress address = new QHostAddress(FactTable.text(row.get("input")));

        QHostAddress back = new QHostAddress(address.toString());

        assertThat(back).isEqualTo(address).hasSameHashCodeAs(address);
    }

    static Stream<Map<String, String>> specialAddresses() {
        return FactTable.rows("hostaddress-special.tsv");
    }

    @ParameterizedTest
    @MethodSource("specialAddresses")
    void makesSpecialAddressesAsQtDoes(Map<String, String> row) {
        QHostAddress address = new QHostAddress(SpecialAddress.valueOf(row.get("special")));

        assertThat(address).hasToString(row.get("toString"));
        assertThat(address.protocol()).hasToString(row.get("protocol"));
        assertThat(address.isNull()).isEqualTo(bool(row, "isNull"));
        assertThat(address.isLoopback()).isEqualTo(bool(row, "isLoopback"));
    }

    @Test
    void knowsNoSpecialAddressThatIsNotInTheTable() {
        assertThat(specialAddresses().map(row -> row.get("special")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(SpecialAddress.values()).map(Enum::name).toList());
    }

    static Stream<Map<String, String>> subnets() {
        return FactTable.rows("hostaddress-parse-subnet.tsv", "hostaddress-parse-subnet-more.tsv");
    }

    @ParameterizedTest
    @MethodSource("subnets")
    void readsASubnetAsQtDoes(Map<String, String> row) {
        Subnet subnet = QHostAddress.parseSubnet(FactTable.text(row.get("input")));

        assertThat(subnet.address()).hasToString(dashIsEmpty(row.get("address")));
        assertThat(subnet.prefixLength()).isEqualTo(Integer.parseInt(row.get("prefixLength")));
    }

    static Stream<Map<String, String>> memberships() {
        return FactTable.rows("hostaddress-in-subnet.tsv", "hostaddress-in-subnet-more.tsv");
    }

    @ParameterizedTest
    @MethodSource("memberships")
    void findsAddressesInSubnetsAsQtDoes(Map<String, String> row) {
        QHostAddress address = FactTable.address(row.get("address"));
        QHostAddress subnet = FactTable.address(row.get("subnet"));
        int length = Integer.parseInt(row.get("prefixLength"));

        assertThat(address.isInSubnet(subnet, length)).isEqualTo(bool(row, "isInSubnet"));
        assertThat(address.isInSubnet(new Subnet(subnet, length)))
                .isEqualTo(bool(row, "isInSubnet"));
    }

    static Stream<Map<String, String>> comparisons() {
        return FactTable.rows("hostaddress-equal.tsv");
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void comparesAsQtDoes(Map<String, String> row) {
        QHostAddress a = FactTable.address(row.get("a"));
        QHostAddress b = FactTable.address(row.get("b"));

        assertThat(a.equals(b)).isEqualTo(bool(row, "=="));
        Map<String, ConversionModeFlag> modes =
                Map.of(
                        "Strict", ConversionModeFlag.StrictConversion,
                        "V4MappedToIPv4", ConversionModeFlag.ConvertV4MappedToIPv4,
                        "V4CompatToIPv4", ConversionModeFlag.ConvertV4CompatToIPv4,
                        "Unspecified", ConversionModeFlag.ConvertUnspecifiedAddress,
                        "LocalHost", ConversionModeFlag.ConvertLocalHost,
                        "Tolerant", ConversionModeFlag.TolerantConversion);
        modes.forEach(
                (column, mode) -> {
                    assertThat(a.isEqual(b, mode)).as(column).isEqualTo(bool(row, column));
                    assertThat(b.isEqual(a, mode)).as(column).isEqualTo(bool(row, column));
                });
        assertThat(a.isEqual(b)).as("default").isEqualTo(bool(row, "Tolerant"));
    }

    static Stream<Map<String, String>> allComparisons() {
        return FactTable.rows("hostaddress-equal-more.tsv");
    }

    @ParameterizedTest
    @MethodSource("allComparisons")
    void comparesInEveryModeAsQtDoes(Map<String, String> row) {
        QHostAddress a = FactTable.address(row.get("a"));
        QHostAddress b = FactTable.address(row.get("b"));
        StringBuilder results = new StringBuilder(a.equals(b) ? "1" : "0");
        for (int mode = 0; mode < 16; mode++) {
            results.append(a.isEqual(b, flags(mode)) ? '1' : '0');
        }
        results.append(a.isEqual(b) ? '1' : '0');

        assertThat(row.get("row")).endsWith("\t" + results);
    }

    private static Set<ConversionModeFlag> flags(int mode) {
        Set<ConversionModeFlag> flags = EnumSet.noneOf(ConversionModeFlag.class);
        for (ConversionModeFlag flag : ConversionModeFlag.values()) {
            if (flag != ConversionModeFlag.TolerantConversion && (mode & flag.value()) != 0) {
                flags.add(flag);
            }
        }
        return flags;
    }

    private static boolean bool(Map<String, String> row, String column) {
        return Boolean.parseBoolean(row.get(column));
    }

    private static String dashIsEmpty(String field) {
        return field.equals("-") ? "" : FactTable.text(field);
    }
}
