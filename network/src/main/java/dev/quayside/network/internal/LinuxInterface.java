// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What Linux tells of a network interface in {@code /sys/class/net}. Java's own list leaves out
 * interfaces without addresses and does not know types.
 *
 * @param name the name
 * @param index the index, greater than 0
 * @param flags the {@code IFF_} flags
 * @param running whether the link works
 * @param mtu the largest packet, in bytes
 * @param hardwareAddress the address in lower case hexadecimal, parts separated by colons; may be
 *     empty
 * @param type the {@code ARPHRD_} number
 * @param wireless whether it is a wireless network card
 */
public record LinuxInterface(
        String name,
        int index,
        int flags,
        boolean running,
        int mtu,
        String hardwareAddress,
        int type,
        boolean wireless) {

    /** The interface is in use. */
    public static final int IFF_UP = 0x1;

    /** It can send to all at once. */
    public static final int IFF_BROADCAST = 0x2;

    /** It leads back to this machine. */
    public static final int IFF_LOOPBACK = 0x8;

    /** It leads to one other machine. */
    public static final int IFF_POINTOPOINT = 0x10;

    /** It can send to groups. */
    public static final int IFF_MULTICAST = 0x1000;

    private static final System.Logger LOGGER = System.getLogger(LinuxInterface.class.getName());

    private static final Path ROOT = Path.of("/sys/class/net");

    /**
     * Lists the interfaces.
     *
     * @return the interfaces by rising index; empty where this is not Linux, or /sys cannot be read
     */
    public static List<LinuxInterface> list() {
        return list(ROOT);
    }

    static List<LinuxInterface> list(Path root) {
        List<LinuxInterface> result = new ArrayList<>();
        if (!Files.isDirectory(root)) {
            return result;
        }
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(root)) {
            for (Path directory : directories) {
                if (Files.isReadable(directory.resolve("ifindex"))) {
                    addTo(result, directory);
                }
            }
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "cannot list " + root, e);
        }
        result.sort(Comparator.comparingInt(LinuxInterface::index));
        return result;
    }

    private static void addTo(List<LinuxInterface> result, Path directory) {
        try {
            result.add(read(directory));
        } catch (IOException | NumberFormatException e) {
            // It went away while it was read, or this is not quite Linux; Java may still list it.
            LOGGER.log(Level.DEBUG, "cannot read " + directory, e);
        }
    }

    private static LinuxInterface read(Path directory) throws IOException {
        int flags = Integer.decode(line(directory, "flags"));
        String state = line(directory, "operstate");
        boolean running = (flags & IFF_UP) != 0 && (state.equals("up") || state.equals("unknown"));
        return new LinuxInterface(
                directory.getFileName().toString(),
                Integer.parseInt(line(directory, "ifindex")),
                flags,
                running,
                Integer.parseInt(line(directory, "mtu")),
                line(directory, "address"),
                Integer.parseInt(line(directory, "type")),
                Files.exists(directory.resolve("wireless"))
                        || Files.exists(directory.resolve("phy80211")));
    }

    private static String line(Path directory, String file) throws IOException {
        return Files.readString(directory.resolve(file)).strip();
    }
}
