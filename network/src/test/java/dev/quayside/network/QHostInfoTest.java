// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.network.QHostInfo.HostInfoError;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers as values, and look-ups that wait. None of them asks a name server. */
class QHostInfoTest {

    @Test
    void isEmptyByDefault() {
        QHostInfo info = new QHostInfo();

        assertThat(info.hostName()).isEmpty();
        assertThat(info.addresses()).isEmpty();
        assertThat(info.error()).isEqualTo(HostInfoError.NoError);
        assertThat(info.errorString()).isEqualTo("Unknown error");
        assertThat(info.lookupId()).isEqualTo(-1);
        assertThat(new QHostInfo(5).lookupId()).isEqualTo(5);
    }

    @Test
    void findsLocalhost() {
        QHostInfo info = QHostInfo.fromName("localhost");

        assertThat(info.error()).isEqualTo(HostInfoError.NoError);
        assertThat(info.hostName()).isEqualTo("localhost");
        assertThat(info.addresses()).isNotEmpty().allMatch(QHostAddress::isLoopback);
        assertThat(info.addresses()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ＬＯＣＡＬＨＯＳＴ", "LocalHost"})
    void encodesTheNameForTheQuestionAndKeepsItInTheAnswer(String name) {
        QHostInfo info = QHostInfo.fromName(name);

        assertThat(info.hostName()).isEqualTo(name);
        assertThat(info.addresses()).isNotEmpty().allMatch(QHostAddress::isLoopback);
    }

    @Test
    void answersAnAddressWithItself() {
        QHostInfo info = QHostInfo.fromName("127.1");

        assertThat(info.error()).isEqualTo(HostInfoError.NoError);
        assertThat(info.addresses()).containsExactly(new QHostAddress("127.0.0.1"));
        assertThat(info.hostName()).isNotEmpty();
    }

    @Test
    void namesAnAddressAsTheSystemDoes() throws UnknownHostException {
        InetAddress javaAddress = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});

        assertThat(QHostInfo.fromName("127.0.0.1").hostName()).isEqualTo(javaAddress.getHostName());
    }

    @Test
    void givesAMappedAddressNoName() {
        assertThat(QHostInfo.fromName("::ffff:127.0.0.1").hostName()).isEqualTo("::ffff:127.0.0.1");
    }

    @Test
    void refusesAnEmptyName() {
        QHostInfo info = QHostInfo.fromName("");

        assertThat(info.error()).isEqualTo(HostInfoError.HostNotFound);
        assertThat(info.errorString()).isEqualTo("No host name given");
        assertThat(info.addresses()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a..b", " localhost ", "a b", "-", "[::1]", "127.0.0.1:80", "::g"})
    void refusesWhatCannotBeAName(String name) {
        QHostInfo info = QHostInfo.fromName(name);

        assertThat(info.error()).isEqualTo(HostInfoError.HostNotFound);
        assertThat(info.errorString()).isEqualTo("Invalid hostname");
        assertThat(info.hostName()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08.1.1.1", "1.2.3.08", "256.1.1.1", "1.2.3.4.5", "09", "4294967296"})
    void findsNothingForNumbersThatAreNoAddress(String name) {
        QHostInfo info = QHostInfo.fromName(name);

        assertThat(info.error()).isEqualTo(HostInfoError.HostNotFound);
        assertThat(info.errorString()).isEqualTo("Host not found");
    }

    @Test
    void settersSetOneThingEach() {
        QHostInfo info = new QHostInfo();

        info.setError(HostInfoError.UnknownError);
        assertThat(info.errorString()).isEqualTo("Unknown error");
        info.setErrorString("why");
        info.setHostName("name");
        info.setLookupId(7);

        assertThat(info.error()).isEqualTo(HostInfoError.UnknownError);
        assertThat(info.errorString()).isEqualTo("why");
        assertThat(info.hostName()).isEqualTo("name");
        assertThat(info.lookupId()).isEqualTo(7);
    }

    @Test
    void copiesTheAddressesThatItIsGivenAndGives() {
        List<QHostAddress> addresses = new ArrayList<>(List.of(new QHostAddress("1.2.3.4")));
        QHostInfo info = new QHostInfo();
        info.setAddresses(addresses);

        addresses.get(0).clear();
        addresses.clear();
        info.addresses().get(0).clear();

        assertThat(info.addresses()).containsExactly(new QHostAddress("1.2.3.4"));
    }

    @Test
    void swapAndCopyExchangeAndKeepTheContent() {
        QHostInfo a = QHostInfo.fromName("");
        QHostInfo b = new QHostInfo(3);

        a.swap(b);

        assertThat(a.lookupId()).isEqualTo(3);
        assertThat(a.error()).isEqualTo(HostInfoError.NoError);
        assertThat(new QHostInfo(b).errorString()).isEqualTo("No host name given");
    }

    @Test
    void knowsTheNameOfThisMachine() {
        assertThat(QHostInfo.localHostName()).doesNotContain("\n", " ").doesNotEndWith(".");
        assertThat(QHostInfo.localDomainName()).doesNotContain("\n", " ");
    }
}
