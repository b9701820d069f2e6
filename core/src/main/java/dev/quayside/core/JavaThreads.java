// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** The one place that knows of virtual threads: they came after the Java this is compiled for. */
final class JavaThreads {
    private static final Method OF_VIRTUAL = find();

    private JavaThreads() {}

    private static Method find() {
        if (Runtime.version().feature() < 21) {
            return null;
        }
        try {
            return Thread.class.getMethod("ofVirtual");
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    static boolean hasVirtual() {
        return OF_VIRTUAL != null;
    }

    static Thread make(Runnable main, String name, boolean virtual, int stackSize) {
        if (!virtual) {
            return new Thread(null, main, name, stackSize);
        }
        if (OF_VIRTUAL == null) {
            throw new UnsupportedOperationException("Virtual threads need Java 21 or newer");
        }
        try {
            Object builder = OF_VIRTUAL.invoke(null);
            Class<?> type = Class.forName("java.lang.Thread$Builder");
            type.getMethod("name", String.class).invoke(builder, name);
            return (Thread) type.getMethod("unstarted", Runnable.class).invoke(builder, main);
        } catch (IllegalAccessException | NoSuchMethodException | ClassNotFoundException e) {
            throw new UnsupportedOperationException("This Java has other virtual threads", e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("A virtual thread could not be made", e.getCause());
        }
    }

    @SuppressWarnings("deprecation") // getId() became threadId() in 19, and is final there
    static long currentId() {
        return Thread.currentThread().getId();
    }
}
