// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.tracker;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a peer listens.
 *
 * <p>It compares addresses itself: Java makes the code that compares records when it is used first,
 * and takes longer for it than for the way to the first peer.
 *
 * @param host an IP address, or a name
 * @param port 1 to 65535
 */
public record PeerAddress(String host, int port) {
    private static final int V4 = 4;
    private static final int V6 = 16;

    /**
     * Reads addresses of IPv4 in the compact form (BEP 23).
     *
     * @param bytes six bytes each; what is left over is ignored
     * @return the addresses, without those of port 0
     */
    public static List<PeerAddress> ofCompact4(byte[] bytes) {
        return ofCompact(bytes, V4);
    }

    /**
     * Reads addresses of IPv6 in the compact form (BEP 7).
     *
     * @param bytes 18 bytes each; what is left over is ignored
     * @return the addresses, without those of port 0
     */
    public static List<PeerAddress> ofCompact6(byte[] bytes) {
        return ofCompact(bytes, V6);
    }

    private static List<PeerAddress> ofCompact(byte[] bytes, int size) {
        List<PeerAddress> peers = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte[] address = new byte[size];
        while (in.remaining() >= size + 2) {
            in.get(address);
            int port = in.getShort() & 0xffff;
            if (port != 0) {
                try {
                    peers.add(
                            new PeerAddress(
                                    InetAddress.getByAddress(address).getHostAddress(), port));
                } catch (UnknownHostException e) {
                    throw new IllegalStateException("4 and 16 bytes are addresses", e);
                }
            }
        }
        return peers;
    }

    /**
     * Encodes an address in the compact form.
     *
     * @param address an IP address
     * @param port its port
     * @return 6 bytes, or 18 for IPv6
     */
    public static byte[] compact(InetAddress address, int port) {
        byte[] bytes = address.getAddress();
        return ByteBuffer.allocate(bytes.length + 2).put(bytes).putShort((short) port).array();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PeerAddress address
                && address.port == port
                && address.host.equals(host);
    }

    @Override
    public int hashCode() {
        return 31 * host.hashCode() + port;
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]:" : host + ":") + port;
    }
}
