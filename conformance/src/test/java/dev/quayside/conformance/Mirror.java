// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import dev.quayside.core.QObject;
import dev.quayside.core.Signal;
import dev.quayside.network.QTcpServer;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What a class of ours offers, to callers and to subclasses, its base classes included. */
final class Mirror {
    private final Set<String> methods = new HashSet<>();
    private final Set<String> signals = new HashSet<>();
    private final Set<Class<?>> enums = new HashSet<>();

    private Mirror(Class<?> type) {
        Deque<Class<?>> todo = new ArrayDeque<>();
        todo.add(type);
        while (!todo.isEmpty()) {
            Class<?> next = todo.pop();
            if (next == Object.class) { // its wait and notify are not Qt's
                continue;
            }
            look(next);
            todo.addAll(Set.of(next.getInterfaces()));
            if (next.getSuperclass() != null) {
                todo.add(next.getSuperclass());
            }
        }
    }

    /** Finds the class of ours with the name of a Qt class. */
    static Class<?> classNamed(String name) {
        for (Class<?> neighbour : Set.of(QObject.class, QTcpServer.class)) {
            try {
                return Class.forName(neighbour.getPackageName() + "." + name);
            } catch (ClassNotFoundException e) {
                continue; // in the other package, then
            }
        }
        throw new AssertionError("there is no class " + name);
    }

    static Mirror of(String className) {
        return new Mirror(classNamed(className));
    }

    boolean hasMethod(String name) {
        return methods.contains(name);
    }

    boolean hasSignal(String name) {
        return signals.contains(name);
    }

    Optional<Class<?>> enumNamed(String name) {
        return enums.stream().filter(type -> type.getSimpleName().equals(name)).findAny();
    }

    private void look(Class<?> type) {
        for (Method method : type.getDeclaredMethods()) {
            if (isOffered(method)) {
                methods.add(method.getName());
            }
        }
        for (Field field : type.getDeclaredFields()) {
            if (isOffered(field) && Signal.class.isAssignableFrom(field.getType())) {
                signals.add(field.getName());
            }
        }
        for (Class<?> nested : type.getDeclaredClasses()) {
            if (nested.isEnum() && Modifier.isPublic(nested.getModifiers())) {
                enums.add(nested);
            }
        }
    }

    private static boolean isOffered(Member member) {
        return Modifier.isPublic(member.getModifiers())
                || Modifier.isProtected(member.getModifiers());
    }
}
