// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.network.QAbstractSocketBase.SocketError;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected is what Qt 6.4.2 said when the system call was made to fail so. */
class SocketErrorsTest {
    private static final InetSocketAddress LOCAL = address("127.0.0.1", 5000);

    private final Locale locale = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(locale);
    }

    private static InetSocketAddress address(String ip, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByName(ip), port);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static void check(SocketFailure failure, SocketError error, String text) {
        assertThat(failure.error()).isEqualTo(error);
        assertThat(failure.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "Connection refused, ConnectionRefusedError, Connection refused",
        "Connection refused: connect, ConnectionRefusedError, Connection refused",
        "Connection refused: no further information, ConnectionRefusedError, Connection refused",
        "Invalid argument, ConnectionRefusedError, Connection refused",
        "Network is unreachable, NetworkError, Network unreachable",
        "No route to host, NetworkError, Host unreachable",
        "Connection timed out, NetworkError, Connection timed out",
        "Operation timed out, NetworkError, Connection timed out",
        "Permission denied, SocketAccessError, Permission denied",
        "Operation not permitted, SocketAccessError, Permission denied",
        "Address already in use, NetworkError, The bound address is already in use",
        "Cannot assign requested address, UnknownSocketError, Unknown error",
        "Network is down, UnknownSocketError, Unknown error"
    })
    void mapsConnect(String message, SocketError error, String text) {
        check(SocketErrors.onConnect(new SocketException(message)), error, text);
    }

    @Test
    void mapsConnectInAnyLanguage() {
        check(
                SocketErrors.onConnect(new ConnectException("Verbindungsaufbau abgelehnt")),
                SocketError.ConnectionRefusedError,
                "Connection refused");
        check(
                SocketErrors.onConnect(new NoRouteToHostException("Keine Route zum Zielrechner")),
                SocketError.NetworkError,
                "Host unreachable");
        check(
                SocketErrors.onConnect(new SocketException("Das Netzwerk ist nicht erreichbar")),
                SocketError.NetworkError,
                "Network unreachable");
    }

    @Test
    void doesNotDependOnTheLocale() {
        Locale.setDefault(new Locale.Builder().setLanguage("tr").build());

        check(
                SocketErrors.onBind(new BindException("ADDRESS ALREADY IN USE"), LOCAL),
                SocketError.AddressInUseError,
                "The bound address is already in use");
    }

    @ParameterizedTest
    @CsvSource({
        "Address already in use, AddressInUseError, The bound address is already in use",
        "Address already in use: bind, AddressInUseError, The bound address is already in use",
        "Cannot assign requested address, SocketAddressNotAvailableError, The address is not"
                + " available",
        "Can't assign requested address, SocketAddressNotAvailableError, The address is not"
                + " available",
        "Permission denied, SocketAccessError, The address is protected",
        "Operation not permitted, UnknownSocketError, Unknown error",
        "Invalid argument, UnsupportedSocketOperationError, Unsupported socket operation"
    })
    void mapsBind(String message, SocketError error, String text) {
        check(SocketErrors.onBind(new BindException(message), LOCAL), error, text);
    }

    @Test
    void mapsBindInAnyLanguageByTheAddress() {
        BindException e = new BindException("Die Adresse tut es nicht");

        check(
                SocketErrors.onBind(e, LOCAL),
                SocketError.AddressInUseError,
                "The bound address is already in use");
        check(
                SocketErrors.onBind(e, address("192.0.2.77", 5000)),
                SocketError.SocketAddressNotAvailableError,
                "The address is not available");
        String user = System.getProperty("user.name");
        try {
            System.setProperty("user.name", "nobody");
            check(
                    SocketErrors.onBind(e, address("127.0.0.1", 80)),
                    SocketError.SocketAccessError,
                    "The address is protected");
        } finally {
            System.setProperty("user.name", user);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Too many open files, SocketResourceError, Out of resources",
        "Too many open files in system, SocketResourceError, Out of resources",
        "Cannot allocate memory, SocketResourceError, Out of resources",
        "No buffer space available, SocketResourceError, Out of resources",
        "Operation not permitted, SocketAccessError, Permission denied",
        "Software caused connection abort, NetworkError, The remote host closed the connection",
        "Protocol error, UnsupportedSocketOperationError, Protocol type not supported",
        "Network is down, UnknownSocketError, Unknown error",
        "Was auch immer, UnknownSocketError, Unknown error"
    })
    void mapsAccept(String message, SocketError error, String text) {
        check(SocketErrors.onAccept(new IOException(message)), error, text);
    }

    @ParameterizedTest
    @CsvSource({
        "Too many open files, SocketResourceError, Out of resources",
        "Permission denied, SocketAccessError, Permission denied",
        "Address family not supported by protocol, UnsupportedSocketOperationError, Protocol type"
                + " not supported",
        "Zu viele offene Dateien, SocketResourceError, Out of resources"
    })
    void mapsOpening(String message, SocketError error, String text) {
        check(SocketErrors.onOpen(new SocketException(message)), error, text);
    }

    @ParameterizedTest
    @CsvSource({
        "Connection reset, RemoteHostClosedError, The remote host closed the connection",
        "Connection reset by peer, RemoteHostClosedError, The remote host closed the connection",
        "Connection timed out, SocketTimeoutError, Connection timed out",
        "Broken pipe, NetworkError, Broken pipe",
        "No route to host, NetworkError, No route to host",
        "Input/output error, NetworkError, Input/output error"
    })
    void mapsReading(String message, SocketError error, String text) {
        check(SocketErrors.onRead(new IOException(message)), error, text);
    }

    @ParameterizedTest
    @CsvSource({
        "Connection reset by peer, RemoteHostClosedError, The remote host closed the connection",
        "Broken pipe, RemoteHostClosedError, The remote host closed the connection",
        "Datenuebergabe unterbrochen, RemoteHostClosedError, The remote host closed the connection",
        "Connection timed out, SocketTimeoutError, Connection timed out"
    })
    void mapsWriting(String message, SocketError error, String text) {
        check(SocketErrors.onWrite(new IOException(message)), error, text);
    }

    @Test
    void mapsAChannelThatSomebodyElseClosed() {
        ClosedChannelException e = new ClosedChannelException();

        assertThat(SocketErrors.onRead(e).error()).isEqualTo(SocketError.NetworkError);
        assertThat(SocketErrors.onAccept(e).text()).isEqualTo("Invalid socket descriptor");
        assertThat(SocketErrors.onWait(e).text()).isEqualTo("Invalid socket descriptor");
        assertThat(SocketErrors.onWait(new IOException("Too many open files")).error())
                .isEqualTo(SocketError.SocketResourceError);
    }
}
