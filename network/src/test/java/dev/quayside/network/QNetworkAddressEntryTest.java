// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.core.QDeadlineTimer;
import dev.quayside.network.QNetworkAddressEntry.DnsEligibilityStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the setters of an entry play together, as measured in Qt. */
class QNetworkAddressEntryTest {

    @Test
    void isEmptyByDefault() {
        QNetworkAddressEntry entry = new QNetworkAddressEntry();

        assertThat(entry.ip().isNull()).isTrue();
        assertThat(entry.netmask().isNull()).isTrue();
        assertThat(entry.broadcast().isNull()).isTrue();
        assertThat(entry.prefixLength()).isEqualTo(-1);
        assertThat(entry.dnsEligibility()).isEqualTo(DnsEligibilityStatus.DnsEligibilityUnknown);
        assertThat(entry.isLifetimeKnown()).isFalse();
        assertThat(entry.preferredLifetime().isForever()).isTrue();
        assertThat(entry.validityLifetime().isForever()).isTrue();
        assertThat(entry.isPermanent()).isTrue();
        assertThat(entry.isTemporary()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 0, 0.0.0.0",
        "10.1.2.3, 1, 128.0.0.0",
        "10.1.2.3, 24, 255.255.255.0",
        "10.1.2.3, 32, 255.255.255.255",
        "fd00::1, 0, ::",
        "fd00::1, 1, 8000::",
        "fd00::1, 33, ffff:ffff:8000::",
        "fd00::1, 64, ffff:ffff:ffff:ffff::",
        "fd00::1, 127, ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe",
        "fd00::1, 128, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
    })
    void prefixLengthAndNetmaskGoTogether(String ip, int length, String mask) {
        QNetworkAddressEntry byLength = entry(ip);
        QNetworkAddressEntry byMask = entry(ip);

        byLength.setPrefixLength(length);
        byMask.setNetmask(new QHostAddress(mask));

        assertThat(byLength.netmask()).hasToString(mask);
        assertThat(byMask.prefixLength()).isEqualTo(length);
        assertThat(byMask).isEqualTo(byLength).hasSameHashCodeAs(byLength);
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, -1",
        "10.1.2.3, 33",
        "10.1.2.3, 256",
        "fd00::1, -5",
        "fd00::1, 129",
        "'', 24"
    })
    void aPrefixLengthOutOfRangeLeavesNone(String ip, int length) {
        QNetworkAddressEntry entry = entry(ip);
        entry.setPrefixLength(8);

        entry.setPrefixLength(length);

        assertThat(entry.prefixLength()).isEqualTo(-1);
        assertThat(entry.netmask().isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 255.0.255.0",
        "10.1.2.3, 0.0.0.255",
        "10.1.2.3, ''",
        "10.1.2.3, ffff::",
        "10.1.2.3, ::ffff:255.255.0.0",
        "fd00::1, 255.255.255.0",
        "fd00::1, ffff:0:1::",
        "fd00::1, ::1",
        "'', 255.0.0.0"
    })
    void aMaskThatIsNoneLeavesNone(String ip, String mask) {
        QNetworkAddressEntry entry = entry(ip);
        entry.setPrefixLength(8);

        entry.setNetmask(new QHostAddress(mask));

        assertThat(entry.prefixLength()).isEqualTo(-1);
        assertThat(entry.netmask().isNull()).isTrue();
    }

    @Test
    void aNewAddressKeepsThePrefixLength() {
        QNetworkAddressEntry entry = entry("10.1.2.3");
        entry.setPrefixLength(24);

        entry.setIp(new QHostAddress("fd00::1"));
        assertThat(entry.netmask()).hasToString("ffff:ff00::");
        entry.setIp(new QHostAddress());
        assertThat(entry.prefixLength()).isEqualTo(24);
        assertThat(entry.netmask().isNull()).isTrue();
    }

    @Test
    void aLongPrefixLengthOfIPv6IsAllOnesForIPv4() {
        QNetworkAddressEntry entry = entry("fd00::1");
        entry.setPrefixLength(64);

        entry.setIp(new QHostAddress("1.2.3.4"));

        assertThat(entry.prefixLength()).isEqualTo(64);
        assertThat(entry.netmask()).hasToString("255.255.255.255");
    }

    @ParameterizedTest
    @CsvSource({
        "5000, 100000, false",
        "-1, 100000, false",
        "100000, -1, true",
        "-1, -1, true",
        "0, 0, false"
    })
    void isPermanentIfItIsValidForEver(long preferred, long validity, boolean permanent) {
        QNetworkAddressEntry entry = new QNetworkAddressEntry();

        entry.setAddressLifetime(
                QDeadlineTimer.ofMillis(preferred), QDeadlineTimer.ofMillis(validity));

        assertThat(entry.isLifetimeKnown()).isTrue();
        assertThat(entry.isPermanent()).isEqualTo(permanent);
        assertThat(entry.isTemporary()).isEqualTo(!permanent);
        entry.clearAddressLifetime();
        assertThat(entry.isLifetimeKnown()).isFalse();
        assertThat(entry.isPermanent()).isTrue();
    }

    @Test
    void equalityGoesByAddressMaskAndBroadcastOnly() {
        QNetworkAddressEntry a = entry("10.1.2.3");
        QNetworkAddressEntry b = entry("10.1.2.3");

        b.setDnsEligibility(DnsEligibilityStatus.DnsEligible);
        b.setAddressLifetime(QDeadlineTimer.ofMillis(0), QDeadlineTimer.ofMillis(0));
        assertThat(a).isEqualTo(b).hasSameHashCodeAs(b);
        b.setPrefixLength(8);
        assertThat(a).isNotEqualTo(b);
        a.setPrefixLength(8);
        b.setBroadcast(new QHostAddress("10.255.255.255"));
        assertThat(a).isNotEqualTo(b);
        a.setBroadcast(new QHostAddress("10.255.255.255"));
        assertThat(a).isEqualTo(b);
    }

    @Test
    void copiesWhatItIsGivenAndGives() {
        QHostAddress ip = new QHostAddress("10.1.2.3");
        QNetworkAddressEntry entry = new QNetworkAddressEntry();
        entry.setIp(ip);
        entry.setBroadcast(ip);

        ip.clear();
        entry.ip().clear();
        entry.broadcast().clear();

        assertThat(entry.ip()).hasToString("10.1.2.3");
        assertThat(entry.broadcast()).hasToString("10.1.2.3");
    }

    @Test
    void swapExchangesEverything() {
        QNetworkAddressEntry a = entry("10.1.2.3");
        a.setPrefixLength(8);
        a.setDnsEligibility(DnsEligibilityStatus.DnsEligible);
        QNetworkAddressEntry b = new QNetworkAddressEntry();

        a.swap(b);

        assertThat(a).isEqualTo(new QNetworkAddressEntry());
        assertThat(b).hasToString("10.1.2.3/8");
        assertThat(b.dnsEligibility()).isEqualTo(DnsEligibilityStatus.DnsEligible);
    }

    private static QNetworkAddressEntry entry(String ip) {
        QNetworkAddressEntry entry = new QNetworkAddressEntry();
        entry.setIp(new QHostAddress(ip));
        return entry;
    }
}
