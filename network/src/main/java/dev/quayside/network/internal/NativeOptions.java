// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.SocketOption;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SelectableChannel;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Socket options that the JDK's channels do not offer, where the running Java allows reaching them:
 * started with {@code --add-opens java.base/sun.nio.ch=ALL-UNNAMED} (or the name of this module),
 * or from a jar whose manifest says {@code Add-Opens: java.base/sun.nio.ch}. Channels of another
 * maker are asked whether they support an option of that name. Elsewhere nothing is set and nothing
 * is found, and the callers say what that means.
 */
final class NativeOptions {
    /** An option of a system: its name, and the two numbers for it there. */
    record Option(String text, int level, int name) {}

    private static final String OS = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    static final boolean LINUX = OS.startsWith("linux");
    static final boolean WINDOWS = OS.startsWith("windows");

    private static final int IPPROTO_IP = 0;
    private static final int IPPROTO_IPV6 = 41;

    static final Option IPV6_V6ONLY = new Option("IPV6_V6ONLY", IPPROTO_IPV6, LINUX ? 26 : 27);
    static final Option SO_OOBINLINE =
            new Option("SO_OOBINLINE", LINUX ? 1 : 0xffff, LINUX ? 10 : 0x100);

    /** Only on Linux. */
    static final Option IP_MTU = new Option("IP_MTU", IPPROTO_IP, 14);

    /** Only on Linux. */
    static final Option IPV6_MTU = new Option("IPV6_MTU", IPPROTO_IPV6, 24);

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

    private static boolean isOfJdk(SelectableChannel channel) {
        return FILE_DESCRIPTOR != null && FILE_DESCRIPTOR.getDeclaringClass().isInstance(channel);
    }

    /** Returns the option of a channel of another maker; null if it has none of that name. */
    @SuppressWarnings("unchecked") // it is compared
    private static SocketOption<Integer> named(SelectableChannel channel, Option option) {
        for (SocketOption<?> supported : ((NetworkChannel) channel).supportedOptions()) {
            if (supported.name().equals(option.text) && supported.type() == Integer.class) {
                return (SocketOption<Integer>) supported;
            }
        }
        return null;
    }

    /** Sets an option; returns whether that was possible. */
    static boolean set(SelectableChannel channel, Option option, int value) {
        if (!isOfJdk(channel)) {
            return setNamed(channel, option, value);
        }
        if (SET == null) {
            return false;
        }
        try {
            Object fd = FILE_DESCRIPTOR.invoke(channel);
            boolean ipv6 = option.level == IPPROTO_IPV6;
            SET.invoke(null, fd, false, option.level, option.name, value, ipv6);
            return true;
        } catch (IllegalAccessException e) {
            return false; // never: it was asked for above
        } catch (InvocationTargetException e) {
            return false; // the system refused
        }
    }

    private static boolean setNamed(SelectableChannel channel, Option option, int value) {
        SocketOption<Integer> named = named(channel, option);
        try {
            if (named != null) {
                ((NetworkChannel) channel).setOption(named, value);
            }
            return named != null;
        } catch (IOException e) {
            return false; // the system refused
        }
    }

    /** Returns an option's value, if that was possible. */
    static OptionalInt get(SelectableChannel channel, Option option) {
        if (!isOfJdk(channel)) {
            return getNamed(channel, option);
        }
        if (SET == null) {
            return OptionalInt.empty();
        }
        try {
            Object fd = FILE_DESCRIPTOR.invoke(channel);
            return OptionalInt.of((int) GET.invoke(null, fd, false, option.level, option.name));
        } catch (IllegalAccessException | InvocationTargetException e) {
            return OptionalInt.empty(); // as above
        }
    }

    private static OptionalInt getNamed(SelectableChannel channel, Option option) {
        SocketOption<Integer> named = named(channel, option);
        try {
            return named == null
                    ? OptionalInt.empty()
                    : OptionalInt.of(((NetworkChannel) channel).getOption(named));
        } catch (IOException e) {
            return OptionalInt.empty(); // the system refused
        }
    }
}
