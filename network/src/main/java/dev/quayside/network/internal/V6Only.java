// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

import java.nio.channels.SelectableChannel;

/**
 * Keeps IPv4 out of an IPv6 end point (IPV6_V6ONLY). Java opens its IPv6 channels for both and
 * offers no option for it, see {@link NativeOptions}.
 */
final class V6Only {
    private V6Only() {}

    /**
     * Makes an IPv6 channel, which is not bound yet, one for IPv6 only.
     *
     * @return whether it is now
     */
    static boolean enable(SelectableChannel channel) {
        return NativeOptions.set(channel, NativeOptions.IPV6_V6ONLY, 1);
    }

    /** Returns whether {@link #enable} can be expected to work in this Java. */
    static boolean isAvailable() {
        return NativeOptions.isAvailable();
    }
}
