// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

import java.io.FileDescriptor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.channels.SelectableChannel;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Socket options that {@code java.nio} does not offer, where the running Java allows reaching them:
 * started with {@code --add-opens java.base/sun.nio.ch=ALL-UNNAMED} (or the name of this module),
 * or from a jar whose manifest says {@code Add-Opens: java.base/sun.nio.ch}. Elsewhere nothing is
 * set and nothing is found, and the callers say what that means.
 */
final class NativeOptions {
    /** An option of a system: its two numbers there. */
    record Option(int level, int name) {}

    private static final String OS = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    static final boolean LINUX = OS.startsWith("linux");
    static final boolean WINDOWS = OS.startsWith("windows");

    private static final int IPPROTO_IP = 0;
    private static final int IPPROTO_IPV6 = 41;

    static final Option IPV6_V6ONLY = new Option(IPPROTO_IPV6, LINUX ? 26 : 27);
    static final Option SO_OOBINLINE = LINUX ? new Option(1, 10) : new Option(0xffff, 0x100);

    /** Only on Linux. */
    static final Option IP_MTU = new Option(IPPROTO_IP, 14);

    /** Only on Linux. */
    static final Option IPV6_MTU = new Option(IPPROTO_IPV6, 24);

    // void setIntOption0(FileDescriptor, boolean mayNeedConversion, int, int, int arg, boolean
    // isIPv6)
    private static final Method SET;
    // int getIntOption0(FileDescriptor, boolean mayNeedConversion, int level, int opt)
    private static final Method GET;
    private static final Method FILE_DESCRIPTOR;

    static {
        Method set = null;
        Method get = null;
        Method descriptor = null;
        try {
            Class<?> net = Class.forName("sun.nio.ch.Net");
            descriptor = Class.forName("sun.nio.ch.SelChImpl").getMethod("getFD");
            set =
                    net.getDeclaredMethod(
                            "setIntOption0",
                            FileDescriptor.class,
                            boolean.class,
                            int.class,
                            int.class,
                            int.class,
                            boolean.class);
            get =
                    net.getDeclaredMethod(
                            "getIntOption0",
                            FileDescriptor.class,
                            boolean.class,
                            int.class,
                            int.class);
            if (!(set.trySetAccessible()
                    && get.trySetAccessible()
                    && descriptor.trySetAccessible())) {
                set = null;
            }
        } catch (ReflectiveOperationException e) {
            set = null; // this Java is made differently
        }
        SET = set;
        GET = get;
        FILE_DESCRIPTOR = descriptor;
    }

    private NativeOptions() {}

    /** Returns whether this Java allows reaching such options. */
    static boolean isAvailable() {
        return SET != null;
    }

    /** Sets an option; returns whether that was possible. */
    static boolean set(SelectableChannel channel, Option option, int value) {
        if (SET == null) {
            return false;
        }
        try {
            Object fd = FILE_DESCRIPTOR.invoke(channel);
            boolean ipv6 = option.level == IPPROTO_IPV6;
            SET.invoke(null, fd, false, option.level, option.name, value, ipv6);
            return true;
        } catch (IllegalAccessException | IllegalArgumentException e) {
            return false; // a channel of another maker
        } catch (InvocationTargetException e) {
            return false; // the system refused
        }
    }

    /** Returns an option's value, if that was possible. */
    static OptionalInt get(SelectableChannel channel, Option option) {
        if (SET == null) {
            return OptionalInt.empty();
        }
        try {
            Object fd = FILE_DESCRIPTOR.invoke(channel);
            return OptionalInt.of((int) GET.invoke(null, fd, false, option.level, option.name));
        } catch (IllegalAccessException | IllegalArgumentException e) {
            return OptionalInt.empty();
        } catch (InvocationTargetException e) {
            return OptionalInt.empty();
        }
    }
}
