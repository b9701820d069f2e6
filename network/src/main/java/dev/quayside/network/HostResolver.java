// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import dev.quayside.network.QAbstractSocketBase.NetworkLayerProtocol;
import dev.quayside.network.QHostInfo.HostInfoError;
import dev.quayside.network.internal.HostNames;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Asks the system for the addresses of a name, or the name of an address, and waits for the answer.
 */
final class HostResolver {

    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");

    private HostResolver() {}

    /** Fills the host info with what the system knows of the name. */
    static QHostInfo resolve(String name) {
        QHostInfo info = new QHostInfo();
        info.setHostName(name);
        QHostAddress literal = new QHostAddress(name);
        if (name.isEmpty()) {
            fail(info, "No host name given");
        } else if (!literal.isNull()) {
            info.setHostName(nameOf(literal));
            info.setAddresses(List.of(literal));
        } else {
            String ascii = HostNames.toAscii(name);
            if (ascii.isEmpty()) {
                fail(info, "Invalid hostname");
            } else if (NUMBERS.matcher(ascii).matches()) {
                fail(
                        info,
                        "Host not found"); // Java would take 08.1.1.1 for an address, Qt does not
            } else {
                findAddresses(ascii, info);
            }
        }
        return info;
    }

    /** The name of an address; its text without scope id if it has none. */
    private static String nameOf(QHostAddress address) {
        QHostAddress unscoped = new QHostAddress(address);
        unscoped.setScopeId("");
        if (unscoped.protocol() == NetworkLayerProtocol.IPv6Protocol && unscoped.hasIPv4Form()) {
            return unscoped.toString(); // Java would name the IPv4 address, Qt does not
        }
        InetAddress javaAddress = unscoped.toInetAddress();
        // Where there is no name, Java answers with its own text of the address.
        String name = javaAddress.getHostName();
        return name.equals(javaAddress.getHostAddress()) ? unscoped.toString() : name;
    }

    private static void findAddresses(String ascii, QHostInfo info) {
        try {
            List<QHostAddress> addresses = new ArrayList<>();
            for (InetAddress found : InetAddress.getAllByName(ascii)) {
                QHostAddress address = new QHostAddress(found);
                if (!addresses.contains(address)) {
                    addresses.add(address);
                }
            }
            info.setAddresses(addresses);
        } catch (UnknownHostException e) {
            fail(info, "Host not found");
        }
    }

    private static void fail(QHostInfo info, String errorString) {
        info.setError(HostInfoError.HostNotFound);
        info.setErrorString(errorString);
    }
}
