// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import dev.quayside.core.internal.CoreAccess;
import java.util.List;
import java.util.Objects;

/**
 * The base of everything that has signals, a parent, timers or events.
 *
 * <p><b>Life.</b> A parent destroys its children when it is destroyed. {@link #dispose()} destroys
 * at once (C++'s {@code delete}); {@link #deleteLater()} destroys when control returns to the event
 * loop in which it was called. Destruction first runs {@link #disposing()} of the subclasses, then
 * emits {@link #destroyed}, cuts all connections, and destroys the children in their order. A
 * destroyed object throws {@link QObjectDisposedException} on use; destroying it again is harmless.
 * An object that nobody destroys is collected like any other: neither its receivers nor its thread
 * hold it.
 *
 * <p><b>Threads.</b> An object lives in the thread that made it until {@link #moveToThread}. Its
 * events, timers and queued slots run there. Its methods belong to that thread too, but for
 * connecting, disconnecting, emitting, {@link #deleteLater()}, {@link #thread()} and {@link
 * QCoreApplication#postEvent}, which are for every thread.
 *
 * <p><b>Differences from Qt.</b> Of the declared properties only {@code objectName} is reachable by
 * name; others are Java methods. There is no {@code connectNotify}: ask {@link
 * Signal#isConnected()}.
 *
 * @see <a href="https://doc.qt.io/qt-6/qobject.html">QObject</a>
 */
