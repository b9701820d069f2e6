// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.quayside.network.QHostAddress.SpecialAddress;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** To Java's addresses and back. */
class QHostAddressInetAddressTest {

    /** No machine has that many interfaces. */
    private static final int NO_INTERFACE = 987_654_321;

    private static final byte[] LINK_LOCAL = new QHostAddress("fe80::1").toIPv6Address();

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "255.255.255.255", "::", "::1", "2001:db8::9"})
    void comesBackUnchanged(String text) {
        QHostAddress address = new QHostAddress(text);

        assertThat(new QHostAddress(address.toInetAddress())).isEqualTo(address).hasToString(text);
    }

    @Test
    void isOfTheProtocolsClass() {
        assertThat(new QHostAddress("1.2.3.4").toInetAddress()).isInstanceOf(Inet4Address.class);
        assertThat(new QHostAddress("::1.2.3.4").toInetAddress()).isInstanceOf(Inet6Address.class);
    }

    @Test
    void givesMappedAddressesAsIPv4LikeAllOfJava() {
        assertThat(new QHostAddress("::ffff:1.2.3.4").toInetAddress())
                .isInstanceOf(Inet4Address.class)
                .hasToString("/1.2.3.4");
    }

    @Test
    void givesAnyAsTheWildcardOfTheRuntime() {
        assertThat(new QHostAddress(SpecialAddress.Any).toInetAddress().isAnyLocalAddress())
                .isTrue();
    }

    @Test
    void refusesNullAddresses() {
        assertThatIllegalStateException().isThrownBy(() -> new QHostAddress().toInetAddress());
    }

    @Test
    void turnsAScopeNumberWithoutInterfaceIntoText() throws UnknownHostException {
        InetAddress scoped = Inet6Address.getByAddress(null, LINK_LOCAL, NO_INTERFACE);

        assertThat(new QHostAddress(scoped)).hasToString("fe80::1%" + NO_INTERFACE);
    }

    @Test
    void turnsTheNumberOfAnInterfaceIntoItsName() throws Exception {
        for (NetworkInterface known : javaInterfaces()) {
            InetAddress scoped = Inet6Address.getByAddress(null, LINK_LOCAL, known.getIndex());

            assertThat(new QHostAddress(scoped).scopeId()).isEqualTo(known.getName());
        }
    }

    @Test
    void turnsNamesAndNumbersOfInterfacesIntoScopes() throws Exception {
        for (NetworkInterface known : javaInterfaces()) {
            assertThat(scopeOf("fe80::1%" + known.getName())).isEqualTo(known.getIndex());
            assertThat(scopeOf("fe80::1%" + known.getIndex())).isEqualTo(known.getIndex());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fe80::1", "fe80::1%", "fe80::1%no such interface", "fe80::1%0"})
    void leavesOutScopesThatNameNothing(String text) {
        assertThat(scopeOf(text)).isZero();
        assertThat(new QHostAddress(new QHostAddress(text).toInetAddress())).hasToString("fe80::1");
    }

    private static int scopeOf(String text) {
        return ((Inet6Address) new QHostAddress(text).toInetAddress()).getScopeId();
    }

    private static List<NetworkInterface> javaInterfaces() throws Exception {
        return NetworkInterface.networkInterfaces().toList();
    }
}
