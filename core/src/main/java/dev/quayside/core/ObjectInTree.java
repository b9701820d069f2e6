// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** The part of {@link QObject} that concerns its place among parents and children. */
abstract sealed class ObjectInTree extends ObjectInThread permits QObject {
    private QObject parent;
    private Children children;
    int indexInParent;

    ObjectInTree(QObject parent) {
        super(homeBelow(parent));
    }

    /** The calling thread; only a parent that lives in no thread has its children with it there. */
    private static ThreadData homeBelow(QObject parent) {
        return parent != null && parent.threadData().isNoThread()
                ? parent.threadData()
                : ThreadData.current();
    }

    /** Part of the construction. */
    final void linkFirst(QObject to) {
        if (to != null) {
            to.checkNotDisposed();
            if (to.threadData() == threadData()) {
                link(to);
            } else {
                ThreadData.warn("Cannot create children for a parent in a different thread: " + to);
            }
        }
    }

    /**
     * Returns the parent.
     *
     * @return the parent, or null
     */
    public QObject parent() {
        return parent;
    }

    /**
     * Gives the object another parent, as its last child. A parent in a different thread is refused
     * with a warning.
     *
     * @param newParent the parent, or null for none
     * @throws IllegalArgumentException if the object is the new parent itself or above it
     */
    public void setParent(QObject newParent) {
        checkNotDisposed();
        if (newParent == parent) {
            return;
        }
        for (QObject o = newParent; o != null; o = o.parent()) {
            if (o == this) {
                throw new IllegalArgumentException("An object cannot be below itself: " + this);
            }
        }
        if (newParent != null) {
            newParent.checkNotDisposed();
            if (newParent.threadData() != threadData()) {
                ThreadData.warn(
                        "Cannot set a parent in a different thread: " + newParent + " for " + this);
                return;
            }
        }
        unlink();
        if (newParent != null) {
            link(newParent);
        }
    }

    private void link(QObject to) {
        QObject self = (QObject) this;
        parent = to;
        ObjectInTree above = to;
        if (above.children == null) {
            above.children = new Children();
        }
        above.children.add(self);
        QCoreApplication.deliver(to, new QChildEvent(QEvent.Type.ChildAdded, self));
    }

    /** Does nothing without a parent. A parent that destroys its children is not told of each. */
    final void unlink() {
        ObjectInTree from = parent;
        if (from != null) {
            QObject self = (QObject) this;
            parent = null;
            from.children.remove(self);
            if (!from.isDisposed()) {
                QCoreApplication.deliver(
                        (QObject) from, new QChildEvent(QEvent.Type.ChildRemoved, self));
            }
        }
    }

    final void disposeChildren() {
        if (children != null) {
            children.disposeAll();
        }
    }

    final Children childrenOrNull() {
        return children;
    }

    /**
     * Returns the children, oldest first.
     *
     * @return a new list
     */
    public List<QObject> children() {
        return children == null ? List.of() : children.toList();
    }

    /**
     * Finds the first child of a class with a name. The children themselves are looked at before
     * what is below them.
     *
     * @param <T> the class
     * @param type the class
     * @param name the object name; null for any
     * @param options recursively (the default) or direct children only
     * @return the child, or null
     */
    public <T> T findChild(Class<T> type, String name, Qt.FindChildOption... options) {
        Objects.requireNonNull(type, "type");
        return ObjectTree.findChild((QObject) this, type, name, ObjectTree.recursive(options));
    }

    /**
     * Finds the first child of a class.
     *
     * @param <T> the class
     * @param type the class
     * @return the child, or null
     */
    public <T> T findChild(Class<T> type) {
        return findChild(type, null);
    }

    /**
     * Finds all children of a class with a name.
     *
     * @param <T> the class
     * @param type the class
     * @param name the object name; null for any
     * @param options recursively (the default) or direct children only
     * @return the children, each before its own children
     */
    public <T> List<T> findChildren(Class<T> type, String name, Qt.FindChildOption... options) {
        Objects.requireNonNull(type, "type");
        return ObjectTree.findChildren(
                (QObject) this,
                type,
                n -> name == null || name.equals(n),
                ObjectTree.recursive(options));
    }

    /**
     * Finds all children of a class whose name holds a match of a pattern.
     *
     * @param <T> the class
     * @param type the class
     * @param name the pattern
     * @param options recursively (the default) or direct children only
     * @return the children, each before its own children
     */
    public <T> List<T> findChildren(Class<T> type, Pattern name, Qt.FindChildOption... options) {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(name, "name");
        return ObjectTree.findChildren(
                (QObject) this, type, n -> name.matcher(n).find(), ObjectTree.recursive(options));
    }

    /**
     * Finds all children of a class.
     *
     * @param <T> the class
     * @param type the class
     * @return the children, each before its own children
     */
    public <T> List<T> findChildren(Class<T> type) {
        return findChildren(type, (String) null);
    }

    /** Writes the object and its children to the log at level DEBUG. */
    public void dumpObjectTree() {
        ObjectTree.dump((QObject) this, 0);
    }

    /** Writes the object's name, class and children count to the log at level DEBUG. */
    public void dumpObjectInfo() {
        CoreLog.LOG.log(System.Logger.Level.DEBUG, () -> this + ", children: " + children().size());
    }
}