public non-sealed class QObject extends ObjectInTree {
    static {
        CoreAccess.set(new CoreAccessImpl());
    }

    /**
     * Emitted just before the object is gone, even if its signals are blocked. Argument: the
     * object.
     */
    public final Signal1<QObject> destroyed = new Signal1<>(this);

    /** Emitted when the name has changed. Argument: the new name. */
    public final Signal1<String> objectNameChanged = new Signal1<>(this);

    /** The connections of all signals of this object: the newest, which leads to the older ones. */
    private volatile QMetaObject.Connection outgoing;

    /** After so many more connections the dead ones are dropped from the chain. */
    private short untilPurge;

    /** Makes an object without a parent, living in the calling thread. */
    public QObject() {
        this(null);
    }

    /**
     * Makes an object that lives in the calling thread, or in none if its parent lives in none.
     *
     * @param parent destroys this object with itself, or null. One that lives in another thread
     *     than the calling one is refused with a warning: the object then has no parent.
     */
    public QObject(QObject parent) {
        super(parent);
        linkFirst(parent);
    }

    // -- life -------------------------------------------------------------------------------------

    /**
     * Destroys the object and its children at once. Harmless on one that is destroyed already.
     *
     * @throws QThreadAffinityException in a foreign thread, unless the object's own has ended
     */
    public final void dispose() {
        if ((flags & (DISPOSING | DISPOSED)) != 0) {
            return;
        }
        ThreadData home = threadData();
        if (!home.isCurrent() && home.isRunning()) {
            throw home.foreign(this);
        }
        flags |= DISPOSING;
        try {
            disposing();
        } catch (Throwable e) { // whatever a destructor throws, the object goes
            ThreadData.current().report(e, "disposing() of " + this);
        }
        flags &= ~BLOCKED;
        destroyed.emit(this);
        flags |= DISPOSED;
        cutOutgoing();
        home.events.releaseCallersOf(this);
        if (extrasOrNull() != null) {
            extrasOrNull().release(this);
        }
        disposeChildren();
        unlink();
    }

    /**
     * What a subclass does when it is destroyed: a C++ destructor's body. The object still works
     * and may emit. Overriders call {@code super.disposing()} last.
     */
    protected void disposing() {}

    // -- name, class, properties ------------------------------------------------------------------

    /**
     * Returns the name.
     *
     * @return the name, empty if none was given
     */
    public String objectName() {
        return extrasOrNull() == null ? "" : extrasOrNull().objectName;
    }

    /**
     * Names the object; emits {@link #objectNameChanged} if that changes anything.
     *
     * @param name the name
     */
    public void setObjectName(String name) {
        Objects.requireNonNull(name, "name");
        checkNotDisposed();
        if (!name.equals(objectName())) {
            extras().objectName = name;
            objectNameChanged.emit(name);
        }
    }

    /**
     * Returns what is known of the class.
     *
     * @return the class's name and bases
     */
    public QMetaObject metaObject() {
        return new QMetaObject(getClass());
    }

    /**
     * Tells whether the object is of a class or derives from it.
     *
     * @param className a simple name, such as QTcpServer
     * @return whether it does
     */
    public boolean inherits(String className) {
        return ObjectTree.inherits(getClass(), Objects.requireNonNull(className, "className"));
    }

    /**
     * Returns a property.
     *
     * @param name objectName, or the name of a dynamic property
     * @return its value, or null
     */
    public Object property(String name) {
        if (name.equals("objectName")) {
            return objectName();
        }
        return extrasOrNull() == null ? null : extrasOrNull().property(name);
    }

    /**
     * Sets a property; one that was not declared is made. A {@link QDynamicPropertyChangeEvent}
     * tells the object of every change of such a one.
     *
     * @param name the name
     * @param value the value; null removes a dynamic property
     * @return whether the property is a declared one
     */
    public boolean setProperty(String name, Object value) {
        checkNotDisposed();
        if (name.equals("objectName")) {
            setObjectName(value == null ? "" : value.toString());
            return true;
        }
        if ((value != null || extrasOrNull() != null) && extras().setProperty(name, value)) {
            QCoreApplication.deliver(this, new QDynamicPropertyChangeEvent(name));
        }
        return false;
    }

    /**
     * Returns the names of the dynamic properties.
     *
     * @return the names, in the order in which they were made
     */
    public List<String> dynamicPropertyNames() {
        return extrasOrNull() == null ? List.of() : extrasOrNull().propertyNames();
    }

    /**
     * Translates nothing: returns the text, with %n replaced by the number.
     *
     * @param sourceText the text
     * @param disambiguation a remark for translators, or null
     * @param n a number, or -1
     * @return the text
     */
    public static String tr(String sourceText, String disambiguation, int n) {
        return QCoreApplication.translate("QObject", sourceText, disambiguation, n);
    }

    /**
     * Translates nothing: returns the text.
     *
     * @param sourceText the text
     * @return the text
     */
    public static String tr(String sourceText) {
        return tr(sourceText, null, -1);
    }

    // -- signals ----------------------------------------------------------------------------------

    /**
     * Stops or resumes the emission of this object's signals. What is emitted meanwhile is lost.
     *
     * @param block whether to stop
     * @return whether they were blocked before
     */
    public boolean blockSignals(boolean block) {
        boolean was = signalsBlocked();
        flags = (byte) (block ? flags | BLOCKED : flags & ~BLOCKED);
        return was;
    }

    /**
     * Tells whether the object's signals are blocked.
     *
     * @return whether they are
     */
    public boolean signalsBlocked() {
        return (flags & BLOCKED) != 0;
    }

    /**
     * Returns, in a slot that was connected with this object as its context, the object that
     * emitted.
     *
     * @return the emitter; null outside such a slot, in a foreign thread, once the emitter is
     *     destroyed, or when no connection from it to this object is left
     */
    protected QObject sender() {
        return threadData().isCurrent() ? threadData().senders.senderFor(this) : null;
    }

    /**
     * Ends a connection.
     *
     * @param connection what connect returned
     * @return whether it was still connected
     */
    public static boolean disconnect(QMetaObject.Connection connection) {
        return connection.kill();
    }

    /**
     * Ends all connections of all signals of this object.
     *
     * @return whether there was any
     */
    public boolean disconnect() {
        return cutOutgoing();
    }

    private boolean cutOutgoing() {
        QMetaObject.Connection chain;
        synchronized (connectionLock()) {
            chain = outgoing;
            outgoing = null;
            untilPurge = 0;
        }
        return ConnectionChain.kill(chain, null);
    }

    /**
     * Ends all connections from this object to a receiver that has them as their context.
     *
     * @param receiver the receiver
     * @return whether there was any
     */
    public boolean disconnect(QObject receiver) {
        return ConnectionChain.kill(outgoing, Objects.requireNonNull(receiver, "receiver"));
    }

    /**
     * Tells whether anything is connected to a signal of this object.
     *
     * @param signal the signal
     * @return whether it is
     */
    public boolean isSignalConnected(Signal signal) {
        return signal.owner() == this && signal.isConnected();
    }

    /**
     * Counts what is connected to a signal of this object.
     *
     * @param signal the signal
     * @return the number of connections
     */
    protected int receivers(Signal signal) {
        return signal.owner() == this ? signal.receivers() : 0;
    }

    boolean isConnectedTo(QObject receiver) {
        return ConnectionChain.leadsTo(outgoing, receiver);
    }

    /** What connecting and disconnecting any signal of this object is synchronised with. */
    final Object connectionLock() {
        return destroyed;
    }

    /** The lock is held. */
    final void addOutgoing(QMetaObject.Connection added) {
        added.next = outgoing;
        outgoing = added;
        if (--untilPurge < 0) {
            int live = ConnectionChain.purge(added);
            untilPurge = (short) Math.max(8, Math.min(live, Short.MAX_VALUE));
        }
    }

    @Override
    public String toString() {
        String name = objectName();
        String text = ObjectTree.nameOf(getClass()) + "@" + Integer.toHexString(hashCode());
        return name.isEmpty() ? text : text + "(" + name + ")";
    }
}
