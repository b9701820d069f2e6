// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import dev.quayside.network.internal.AddressParser;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * A network interface of this machine and its addresses, as they were when it was asked for: it
 * does not follow changes.
 *
 * <p><b>Thread rule.</b> Belongs to no thread; the static methods may be called in any. {@link
 * #swap} is the only method that changes an instance.
 *
 * <p><b>Differences from Qt.</b> What Java cannot tell is missing: on systems other than Linux the
 * type of anything but the loopback interface; everywhere the end of addresses that end, and
 * whether an IPv4 address is a secondary one. Addresses of one interface are listed IPv4 first; the
 * order of its IPv6 addresses is Java's.
 *
 * @see <a href="https://doc.qt.io/qt-6/qnetworkinterface.html">QNetworkInterface</a>
 */
public final class QNetworkInterface {

    private InterfaceReader.Data data = InterfaceReader.Data.NONE;

    /** A property of an interface. */
    public enum InterfaceFlag {
        /** The interface is in use. */
        IsUp(0x1),
        /** The interface has what it needs to work, such as a cable that is plugged in. */
        IsRunning(0x2),
        /** It can send to all at once. */
        CanBroadcast(0x4),
        /** It leads back to this machine. */
        IsLoopBack(0x8),
        /** It leads to one other machine. */
        IsPointToPoint(0x10),
        /** It can send to groups. */
        CanMulticast(0x20);

        private final int value;

        InterfaceFlag(int value) {
            this.value = value;
        }

        /**
         * Returns Qt's number for this member.
         *
         * @return the number
         */
        public int value() {
            return value;
        }
    }

    /** What an interface is made of. */
    public enum InterfaceType {
        /** Not known, or none of the others. */
        Unknown(0),
        /** The loopback interface. */
        Loopback(1),
        /** Virtual: not a network, or a tunnel. */
        Virtual(2),
        /** Ethernet. */
        Ethernet(3),
        /** SLIP. */
        Slip(4),
        /** CAN bus. */
        CanBus(5),
        /** PPP. */
        Ppp(6),
        /** FDDI. */
        Fddi(7),
        /** Wireless LAN. */
        Wifi(8),
        /** Phonet. */
        Phonet(9),
        /** IEEE 802.15.4, such as ZigBee. */
        Ieee802154(10),
        /** IPv6 over low-power wireless. */
        SixLoWPAN(11),
        /** WiMAX. */
        Ieee80216(12),
        /** FireWire. */
        Ieee1394(13);

        /** Qt's other name for {@link #Wifi}, with the same number. */
        public static final InterfaceType Ieee80211 = Wifi;

        private final int value;

        InterfaceType(int value) {
            this.value = value;
        }

        /**
         * Returns Qt's number for this member.
         *
         * @return the number
         */
        public int value() {
            return value;
        }
    }

    /** Makes an interface that is not valid. */
    public QNetworkInterface() {}

    /**
     * Makes a copy.
     *
     * @param other the interface to copy
     */
    public QNetworkInterface(QNetworkInterface other) {
        data = other.data;
    }

    private QNetworkInterface(InterfaceReader.Data data) {
        this.data = data;
    }

    /**
     * Lists the interfaces of this machine, those without addresses too where the system shows
     * them.
     *
     * @return the interfaces by rising index; a new list
     */
    public static List<QNetworkInterface> allInterfaces() {
        return new InterfaceReader().read().stream().map(QNetworkInterface::new).toList();
    }

    /**
     * Lists the addresses of all interfaces that are up.
     *
     * @return the addresses in the order of their interfaces; a new list of new addresses
     */
    public static List<QHostAddress> allAddresses() {
        return new InterfaceReader()
                .read().stream()
                        .filter(data -> data.flags().contains(InterfaceFlag.IsUp))
                        .flatMap(data -> data.entries().stream())
                        .map(QNetworkAddressEntry::ip)
                        .toList();
    }

    /**
     * Finds the interface of a name.
     *
     * @param name the name, or an index as text
     * @return the interface; one that is not valid if there is none
     */
    public static QNetworkInterface interfaceFromName(String name) {
        Objects.requireNonNull(name, "name");
        QNetworkInterface found = find(data -> data.name().equals(name));
        return found.isValid() ? found : interfaceFromIndex(indexFromText(name));
    }

    /**
     * Finds the interface of an index.
     *
     * @param index the index
     * @return the interface; one that is not valid if there is none
     */
    public static QNetworkInterface interfaceFromIndex(int index) {
        return find(data -> data.index() == index);
    }

    private static QNetworkInterface find(Predicate<InterfaceReader.Data> wanted) {
        return new InterfaceReader()
                .read().stream()
                        .filter(wanted)
                        .findFirst()
                        .map(QNetworkInterface::new)
                        .orElseGet(QNetworkInterface::new);
    }

    /**
     * Returns the index of an interface, for example for a scope id.
     *
     * @param name the name, or an index as text
     * @return the index, for a number also if no interface has it; 0 if there is none
     */
    public static int interfaceIndexFromName(String name) {
        Objects.requireNonNull(name, "name");
        int index = find(data -> data.name().equals(name)).index();
        return index != 0 ? index : indexFromText(name);
    }

    private static int indexFromText(String text) {
        long number = AddressParser.parseDecimal(text);
        return number <= 0 || number > Integer.MAX_VALUE ? 0 : (int) number;
    }

    /**
     * Returns the name of an interface.
     *
     * @param index its index
     * @return its name; empty if there is none
     */
    public static String interfaceNameFromIndex(int index) {
        try {
            // Much faster than reading all, and enough for every interface with an address.
            NetworkInterface known = index > 0 ? NetworkInterface.getByIndex(index) : null;
            return known != null ? known.getName() : interfaceFromIndex(index).name();
        } catch (SocketException e) {
            return interfaceFromIndex(index).name();
        }
    }

    /**
     * Exchanges the contents of two interfaces.
     *
     * @param other the other interface
     */
    public void swap(QNetworkInterface other) {
        InterfaceReader.Data mine = data;
        data = other.data;
        other.data = mine;
    }

    /**
     * Whether this is an interface at all.
     *
     * @return false for what the default constructor and a vain search give
     */
    public boolean isValid() {
        return !data.name().isEmpty();
    }

    /**
     * Returns the name, such as {@code eth0}.
     *
     * @return the name; empty if not valid
     */
    public String name() {
        return data.name();
    }

    /**
     * Returns the name that people know: on Windows the name of the connection, elsewhere the name.
     *
     * @return the name
     */
    public String humanReadableName() {
        return data.humanReadableName();
    }

    /**
     * Returns the number that the system gave the interface.
     *
     * @return the number; 0 if not known
     */
    public int index() {
        return data.index();
    }

    /**
     * Returns the properties.
     *
     * @return a new set
     */
    public EnumSet<InterfaceFlag> flags() {
        EnumSet<InterfaceFlag> flags = EnumSet.noneOf(InterfaceFlag.class);
        flags.addAll(data.flags());
        return flags;
    }

    /**
     * Returns what the interface is made of.
     *
     * @return the type; Unknown where the system does not tell
     */
    public InterfaceType type() {
        return data.type();
    }

    /**
     * Returns the hardware address, for Ethernet the MAC address.
     *
     * @return upper case hexadecimal bytes separated by colons; empty if there is none
     */
    public String hardwareAddress() {
        return data.hardwareAddress();
    }

    /**
     * Returns the size of the largest packet.
     *
     * @return the number of bytes; 0 if not known
     */
    public int maximumTransmissionUnit() {
        return data.maximumTransmissionUnit();
    }

    /**
     * Returns the addresses with their netmasks.
     *
     * @return a new list of copies
     */
    public List<QNetworkAddressEntry> addressEntries() {
        return data.entries().stream().map(QNetworkAddressEntry::new).toList();
    }

    /** Returns name and addresses; for people to read. */
    @Override
    public String toString() {
        return data.name() + data.entries();
    }
}
