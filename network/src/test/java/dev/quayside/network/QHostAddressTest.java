// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.quayside.network.QAbstractSocketBase.NetworkLayerProtocol;
import dev.quayside.network.QHostAddress.ConversionModeFlag;
import dev.quayside.network.QHostAddress.SpecialAddress;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses as values that change: construction, setters, equality. */
class QHostAddressTest {

    private static final byte[] ONE = new byte[16];

    static {
        ONE[15] = 1;
    }

    @Test
    void isNullByDefault() {
        QHostAddress address = new QHostAddress();

        assertThat(address.isNull()).isTrue();
        assertThat(address.protocol()).isEqualTo(NetworkLayerProtocol.UnknownNetworkLayerProtocol);
        assertThat(address).hasToString("").isEqualTo(new QHostAddress(SpecialAddress.Null));
    }

    @Test
    void makesIPv4AddressesFromSignedAndUnsignedNumbers() {
        assertThat(new QHostAddress(0x7f000001)).hasToString("127.0.0.1");
        assertThat(new QHostAddress(-1)).hasToString("255.255.255.255");
        assertThat(new QHostAddress(4294967295L)).hasToString("255.255.255.255");
        assertThat(new QHostAddress(0).protocol()).isEqualTo(NetworkLayerProtocol.IPv4Protocol);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 4294967296L, Long.MIN_VALUE, Long.MAX_VALUE})
    void refusesNumbersBeyond32Bits(long number) {
        assertThatIllegalArgumentException().isThrownBy(() -> new QHostAddress(number));
    }

    @Test
    void takesSixteenBytesOnly() {
        assertThat(new QHostAddress(ONE)).hasToString("::1");
        assertThatIllegalArgumentException().isThrownBy(() -> new QHostAddress(new byte[4]));
        assertThatIllegalArgumentException().isThrownBy(() -> new QHostAddress(new byte[17]));
    }

    @Test
    void givesNewBytesEachTime() {
        QHostAddress address = new QHostAddress(ONE);

        address.toIPv6Address()[15] = 9;

        assertThat(address.toIPv6Address()).isEqualTo(ONE);
    }

    @Test
    void copiesAreIndependent() {
        QHostAddress original = new QHostAddress("fe80::1%eth0");
        QHostAddress copy = new QHostAddress(original);

        original.setAddress("1.2.3.4");

        assertThat(copy).hasToString("fe80::1%eth0");
    }

    @Test
    void setAddressTellsWhetherTheTextIsAnAddress() {
        QHostAddress address = new QHostAddress();

        assertThat(address.setAddress("::1")).isTrue();
        assertThat(address).hasToString("::1");
        assertThat(address.setAddress("localhost")).isFalse();
        assertThat(address.isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.3.4", "::ffff:1.2.3.4"})
    void leavesNothingOfTheOldAddressAfterTextThatIsNone(String before) {
        QHostAddress address = new QHostAddress(before);

        address.setAddress("junk");

        assertThat(address.toIPv4Address()).isZero();
        assertThat(address.toIPv6Address()).containsOnly(0);
        assertThat(address).isEqualTo(new QHostAddress()).hasSameHashCodeAs(new QHostAddress());
    }

    @Test
    void clearMakesNull() {
        QHostAddress address = new QHostAddress(SpecialAddress.LocalHost);

        address.clear();

        assertThat(address).isEqualTo(new QHostAddress());
    }

    @Test
    void swapExchangesEverything() {
        QHostAddress a = new QHostAddress("fe80::1%eth0");
        QHostAddress b = new QHostAddress(SpecialAddress.Any);

        a.swap(b);

        assertThat(a.protocol()).isEqualTo(NetworkLayerProtocol.AnyIPProtocol);
        assertThat(b).hasToString("fe80::1%eth0");
        b.swap(b);
        assertThat(b).hasToString("fe80::1%eth0");
    }

    @Test
    void onlyIPv6AddressesTakeAScopeId() {
        QHostAddress ipv6 = new QHostAddress("::1");
        QHostAddress ipv4 = new QHostAddress("1.2.3.4");

        ipv6.setScopeId("7");
        ipv4.setScopeId("7");

        assertThat(ipv6).hasToString("::1%7");
        assertThat(ipv4).hasToString("1.2.3.4");
        assertThat(ipv4.scopeId()).isEmpty();
        ipv6.setScopeId("");
        assertThat(ipv6).hasToString("::1");
    }

    @Test
    void aTextSetsTheScopeIdAndOtherSettersKeepIt() {
        QHostAddress address = new QHostAddress("fe80::1%eth0");

        address.setAddress(ONE);
        assertThat(address).hasToString("::1%eth0");
        address.setAddress(SpecialAddress.AnyIPv6);
        assertThat(address).hasToString("::%eth0");
        address.setAddress(5);
        assertThat(address).hasToString("0.0.0.5");
        address.setAddress(ONE);
        assertThat(address).hasToString("::1%eth0");
        address.setAddress("::2");
        assertThat(address).hasToString("::2");
    }

    @Test
    void equalityIgnoresScopeIds() {
        assertThat(new QHostAddress("fe80::1%1"))
                .isEqualTo(new QHostAddress("fe80::1%2"))
                .hasSameHashCodeAs(new QHostAddress("fe80::1"));
    }

    @Test
    void equalityTellsProtocolsApart() {
        Set<QHostAddress> all = new HashSet<>();
        for (SpecialAddress special : SpecialAddress.values()) {
            all.add(new QHostAddress(special));
        }

        assertThat(all).hasSize(SpecialAddress.values().length);
        assertThat(new QHostAddress("1.2.3.4")).isNotEqualTo(new QHostAddress("::ffff:1.2.3.4"));
        assertThat(new QHostAddress()).isNotEqualTo(null).isNotEqualTo("");
    }

    @Test
    void isEqualTakesNoFlagAsTolerantAndAnEmptySetAsStrict() {
        QHostAddress a = new QHostAddress("127.0.0.1");
        QHostAddress b = new QHostAddress("::1");

        assertThat(a.isEqual(b)).isTrue();
        assertThat(a.isEqual(b, Set.of())).isFalse();
        assertThat(a.isEqual(SpecialAddress.LocalHostIPv6)).isTrue();
        assertThat(a.isEqual(SpecialAddress.LocalHost, ConversionModeFlag.StrictConversion))
                .isTrue();
        assertThat(
                        a.isEqual(
                                b,
                                ConversionModeFlag.ConvertLocalHost,
                                ConversionModeFlag.ConvertUnspecifiedAddress,
                                ConversionModeFlag.ConvertLocalHost))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, true",
        "11.0.0.1, false",
        "172.15.255.255, false",
        "172.16.0.0, true",
        "172.31.255.255, true",
        "172.32.0.0, false",
        "192.168.0.1, true",
        "192.169.0.1, false",
        "::ffff:10.0.0.1, true",
        "fc00::1, true",
        "fdff::1, true",
        "fec0::1, false",
        "fe80::1, false",
        "127.0.0.1, false",
        "'', false"
    })
    void knowsAddressesForPrivateUse(String text, boolean isPrivate) {
        assertThat(new QHostAddress(text).isPrivateUse()).isEqualTo(isPrivate);
    }

    @Test
    void refusesNumbersOfPrefixesThatQtLetsOverflow() {
        assertThat(QHostAddress.parseSubnet("1.2.3.4/4294967295").address().isNull()).isTrue();
        assertThat(QHostAddress.parseSubnet("::1/2147483648").prefixLength()).isEqualTo(-1);
    }

    @Test
    void refusesNull() {
        assertThatNullPointerException().isThrownBy(() -> new QHostAddress((String) null));
        assertThatNullPointerException().isThrownBy(() -> new QHostAddress().setScopeId(null));
        assertThatNullPointerException().isThrownBy(() -> QHostAddress.parseSubnet(null));
        assertThatNullPointerException()
                .isThrownBy(() -> new QHostAddress().isEqual((QHostAddress) null));
    }
}
