// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import dev.quayside.network.QNetworkInterface.InterfaceType;

/** What Linux's {@code ARPHRD_} numbers mean to Qt. */
final class InterfaceTypes {

    private InterfaceTypes() {}

    static InterfaceType ofArpHardware(int number) {
        return switch (number) {
            case 1 -> InterfaceType.Ethernet;
            case 24 -> InterfaceType.Ieee1394;
            case 256, 257, 258, 259 -> InterfaceType.Slip;
            case 280 -> InterfaceType.CanBus;
            case 512 -> InterfaceType.Ppp;
            case 768, 769 -> InterfaceType.Virtual; // IP in IP tunnels
            case 772 -> InterfaceType.Loopback;
            case 774 -> InterfaceType.Fddi;
            case 801, 802, 803 -> InterfaceType.Wifi;
            case 804, 805 -> InterfaceType.Ieee802154;
            case 820, 821 -> InterfaceType.Phonet;
            case 825 -> InterfaceType.SixLoWPAN;
            case 0xfffe, 0xffff -> InterfaceType.Virtual; // no header, no type
            default -> InterfaceType.Unknown;
        };
    }
}
