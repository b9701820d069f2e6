// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of Linux's files, on whatever system the test runs. */
class LinuxFilesTest {

    @TempDir Path root;

    @Test
    void readsInterfacesByRisingIndex() throws IOException {
        addInterface("eth0", 4, "0x1003", "up", "1400", "02:fc:00:00:00:01", "1");
        addInterface("lo", 1, "0x9", "unknown", "65536", "00:00:00:00:00:00", "772");
        addInterface("t0", 6, "0x1091", "down", "1500", "", "65534");
        Files.createDirectory(
                addInterface("wl0", 5, "0x1002", "up", "1500", "", "1").resolve("wireless"));
        Files.writeString(root.resolve("bonding_masters"), "");

        assertThat(LinuxInterface.list(root))
                .containsExactly(
                        new LinuxInterface(
                                "lo", 1, 0x9, true, 65536, "00:00:00:00:00:00", 772, false),
                        new LinuxInterface(
                                "eth0", 4, 0x1003, true, 1400, "02:fc:00:00:00:01", 1, false),
                        new LinuxInterface("wl0", 5, 0x1002, false, 1500, "", 1, true),
                        new LinuxInterface("t0", 6, 0x1091, false, 1500, "", 65534, false));
    }

    @Test
    void leavesOutInterfacesThatCannotBeRead() throws IOException {
        Path broken = addInterface("eth0", 2, "0x1003", "up", "1400", "", "1");
        addInterface("eth1", 3, "nonsense", "up", "1400", "", "1");
        addInterface("eth2", 4, "0x1003", "up", "1400", "", "1");
        Files.delete(broken.resolve("mtu"));

        assertThat(LinuxInterface.list(root))
                .extracting(LinuxInterface::name)
                .containsExactly("eth2");
    }

    @Test
    void knowsNothingWhereThereAreNoFiles() {
        assertThat(LinuxInterface.list(root.resolve("missing"))).isEmpty();
        assertThat(LinuxAddressFlags.read(root.resolve("missing")).of(new long[] {0, 1}, 1))
                .isNull();
    }

    @Test
    void readsTheFlagsOfAddresses() throws IOException {
        Path file = root.resolve("if_inet6");
        Files.writeString(
                file,
                """
                00000000000000000000000000000001 01 80 10 80       lo
                fe8000000000000000fc00fffe000001 0b 40 20 a0     eth0
                """);

        LinuxAddressFlags flags = LinuxAddressFlags.read(file);

        long[] linkLocal = {0xfe80_0000_0000_0000L, 0x00fc_00ff_fe00_0001L};
        assertThat(flags.of(new long[] {0, 1}, 1)).isEqualTo(LinuxAddressFlags.PERMANENT);
        assertThat(flags.of(linkLocal, 11))
                .isEqualTo(LinuxAddressFlags.PERMANENT | LinuxAddressFlags.DEPRECATED);
        assertThat(flags.of(linkLocal, 1)).isNull();
    }

    @Test
    void believesNothingOfAFileThatIsSomethingElse() throws IOException {
        Path file = root.resolve("if_inet6");
        Files.writeString(file, "00 01 80 10 80 lo\nthis is quite another file\n");

        assertThat(LinuxAddressFlags.read(file).of(new long[] {0, 0}, 1)).isNull();
    }

    private Path addInterface(
            String name,
            int index,
            String flags,
            String state,
            String mtu,
            String address,
            String type)
            throws IOException {
        Path directory = Files.createDirectory(root.resolve(name));
        Files.writeString(directory.resolve("ifindex"), index + "\n");
        Files.writeString(directory.resolve("flags"), flags + "\n");
        Files.writeString(directory.resolve("operstate"), state + "\n");
        Files.writeString(directory.resolve("mtu"), mtu + "\n");
        Files.writeString(directory.resolve("address"), address + "\n");
        Files.writeString(directory.resolve("type"), type + "\n");
        return directory;
    }
}
