// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Searches and descriptions of objects and their children. */
final class ObjectTree {
    private ObjectTree() {}

    static boolean recursive(Qt.FindChildOption... options) {
        return options.length == 0 || options[0] == Qt.FindChildOption.FindChildrenRecursively;
    }

    /** Looks at all direct children before it looks below them, as Qt does. */
    static <T> T findChild(QObject root, Class<T> type, String name, boolean recursive) {
        List<QObject> children = root.children();
        for (QObject child : children) {
            if (type.isInstance(child) && (name == null || name.equals(child.objectName()))) {
                return type.cast(child);
            }
        }
        if (recursive) {
            for (QObject child : children) {
                T found = findChild(child, type, name, true);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    static <T> List<T> findChildren(
            QObject root, Class<T> type, Predicate<String> name, boolean recursive) {
        List<T> found = new ArrayList<>();
        collect(root, type, name, recursive, found);
        return found;
    }

    private static <T> void collect(
            QObject root, Class<T> type, Predicate<String> name, boolean recursive, List<T> into) {
        for (QObject child : root.children()) {
            if (type.isInstance(child) && name.test(child.objectName())) {
                into.add(type.cast(child));
            }
            if (recursive) {
                collect(child, type, name, true, into);
            }
        }
    }

    static boolean inherits(Class<?> type, String className) {
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            if (c.getSimpleName().equals(className)) {
                return true;
            }
        }
        return false;
    }

    /** The simple name; for a class without a name, that of the class it extends. */
    static String nameOf(Class<?> type) {
        Class<?> named = type;
        while (named.getSimpleName().isEmpty()) {
            named = named.getSuperclass();
        }
        return named.getSimpleName();
    }

    static void dump(QObject root, int depth) {
        CoreLog.LOG.log(System.Logger.Level.DEBUG, () -> "    ".repeat(depth) + root);
        for (QObject child : root.children()) {
            dump(child, depth + 1);
        }
    }
}
