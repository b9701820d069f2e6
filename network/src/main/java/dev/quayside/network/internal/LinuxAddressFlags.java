// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The {@code IFA_F_} flags that Linux shows of IPv6 addresses in {@code /proc/net/if_inet6}. */
public final class LinuxAddressFlags {

    /** A temporary (privacy) address. */
    public static final int TEMPORARY = 0x01;

    /** Found to be in use elsewhere. */
    public static final int DAD_FAILED = 0x08;

    /** No longer to be used for new connections. */
    public static final int DEPRECATED = 0x20;

    /** Not known yet whether it is in use elsewhere. */
    public static final int TENTATIVE = 0x40;

    /** It has no end. */
    public static final int PERMANENT = 0x80;

    private static final System.Logger LOGGER = System.getLogger(LinuxAddressFlags.class.getName());

    private static final Path FILE = Path.of("/proc/net/if_inet6");

    private final Map<String, Integer> flags;

    private LinuxAddressFlags(Map<String, Integer> flags) {
        this.flags = flags;
    }

    /**
     * Reads the flags of all addresses.
     *
     * @return the flags; of no address where this is not Linux, or the file cannot be read
     */
    public static LinuxAddressFlags read() {
        return read(FILE);
    }

    static LinuxAddressFlags read(Path file) {
        Map<String, Integer> flags = new HashMap<>();
        if (Files.isReadable(file)) {
            try {
                parse(Files.readAllLines(file), flags);
            } catch (IOException | NumberFormatException e) {
                LOGGER.log(Level.DEBUG, "cannot read " + file, e);
                flags.clear(); // not the file that Linux has there: nothing is known
            }
        }
        return new LinuxAddressFlags(flags);
    }

    /**
     * Lines of: address, index of the interface, prefix length, scope, flags, name; hexadecimal.
     */
    private static void parse(List<String> lines, Map<String, Integer> flags) {
        for (String line : lines) {
            String[] fields = line.strip().split("\\s+");
            if (fields.length >= 6) {
                int index = Integer.parseInt(fields[1], 16);
                flags.put(key(fields[0], index), Integer.parseInt(fields[4], 16));
            }
        }
    }

    /**
     * Returns the flags of an address.
     *
     * @param address its first eight bytes and its last
     * @param index the index of its interface
     * @return the flags; null if they are not known
     */
    public Integer of(long[] address, int index) {
        return flags.get(key(String.format("%016x%016x", address[0], address[1]), index));
    }

    private static String key(String address, int index) {
        return address + '%' + index;
    }
}
