// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

import dev.quayside.network.QSocketDescriptor;
import java.lang.invoke.MethodHandles;
import java.nio.channels.SelectableChannel;

/** What the engines need of a {@link QSocketDescriptor} beyond its public members. */
public abstract class DescriptorAccess {
    private static volatile DescriptorAccess instance;

    /** For {@link QSocketDescriptor}. */
    protected DescriptorAccess() {}

    /**
     * For {@link QSocketDescriptor}.
     *
     * @param access the one access
     */
    public static void set(DescriptorAccess access) {
        instance = access;
    }

    static DescriptorAccess get() {
        DescriptorAccess access = instance;
        if (access == null) {
            try {
                MethodHandles.lookup().ensureInitialized(QSocketDescriptor.class);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
            access = instance;
        }
        return access;
    }

    /**
     * Makes a descriptor.
     *
     * @param channel the channel
     * @param ipv6 whether it is known to be of the IPv6 family
     * @param taken whether it counts as taken
     * @return the descriptor
     */
    protected abstract QSocketDescriptor make(
            SelectableChannel channel, boolean ipv6, boolean taken);

    /**
     * Takes the channel out.
     *
     * @param descriptor whose
     * @return the channel; null if it was taken or closed before
     */
    protected abstract SelectableChannel tryTake(QSocketDescriptor descriptor);

    /**
     * Returns what {@link #make} was told.
     *
     * @param descriptor whose
     * @return whether its channel is known to be of the IPv6 family
     */
    protected abstract boolean isIPv6(QSocketDescriptor descriptor);
}
