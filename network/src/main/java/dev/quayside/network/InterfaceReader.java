// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import dev.quayside.core.QDeadlineTimer;
import dev.quayside.network.QAbstractSocketBase.NetworkLayerProtocol;
import dev.quayside.network.QNetworkAddressEntry.DnsEligibilityStatus;
import dev.quayside.network.QNetworkInterface.InterfaceFlag;
import dev.quayside.network.QNetworkInterface.InterfaceType;
import dev.quayside.network.internal.LinuxAddressFlags;
import dev.quayside.network.internal.LinuxInterface;
import java.lang.System.Logger.Level;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Lists the network interfaces: those that Java knows, and on Linux what it says of them beyond
 * that.
 */
final class InterfaceReader {

    private static final System.Logger LOGGER = System.getLogger(InterfaceReader.class.getName());

    private static final int INELIGIBLE =
            LinuxAddressFlags.TEMPORARY
                    | LinuxAddressFlags.DEPRECATED
                    | LinuxAddressFlags.TENTATIVE
                    | LinuxAddressFlags.DAD_FAILED;

    private final LinuxAddressFlags addressFlags = LinuxAddressFlags.read();

    /** What is known of one interface. */
    record Data(
            String name,
            String humanReadableName,
            int index,
            Set<InterfaceFlag> flags,
            InterfaceType type,
            String hardwareAddress,
            int maximumTransmissionUnit,
            List<QNetworkAddressEntry> entries) {

        static final Data NONE =
                new Data("", "", 0, Set.of(), InterfaceType.Unknown, "", 0, List.of());
    }

    /** All interfaces, by rising index. */
    List<Data> read() {
        Map<Integer, Data> byIndex = new TreeMap<>();
        Map<String, NetworkInterface> known = javaInterfaces();
        for (LinuxInterface linux : LinuxInterface.list()) {
            byIndex.put(linux.index(), describe(linux, known.remove(linux.name())));
        }
        for (NetworkInterface java : known.values()) {
            try {
                byIndex.putIfAbsent(java.getIndex(), describe(java));
            } catch (SocketException e) {
                LOGGER.log(Level.DEBUG, "cannot read network interface " + java.getName(), e);
            }
        }
        return List.copyOf(byIndex.values());
    }

    private static Map<String, NetworkInterface> javaInterfaces() {
        try {
            return NetworkInterface.networkInterfaces()
                    .collect(Collectors.toMap(NetworkInterface::getName, Function.identity()));
        } catch (SocketException e) {
            LOGGER.log(Level.WARNING, "cannot list the network interfaces", e);
            return Map.of();
        }
    }

    private Data describe(LinuxInterface linux, NetworkInterface java) {
        EnumSet<InterfaceFlag> flags = EnumSet.noneOf(InterfaceFlag.class);
        addIf(flags, InterfaceFlag.IsUp, linux.flags() & LinuxInterface.IFF_UP);
        addIf(flags, InterfaceFlag.IsRunning, linux.running() ? 1 : 0);
        addIf(flags, InterfaceFlag.CanBroadcast, linux.flags() & LinuxInterface.IFF_BROADCAST);
        addIf(flags, InterfaceFlag.IsLoopBack, linux.flags() & LinuxInterface.IFF_LOOPBACK);
        addIf(flags, InterfaceFlag.IsPointToPoint, linux.flags() & LinuxInterface.IFF_POINTOPOINT);
        addIf(flags, InterfaceFlag.CanMulticast, linux.flags() & LinuxInterface.IFF_MULTICAST);
        return new Data(
                linux.name(),
                linux.name(),
                linux.index(),
                flags,
                linux.wireless() ? InterfaceType.Wifi : InterfaceTypes.ofArpHardware(linux.type()),
                linux.hardwareAddress().toUpperCase(Locale.ROOT),
                linux.mtu(),
                java == null ? List.of() : entries(java, flags));
    }

