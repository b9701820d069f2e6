// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import dev.quayside.core.QIODeviceBase;
import dev.quayside.network.QAbstractSocketBase;
import dev.quayside.network.QHostAddress;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The enum members that scenarios may name, and the text of flags. */
final class Enums {
    // The order decides which enum a name belongs to where two have it.
    private static final List<Class<? extends Enum<?>>> TYPES =
            List.of(
                    QAbstractSocketBase.SocketState.class,
                    QAbstractSocketBase.SocketError.class,
                    QAbstractSocketBase.SocketType.class,
                    QAbstractSocketBase.NetworkLayerProtocol.class,
                    QAbstractSocketBase.BindFlag.class,
                    QAbstractSocketBase.PauseMode.class,
                    QAbstractSocketBase.SocketOption.class,
                    QHostAddress.SpecialAddress.class,
                    QHostAddress.ConversionModeFlag.class,
                    QIODeviceBase.OpenModeFlag.class);

    private static final Map<String, Enum<?>> MEMBERS = new LinkedHashMap<>();

    static {
        for (Class<? extends Enum<?>> type : TYPES) {
            for (Enum<?> member : type.getEnumConstants()) {
                MEMBERS.putIfAbsent(member.name(), member);
            }
        }
    }

    private Enums() {}

    /**
     * Finds an enum member by its name.
     *
     * @param name the name
     * @return the member, or null where there is none
     */
    static Enum<?> member(String name) {
        return MEMBERS.get(name);
    }

    /**
     * Tells whether a set is a set of flags.
     *
     * @param set any set
     * @return true where its element type is known to be an enum
     */
    static boolean isFlags(Set<?> set) {
        return set instanceof EnumSet
                || !set.isEmpty() && set.stream().allMatch(Enum.class::isInstance);
    }

    /**
     * Renders flags by their value: the one member that has it, or else the names of its bits.
     *
     * @param flags the members that are set
     * @return the text
     */
    static String textOfFlags(Set<?> flags) {
        int value = 0;
        for (Object flag : flags) {
            value |= value((Enum<?>) flag);
        }
        Set<String> bits = new TreeSet<>();
        for (Enum<?> member : typeOf(flags).getEnumConstants()) {
            int bit = value(member);
            if (bit == value) {
                return member.name();
            }
            if ((value & bit) == bit && Integer.bitCount(bit) == 1) {
                bits.add(member.name());
            }
        }
        return bits.isEmpty() ? Integer.toString(value) : String.join("|", bits);
    }

    /**
     * Asks an enum member for Qt's number.
     *
     * @param member a member of one of Qt's enums
     * @return what its {@code value()} returns
     */
    static int value(Enum<?> member) {
        try {
            Object value = member.getDeclaringClass().getMethod("value").invoke(member);
            return ((Number) value).intValue();
        } catch (ReflectiveOperationException e) {
            throw new ScenarioException("no value() in " + member.getDeclaringClass(), e);
        }
    }

    private static Class<? extends Enum<?>> typeOf(Set<?> flags) {
        // An empty set says what it could hold only by its complement.
        Set<?> members = flags.isEmpty() ? EnumSet.complementOf((EnumSet<?>) flags) : flags;
        return ((Enum<?>) members.iterator().next()).getDeclaringClass();
    }
}
