// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import dev.quayside.core.QMetaObject;
import dev.quayside.core.QObject;
import dev.quayside.core.Qt;
import dev.quayside.core.Signal;
import dev.quayside.core.Signal0;
import dev.quayside.core.Signal1;
import dev.quayside.core.Signal2;
import dev.quayside.core.Slot;
import dev.quayside.core.Slot0;
import dev.quayside.core.Slot1;
import dev.quayside.core.Slot2;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Finds signals by name, connects to them and emits them, whatever their arguments are. */
final class Signals {
    private Signals() {}

    /**
     * Finds a signal.
     *
     * @param object its owner
     * @param name the name of the field
     * @return the signal
     */
    static Signal of(QObject object, String name) {
        Field field = field(object, name);
        if (field == null) {
            throw new ScenarioException(Texts.typeName(object) + " has no signal " + name);
        }
        try {
            return (Signal) field.get(object);
        } catch (IllegalAccessException e) {
            throw new ScenarioException("signal " + name + " is not public", e);
        }
    }

    /**
     * Tells whether an object has a signal.
     *
     * @param object the object
     * @param name the name of the signal
     * @return whether it has
     */
    static boolean has(QObject object, String name) {
        return field(object, name) != null;
    }

    /**
     * Returns the types of a signal's arguments.
     *
     * @param object its owner
     * @param name the name of the signal
     * @return one class for each argument
     */
    static List<Class<?>> types(QObject object, String name) {
        List<Class<?>> types = new ArrayList<>();
        Field field = field(object, name);
        if (field != null && field.getGenericType() instanceof ParameterizedType type) {
            for (Type argument : type.getActualTypeArguments()) {
                types.add(
                        (Class<?>)
                                (argument instanceof ParameterizedType p
                                        ? p.getRawType()
                                        : argument));
            }
        }
        return types;
    }

    private static Field field(QObject object, String name) {
        try {
            Field field = object.getClass().getField(name);
            return Signal.class.isAssignableFrom(field.getType()) ? field : null;
        } catch (NoSuchFieldException e) {
            return null;
        }
    }

    /**
     * Makes a slot that takes all arguments of a signal.
     *
     * @param signal the signal
     * @param action takes the arguments
     * @return a slot for this signal
     */
    static Slot slotFor(Signal signal, Consumer<List<Object>> action) {
        if (signal instanceof Signal0) {
            return (Slot0) () -> action.accept(List.of());
        }
        if (signal instanceof Signal1<?>) {
            return (Slot1<Object>) a -> action.accept(List.of(a));
        }
        return (Slot2<Object, Object>) (a, b) -> action.accept(List.of(a, b));
    }

    /**
     * Connects a slot without a context.
     *
     * @param signal the signal
     * @param slot a slot for this signal
     */
    static void connect(Signal signal, Slot slot) {
        if (signal instanceof Signal0 s) {
            s.connect((Slot0) slot);
        } else if (signal instanceof Signal1<?> s) {
            s.connect(asSlot1(slot));
        } else {
            ((Signal2<?, ?>) signal).connect(asSlot2(slot));
        }
    }

    /**
     * Connects a slot of a context object.
     *
     * @param signal the signal
     * @param context the receiver
     * @param slot a slot with at most as many arguments
     * @param types as for Qt's connect
     * @return the handle
     */
    static QMetaObject.Connection connect(
            Signal signal, QObject context, Slot slot, Qt.ConnectionType... types) {
        if (signal instanceof Signal0 s) {
            return s.connect(context, (Slot0) slot, types);
        }
        if (signal instanceof Signal1<?> s) {
            return slot instanceof Slot0 none
                    ? s.connect(context, none, types)
                    : s.connect(context, asSlot1(slot), types);
        }
        Signal2<?, ?> s = (Signal2<?, ?>) signal;
        if (slot instanceof Slot0 none) {
            return s.connect(context, none, types);
        }
        return slot instanceof Slot1<?>
                ? s.connect(context, asSlot1(slot), types)
                : s.connect(context, asSlot2(slot), types);
    }

    /**
     * Emits a signal.
     *
     * @param object its owner
     * @param name the name of the signal
     * @param arguments one for each argument of the signal; numbers are made to fit
     */
    static void emit(QObject object, String name, List<?> arguments) {
        Signal signal = of(object, name);
        List<Class<?>> types = types(object, name);
        if (arguments.size() != types.size()) {
            throw new ScenarioException(name + " has " + types.size() + " arguments");
        }
        Object[] fitting = new Object[types.size()];
        Class<?>[] erased = new Class<?>[types.size()];
        for (int i = 0; i < fitting.length; i++) {
            erased[i] = Object.class;
            Object argument = arguments.get(i);
            boolean widen = types.get(i) == Long.class && argument instanceof Number;
            fitting[i] = widen ? Long.valueOf(((Number) argument).longValue()) : argument;
        }
        try {
            Method emit = signal.getClass().getMethod("emit", erased);
            emit.invoke(signal, fitting);
        } catch (InvocationTargetException e) {
            throw new ScenarioException("emitting " + name + ": " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new ScenarioException("cannot emit " + name, e);
        }
    }

    // Whoever made the slot looked at the signal's types first; a slot of Object takes anything.
    @SuppressWarnings("unchecked")
    private static Slot1<Object> asSlot1(Slot slot) {
        return (Slot1<Object>) slot;
    }

    @SuppressWarnings("unchecked")
    private static Slot2<Object, Object> asSlot2(Slot slot) {
        return (Slot2<Object, Object>) slot;
    }
}