    private Data describe(NetworkInterface java) throws SocketException {
        EnumSet<InterfaceFlag> flags = EnumSet.noneOf(InterfaceFlag.class);
        // Java's "up" already means that the interface runs.
        addIf(flags, InterfaceFlag.IsUp, java.isUp() ? 1 : 0);
        addIf(flags, InterfaceFlag.IsRunning, java.isUp() ? 1 : 0);
        addIf(flags, InterfaceFlag.IsLoopBack, java.isLoopback() ? 1 : 0);
        addIf(flags, InterfaceFlag.IsPointToPoint, java.isPointToPoint() ? 1 : 0);
        addIf(flags, InterfaceFlag.CanMulticast, java.supportsMulticast() ? 1 : 0);
        boolean broadcast =
                java.getInterfaceAddresses().stream().anyMatch(a -> a.getBroadcast() != null);
        addIf(flags, InterfaceFlag.CanBroadcast, broadcast ? 1 : 0);
        byte[] hardware = java.getHardwareAddress();
        return new Data(
                java.getName(),
                java.getDisplayName() == null ? java.getName() : java.getDisplayName(),
                java.getIndex(),
                flags,
                java.isLoopback() ? InterfaceType.Loopback : InterfaceType.Unknown,
                hardware == null
                        ? ""
                        : HexFormat.ofDelimiter(":").withUpperCase().formatHex(hardware),
                java.getMTU(),
                entries(java, flags));
    }

    private static void addIf(Set<InterfaceFlag> flags, InterfaceFlag flag, int condition) {
        if (condition != 0) {
            flags.add(flag);
        }
    }

    /** The addresses, IPv4 first. Java lists them last one first. */
    private List<QNetworkAddressEntry> entries(NetworkInterface java, Set<InterfaceFlag> flags) {
        List<InterfaceAddress> addresses = new ArrayList<>(java.getInterfaceAddresses());
        Collections.reverse(addresses);
        boolean up = flags.contains(InterfaceFlag.IsUp);
        return addresses.stream()
                .map(address -> entry(java, address, up))
                .sorted(Comparator.comparing(entry -> entry.ip().protocol()))
                .toList();
    }

    private QNetworkAddressEntry entry(
            NetworkInterface java, InterfaceAddress address, boolean up) {
        QHostAddress ip = new QHostAddress(address.getAddress());
        // Java gives every IPv6 address of an interface a scope; only link-local ones need it.
        ip.setRawScopeId(ip.isLinkLocal() ? java.getName() : null);
        QNetworkAddressEntry entry = new QNetworkAddressEntry();
        entry.setIp(ip);
        entry.setPrefixLength(address.getNetworkPrefixLength());
        if (ip.isLoopback()) {
            setPermanent(entry);
        }
        boolean eligible = up && !ip.isLoopback() && !ip.isLinkLocal();
        if (ip.protocol() == NetworkLayerProtocol.IPv4Protocol) {
            entry.setBroadcast(broadcast(ip, entry.netmask(), address));
            entry.setDnsEligibility(eligibility(eligible));
            return entry;
        }
        Integer known = addressFlags.of(new long[] {ip.high(), ip.low()}, java.getIndex());
        if (known != null) {
            if ((known & LinuxAddressFlags.PERMANENT) != 0) {
                setPermanent(entry);
            }
            entry.setDnsEligibility(eligibility(eligible && (known & INELIGIBLE) == 0));
        } else if (!eligible) {
            entry.setDnsEligibility(DnsEligibilityStatus.DnsIneligible);
        }
        return entry;
    }

    private static void setPermanent(QNetworkAddressEntry entry) {
        entry.setAddressLifetime(QDeadlineTimer.FOREVER, QDeadlineTimer.FOREVER);
    }

    private static DnsEligibilityStatus eligibility(boolean eligible) {
        return eligible ? DnsEligibilityStatus.DnsEligible : DnsEligibilityStatus.DnsIneligible;
    }

    /** The broadcast address that was set, else the last address of the network. */
    private static QHostAddress broadcast(
            QHostAddress ip, QHostAddress netmask, InterfaceAddress address) {
        if (address.getBroadcast() != null && !address.getBroadcast().isAnyLocalAddress()) {
            return new QHostAddress(address.getBroadcast());
        }
        return netmask.isNull()
                ? netmask
                : new QHostAddress((int) (ip.toIPv4Address() | ~netmask.toIPv4Address()));
    }
}
