// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import java.io.IOException;
import java.nio.channels.Channel;

/** The socket with which the program was started. */
final class Inherited {
    private static final int STANDARD_INPUT = 0;
    private static final int SOCK_STREAM = 1;

    private Inherited() {}

    static Channel channel(EpollSelectorProvider provider) throws IOException {
        byte[] own = SocketAddressBytes.empty();
        if (option(SocketOptionTable.SO_TYPE) != SOCK_STREAM
                || SocketCalls.localAddress(STANDARD_INPUT, own) < 0) {
            return null; // a terminal, a file, a datagram socket
        }
        int family = SocketAddressBytes.family(own);
        boolean ipv6 = family == SocketCalls.AF_INET6;
        if (!ipv6 && family != SocketCalls.AF_INET) {
            return null;
        }
        byte[] peer = SocketAddressBytes.empty();
        boolean connected = SocketCalls.peerAddress(STANDARD_INPUT, peer) == 0;
        if (!connected && option(SocketOptionTable.SO_ACCEPTCONN) != 1) {
            return null;
        }
        Descriptor descriptor = Descriptor.of(SocketCalls.duplicate(STANDARD_INPUT));
        return connected
                ? new EpollSocketChannel(provider, descriptor, ipv6, peer)
                : new EpollServerSocketChannel(
                        provider, descriptor, ipv6, SocketAddressBytes.toJava(own));
    }

    private static int option(int name) {
        int[] value = new int[1];
        int result =
                SocketCalls.getOption(STANDARD_INPUT, SocketOptionTable.SOL_SOCKET, name, value);
        return result < 0 ? result : value[0];
    }
}
