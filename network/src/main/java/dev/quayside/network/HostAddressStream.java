// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import dev.quayside.core.QDataStream;
import dev.quayside.network.QAbstractSocketBase.NetworkLayerProtocol;

/**
 * The form of addresses in a data stream: one byte for the protocol; then for IPv4 the number, for
 * IPv6 the sixteen bytes and the scope id, for other protocols nothing.
 */
final class HostAddressStream {

    private HostAddressStream() {}

    static void write(QHostAddress address, QDataStream out) {
        out.writeInt8(address.protocol().value());
        switch (address.protocol()) {
            case IPv4Protocol -> out.writeUInt32(address.toIPv4Address());
            case IPv6Protocol -> {
                out.writeRawData(address.toIPv6Address());
                out.writeQString(address.rawScopeId());
            }
            default -> {}
        }
    }

    static QHostAddress read(QDataStream in) {
        QHostAddress address = new QHostAddress();
        int protocol = in.readInt8();
        if (protocol == NetworkLayerProtocol.IPv4Protocol.value()) {
            address.setAddress(in.readUInt32());
        } else if (protocol == NetworkLayerProtocol.IPv6Protocol.value()) {
            byte[] bytes = new byte[HostAddressValue.IPV6_BYTES];
            in.readRawData(bytes, 0, bytes.length); // a stream that ends here leaves the rest 0
            address.setAddress(bytes);
            address.setRawScopeId(in.readQString());
        } else if (protocol == NetworkLayerProtocol.AnyIPProtocol.value()) {
            address.setAddress(QHostAddress.SpecialAddress.Any);
        } else if (protocol != NetworkLayerProtocol.UnknownNetworkLayerProtocol.value()) {
            in.setStatus(QDataStream.Status.ReadCorruptData);
        }
        return address;
    }
}
