// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/** Finds the name of a signal for messages: signals themselves carry none, to stay small. */
final class SignalNames {
    private SignalNames() {}

    static String of(Signal signal) {
        QObject owner = signal.owner();
        for (Class<?> type = owner.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (Signal.class.isAssignableFrom(field.getType())
                        && !Modifier.isStatic(field.getModifiers())
                        && isAt(field, owner, signal)) {
                    return type.getSimpleName() + "." + field.getName();
                }
            }
        }
        return owner.getClass().getSimpleName() + ".(signal)";
    }

    private static boolean isAt(Field field, QObject owner, Signal signal) {
        if (!field.canAccess(owner) && !field.trySetAccessible()) {
            return false;
        }
        try {
            return field.get(owner) == signal;
        } catch (IllegalAccessException e) {
            return false;
        }
    }
}
