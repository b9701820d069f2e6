// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.network.QNetworkAddressEntry.DnsEligibilityStatus;
import dev.quayside.network.QNetworkInterface.InterfaceFlag;
import dev.quayside.network.QNetworkInterface.InterfaceType;
import java.net.NetworkInterface;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The interfaces of the machine that runs the test: whatever they are, they must fit together. */
class QNetworkInterfaceTest {

    private static QNetworkInterface loopback() {
        return QNetworkInterface.allInterfaces().stream()
                .filter(i -> i.flags().contains(InterfaceFlag.IsLoopBack))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void listsEveryInterfaceThatJavaLists() throws Exception {
        List<String> names = NetworkInterface.networkInterfaces().map(i -> i.getName()).toList();

        assertThat(QNetworkInterface.allInterfaces())
                .extracting(QNetworkInterface::name)
                .containsAll(names);
    }

    @Test
    void listsInterfacesByRisingIndex() {
        assertThat(QNetworkInterface.allInterfaces())
                .isNotEmpty()
                .extracting(QNetworkInterface::index)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void findsEveryInterfaceByNameAndIndex() {
        for (QNetworkInterface known : QNetworkInterface.allInterfaces()) {
            String name = known.name();
            int index = known.index();

            assertThat(known.isValid()).isTrue();
            assertThat(QNetworkInterface.interfaceFromName(name).index()).isEqualTo(index);
            assertThat(QNetworkInterface.interfaceFromName("" + index).name()).isEqualTo(name);
            assertThat(QNetworkInterface.interfaceFromIndex(index).name()).isEqualTo(name);
            assertThat(QNetworkInterface.interfaceIndexFromName(name)).isEqualTo(index);
            assertThat(QNetworkInterface.interfaceNameFromIndex(index)).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no such interface", "0", "-1", "987654321"})
    void aVainSearchGivesAnInterfaceThatIsNotValid(String name) {
        assertThat(QNetworkInterface.interfaceFromName(name).isValid()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "no such interface, 0", "0, 0", "-1, 0", "987654321, 987654321"})
    void takesANumberForAnIndexWhetherItExistsOrNot(String name, int index) {
        assertThat(QNetworkInterface.interfaceIndexFromName(name)).isEqualTo(index);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 987654321})
    void anIndexThatDoesNotExistHasNoName(int index) {
        assertThat(QNetworkInterface.interfaceNameFromIndex(index)).isEmpty();
        assertThat(QNetworkInterface.interfaceFromIndex(index).isValid()).isFalse();
    }

    @Test
    void theLoopbackInterfaceIsWhatItIsEverywhere() {
        QNetworkInterface loopback = loopback();

        assertThat(loopback.type()).isEqualTo(InterfaceType.Loopback);
        assertThat(loopback.flags()).contains(InterfaceFlag.IsUp, InterfaceFlag.IsRunning);
        assertThat(loopback.maximumTransmissionUnit()).isPositive();
        QNetworkAddressEntry entry =
                loopback.addressEntries().stream()
                        .filter(e -> e.ip().toString().equals("127.0.0.1"))
                        .findFirst()
                        .orElseThrow();
        assertThat(entry.prefixLength()).isEqualTo(8);
        assertThat(entry.netmask()).hasToString("255.0.0.0");
        assertThat(entry.broadcast()).hasToString("127.255.255.255");
        assertThat(entry.dnsEligibility()).isEqualTo(DnsEligibilityStatus.DnsIneligible);
        assertThat(entry.isPermanent()).isTrue();
    }

    @Test
    void allAddressesAreThoseOfTheInterfacesThatAreUp() {
        List<QHostAddress> expected =
                QNetworkInterface.allInterfaces().stream()
                        .filter(i -> i.flags().contains(InterfaceFlag.IsUp))
                        .flatMap(i -> i.addressEntries().stream())
                        .map(QNetworkAddressEntry::ip)
                        .toList();

        assertThat(QNetworkInterface.allAddresses())
                .isEqualTo(expected)
                .contains(new QHostAddress(QHostAddress.SpecialAddress.LocalHost));
    }

    @Test
    void onlyLinkLocalAddressesHaveAScope() {
        for (QNetworkInterface known : QNetworkInterface.allInterfaces()) {
            for (QNetworkAddressEntry entry : known.addressEntries()) {
                QHostAddress ip = entry.ip();
                boolean scoped =
                        ip.isLinkLocal()
                                && ip.protocol()
                                        == QAbstractSocketBase.NetworkLayerProtocol.IPv6Protocol;
                assertThat(ip.scopeId()).isEqualTo(scoped ? known.name() : "");
            }
        }
    }

    @Test
    void hardwareAddressesAreUpperCaseBytes() {
        assertThat(QNetworkInterface.allInterfaces())
                .extracting(QNetworkInterface::hardwareAddress)
                .allMatch(address -> address.matches("([0-9A-F]{2}(:[0-9A-F]{2})*)?"));
    }

    @Test
    void isNotValidByDefault() {
        QNetworkInterface none = new QNetworkInterface();

        assertThat(none.isValid()).isFalse();
        assertThat(none.name()).isEmpty();
        assertThat(none.humanReadableName()).isEmpty();
        assertThat(none.index()).isZero();
        assertThat(none.flags()).isEmpty();
        assertThat(none.type()).isEqualTo(InterfaceType.Unknown);
        assertThat(none.hardwareAddress()).isEmpty();
        assertThat(none.maximumTransmissionUnit()).isZero();
        assertThat(none.addressEntries()).isEmpty();
    }

    @Test
    void swapAndCopyExchangeAndKeepTheContent() {
        QNetworkInterface a = loopback();
        QNetworkInterface b = new QNetworkInterface(a);
        QNetworkInterface none = new QNetworkInterface();

        a.swap(none);

        assertThat(a.isValid()).isFalse();
        assertThat(none.name()).isEqualTo(b.name());
    }

    @ParameterizedTest
    @CsvSource({
        "1, Ethernet",
        "24, Ieee1394",
        "256, Slip",
        "280, CanBus",
        "512, Ppp",
        "772, Loopback",
        "774, Fddi",
        "801, Wifi",
        "804, Ieee802154",
        "820, Phonet",
        "825, SixLoWPAN",
        "65534, Virtual",
        "824, Unknown"
    })
    void knowsTheTypesOfLinux(int number, InterfaceType type) {
        assertThat(InterfaceTypes.ofArpHardware(number)).isEqualTo(type);
    }

    @Test
    void hasBothOfQtsNamesForWirelessLan() {
        assertThat(InterfaceType.Ieee80211).isSameAs(InterfaceType.Wifi);
        assertThat(InterfaceType.Wifi.value()).isEqualTo(8);
    }
}
