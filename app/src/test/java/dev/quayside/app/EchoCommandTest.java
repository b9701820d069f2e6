// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code quayside echo} as a user and a client meet it. */
class EchoCommandTest {
    @Test
    void saysWhereItListensAndEchoes() throws Exception {
        try (Program echo = Program.start("echo", "--port", "0")) {
            String place = echo.place();
            assertThat(place).startsWith("127.0.0.1:");
            int port = Integer.parseInt(place.substring("127.0.0.1:".length()));
            try (Socket first = new Socket("127.0.0.1", port);
                    Socket second = new Socket("127.0.0.1", port)) {
                first.getOutputStream().write("one".getBytes());
                second.getOutputStream().write("two".getBytes());
                assertThat(new String(second.getInputStream().readNBytes(3))).isEqualTo("two");
                assertThat(new String(first.getInputStream().readNBytes(3))).isEqualTo("one");
            }
        }
    }

    @Test
    void echoesWhileItSpins() throws Exception {
        try (Program echo = Program.start("echo", "--port", "0", "--spin", "50");
                Socket client = new Socket("127.0.0.1", echo.port())) {
            for (int i = 0; i < 100; i++) {
                client.getOutputStream().write(i);
                assertThat(client.getInputStream().read()).isEqualTo(i);
            }
        }
    }

    @Test
    void echoesOnTheChannelsOfTheOptionalModule() throws Exception {
        String provider = "dev.quayside.epoll.EpollSelectorProvider";
        assumeTrue(
                getClass().getResource("/" + provider.replace('.', '/') + ".class") != null,
                "The JDK that builds is too old for it");
        assumeTrue(System.getProperty("os.name").equals("Linux"), "It is for Linux");
        List<String> options =
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.nio.channels.spi.SelectorProvider=" + provider);
        try (Program echo = Program.start(options, "echo", "--port", "0");
                Socket client = new Socket("127.0.0.1", echo.port())) {
            client.getOutputStream().write("one".getBytes());
            assertThat(new String(client.getInputStream().readNBytes(3))).isEqualTo("one");
        }
    }

    @Test
    void putsAnIpv6AddressInBrackets() throws Exception {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
            assertThat(probe.isBound()).isTrue();
        } catch (IOException e) {
            assumeTrue(false, "There is no IPv6 here");
        }
        try (Program echo = Program.start("echo", "--address", "::1", "--port", "0")) {
            String place = echo.place();
            assertThat(place).matches("\\[::1\\]:\\d+");
            int port = Integer.parseInt(place.substring("[::1]:".length()));
            try (Socket socket = new Socket("::1", port)) {
                socket.getOutputStream().write('x');
                assertThat(socket.getInputStream().read()).isEqualTo('x');
            }
        }
    }

    @Test
    void returnsMuchDataUnchangedToAClientThatReadsLate() throws Exception {
        byte[] data = new byte[32 * 1024 * 1024];
        new Random(1).nextBytes(data);
        try (Program echo = Program.start("echo", "--port", "0");
                SocketChannel client =
                        SocketChannel.open(new InetSocketAddress("127.0.0.1", echo.port()))) {
            ByteBuffer unsent = ByteBuffer.wrap(data);
            client.configureBlocking(false);
            for (int refused = 0;
                    refused < 200 && unsent.hasRemaining(); ) { // as long as it takes any
                refused = client.write(unsent) == 0 ? refused + 1 : 0;
                Thread.onSpinWait();
            }
            ByteBuffer echoed = ByteBuffer.allocate(data.length);
            while (echoed.hasRemaining()) {
                client.write(unsent);
                assertThat(client.read(echoed)).isNotNegative();
            }
            assertThat(Arrays.equals(echoed.array(), data)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"TERM, 15", "INT, 2"})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such signals")
    void aSignalEndsItInGoodOrder(String signal, int number) throws Exception {
        try (Program echo = Program.start("echo", "--port", "0");
                Socket client = new Socket("127.0.0.1", echo.port())) {
            assumeTrue(!echo.ignores(number), "This run is one in the background");
            assertThat(echo.signal(signal)).isEqualTo(new Program.Result(0, "", ""));
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port %d", "--port=%d"}) // the second one needs the option parser
    void aPortInUseIsOneLineAndStatus1(String option) throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = other.getLocalPort();
            String[] args = ("echo " + String.format(option, port)).split(" ");
            assertThat(Program.run(args))
                    .isEqualTo(
                            failure(
                                    "cannot listen on 127.0.0.1:"
                                            + port
                                            + ": The bound address is already in use"));
        }
    }

    @Test
    void anAddressThatIsNoneIsOneLineAndStatus1() throws Exception {
        assertThat(Program.run("echo", "--port", "0", "--address", "127.0.0.x"))
                .isEqualTo(failure("bad address: 127.0.0.x (give one like 127.0.0.1 or ::1)"));
    }

    @Test
    void anAddressOfAnotherMachineIsOneLineAndStatus1() throws Exception {
        assertThat(Program.run("echo", "--port", "7", "--address", "192.0.2.1"))
                .isEqualTo(failure("cannot listen on 192.0.2.1:7: The address is not available"));
    }

    @Test
    void aPortForRootOnlyIsOneLineAndStatus1() throws Exception {
        try (ServerSocket probe = new ServerSocket(1, 1, InetAddress.getByName("127.0.0.1"))) {
            assumeTrue(!probe.isBound(), "Every port is permitted here");
        } catch (IOException e) {
            assertThat(Program.run("echo", "--port", "1"))
                    .isEqualTo(failure("cannot listen on 127.0.0.1:1: The address is protected"));
        }
    }

    private static Program.Result failure(String message) {
        return new Program.Result(1, "", "quayside echo: " + message + System.lineSeparator());
    }
}
