// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import dev.quayside.core.QObject;
import dev.quayside.core.Signal;
import dev.quayside.core.Slot;
import dev.quayside.core.Slot0;
import dev.quayside.core.Slot1;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What can stand on the right side of {@code connect}: slots, signals and methods of objects. */
final class Receivers {
    private final Map<QObject, Map<String, Slot>> made = new IdentityHashMap<>();

    /**
     * Finds what a signal with these arguments can call, the same object each time it is asked for.
     *
     * @param receiver the object
     * @param name its slot, signal or method
     * @param types the signal's arguments
     * @return a slot that takes some or all of the arguments; null where the object's wants others
     */
    Slot find(QObject receiver, String name, List<Class<?>> types) {
        if (receiver instanceof Thing thing && thing.slot(name) != null) {
            Slot slot = thing.slot(name);
            return slot instanceof Slot0 || startsWith(types, List.of(Integer.class)) ? slot : null;
        }
        if (Signals.has(receiver, name)) {
            List<Class<?>> wanted = Signals.types(receiver, name);
            return startsWith(types, wanted) ? kept(receiver, name, wanted.size()) : null;
        }
        for (int count = Math.min(types.size(), 1); count >= 0; count--) {
            if (method(receiver, name, types.subList(0, count)) != null) {
                return kept(receiver, name, count);
            }
        }
        throw new ScenarioException(Texts.typeName(receiver) + " has no slot " + name);
    }

    private Slot kept(QObject receiver, String name, int count) {
        return made.computeIfAbsent(receiver, r -> new HashMap<>())
                .computeIfAbsent(name + "/" + count, key -> make(receiver, name, count));
    }

    private static Slot make(QObject receiver, String name, int count) {
        if (Signals.has(receiver, name)) {
            Signal signal = Signals.of(receiver, name);
            return Signals.slotFor(signal, arguments -> Signals.emit(receiver, name, arguments));
        }
        if (count == 0) {
            return (Slot0) () -> Calls.call(receiver, name, List.of());
        }
        return (Slot1<Object>) argument -> Calls.call(receiver, name, List.of(argument));
    }

    private static boolean startsWith(List<Class<?>> types, List<Class<?>> wanted) {
        return types.size() >= wanted.size() && types.subList(0, wanted.size()).equals(wanted);
    }

    private static Method method(QObject receiver, String name, List<Class<?>> types) {
        for (Method method : receiver.getClass().getMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == types.size()) {
                boolean fits = true;
                for (int i = 0; i < types.size(); i++) {
                    fits &= Calls.boxed(method.getParameterTypes()[i]) == types.get(i);
                }
                if (fits) {
                    return method;
                }
            }
        }
        return null;
    }
}
