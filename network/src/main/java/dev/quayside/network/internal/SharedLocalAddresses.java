// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Lets accepted connections share the object that is their own end's address. Java makes one for
 * each, with its parts 88 bytes, though all that come to a listener by one interface have the same.
 *
 * <p>Where the running Java does not allow reaching them, see {@link NativeOptions}, each
 * connection keeps its own. For every thread.
 */
final class SharedLocalAddresses {
    private static final Field LOCAL_ADDRESS = localAddress();

    /** The last of each hash; listeners whose hashes meet only share less. */
    private static final AtomicReferenceArray<SocketAddress> KNOWN = new AtomicReferenceArray<>(64);

    private SharedLocalAddresses() {}

    private static Field localAddress() {
        try {
            Class<?> channel = Class.forName("sun.nio.ch.SocketChannelImpl");
            Field field = channel.getDeclaredField("localAddress");
            boolean fits = field.getType() == SocketAddress.class && field.trySetAccessible();
            return fits ? field : null;
        } catch (ReflectiveOperationException e) {
            return null; // this Java is made differently
        }
    }

    /** Returns whether this Java allows sharing. */
    static boolean isAvailable() {
        return LOCAL_ADDRESS != null;
    }

    /**
     * Gives a connection the address object of an earlier one, if there was one with an equal
     * address.
     *
     * @param accepted a connection that nobody else has seen yet
     */
    static void share(SocketChannel accepted) throws IOException {
        if (LOCAL_ADDRESS == null || !LOCAL_ADDRESS.getDeclaringClass().isInstance(accepted)) {
            return;
        }
        SocketAddress own = accepted.getLocalAddress();
        if (isScoped(own)) {
            return;
        }
        int slot = own.hashCode() & KNOWN.length() - 1;
        SocketAddress known = KNOWN.get(slot);
        if (!own.equals(known)) {
            KNOWN.set(slot, own);
            return;
        }
        try {
            LOCAL_ADDRESS.set(accepted, known);
        } catch (IllegalAccessException e) {
            return; // never: it was asked for above
        }
    }

    /** Java calls addresses equal that differ in their scope only. */
    private static boolean isScoped(SocketAddress address) {
        return address instanceof InetSocketAddress i
                && i.getAddress() instanceof Inet6Address v6
                && v6.getScopeId() != 0;
    }
}
