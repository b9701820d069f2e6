// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import dev.quayside.core.internal.CoreAccess;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The base of everything that has signals, a parent, timers or events.
 *
 * <p><b>Life.</b> A parent destroys its children when it is destroyed. {@link #dispose()} destroys
 * at once (C++'s {@code delete}); {@link #deleteLater()} destroys when control returns to the event
 * loop in which it was called. Destruction first runs {@link #disposing()} of the subclasses, then
 * emits {@link #destroyed}, cuts all connections, and destroys the children in their order. A
 * destroyed object throws {@link QObjectDisposedException} on use; destroying it again is harmless.
 * An object that nobody destroys is collected like any other: it holds nothing by itself.
 *
 * <p><b>Threads.</b> An object lives in the thread that made it, or in that of its parent, until
 * {@link #moveToThread}. Its events, timers and queued slots run there. Its methods belong to that
 * thread too, but for connecting, emitting, {@link #deleteLater()}, {@link #thread()} and {@link
 * QCoreApplication#postEvent}, which are for every thread.
 *
 * <p><b>Differences from Qt.</b> Of the declared properties only {@code objectName} is reachable by
 * name; others are Java methods. {@code moveToThread} tells whether it was done.
 *
 * @see <a href="https://doc.qt.io/qt-6/qobject.html">QObject</a>
 */
public class QObject {
    private static final byte BLOCKED = 1;
    private static final byte DISPOSING = 2;
    private static final byte DISPOSED = 4;

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

    private volatile ThreadData threadData;
    private QObject parent;
    private Children children;

    /** What most objects never have. */
    private ObjectExtras extras;

    private int connectionEpoch;
    int indexInParent;
    private volatile byte flags;
    private volatile boolean deleteLaterPosted;

    /** Makes an object without a parent, living in the calling thread. */
    public QObject() {
        this(null);
    }

    /**
     * Makes an object that lives in the thread of its parent.
     *
     * @param parent destroys this object with itself, or null. One that lives in another thread
     *     than the calling one is refused with a warning: the object then has no parent.
     */
    public QObject(QObject parent) {
        threadData = ThreadData.current();
        if (parent != null) {
            parent.checkNotDisposed();
            if (!parent.threadData.isCurrent()) {
                ThreadData.warn(
                        "Cannot create children for a parent in a different thread: " + parent);
            } else {
                link(parent);
            }
        }
    }

    // -- life -------------------------------------------------------------------------------------

    /**
     * Destroys the object and its children at once. Harmless on one that is destroyed already.
     *
     * @throws QThreadAffinityException in a foreign thread
     */
    public final void dispose() {
        if ((flags & (DISPOSING | DISPOSED)) != 0) {
            return;
        }
        checkMayDispose();
        flags |= DISPOSING;
        disposing();
        flags &= ~BLOCKED;
        destroyed.emit(this);
        connectionEpoch++;
        if (extras != null) {
            extras.release(this);
        }
        if (children != null) {
            children.disposeAll();
        }
        if (parent != null) {
            unlink();
        }
        flags |= DISPOSED;
    }

    /** An object may be destroyed in its own thread, or anywhere once that thread has ended. */
    void checkMayDispose() {
        if (!threadData.isCurrent() && threadData.isRunning()) {
            throw threadData.foreign(this);
        }
    }

    /**
     * What a subclass does when it is destroyed: a C++ destructor's body. The object still works
     * and may emit. Overriders call {@code super.disposing()} last.
     */
    protected void disposing() {}

    /**
     * Tells whether the object is destroyed. Allowed in every thread.
     *
     * @return whether it is, or is just being destroyed and has emitted {@link #destroyed}
     */
    public final boolean isDisposed() {
        return (flags & DISPOSED) != 0;
    }

    /**
     * Destroys the object when control returns to the event loop in which this was called: not in a
     * nested loop, not in processEvents outside a loop. Called before any loop runs, it is done by
     * the first one. Calling it again changes nothing. Allowed in every thread.
     */
    public void deleteLater() {
        if (!deleteLaterPosted && (flags & DISPOSED) == 0) {
            deleteLaterPosted = true;
            ThreadData.postDeferredDelete(this);
        }
    }

    /**
     * Throws unless the object may be used here.
     *
     * @throws QThreadAffinityException if the calling thread is not the object's own
     * @throws QObjectDisposedException if the object is destroyed
     */
    protected final void checkThread() {
        if (!threadData.isCurrent() || (flags & DISPOSED) != 0) {
            checkNotDisposed();
            throw threadData.foreign(this);
        }
    }

    /**
     * Throws if the object is destroyed.
     *
     * @throws QObjectDisposedException if it is
     */
    protected final void checkNotDisposed() {
        if ((flags & DISPOSED) != 0) {
            throw new QObjectDisposedException(this + " is destroyed");
        }
    }

    // -- parent and children ----------------------------------------------------------------------

    /**
     * Returns the parent.
     *
     * @return the parent, or null
     */
    public QObject parent() {
        return parent;
    }

    /**
     * Gives the object another parent. One in a different thread is refused with a warning.
     *
     * @param newParent the parent, or null for none
     * @throws IllegalArgumentException if the object is the new parent itself or above it
     */
    public void setParent(QObject newParent) {
        checkNotDisposed();
        if (newParent == parent) {
            return;
        }
        for (QObject o = newParent; o != null; o = o.parent) {
            if (o == this) {
                throw new IllegalArgumentException("An object cannot be the parent of itself");
            }
        }
        if (newParent != null && newParent.threadData != threadData) {
            ThreadData.warn(
                    "Cannot set a parent in a different thread: " + newParent + " for " + this);
            return;
        }
        if (parent != null) {
            unlink();
        }
        if (newParent != null) {
            newParent.checkNotDisposed();
            link(newParent);
        }
    }

    private void link(QObject to) {
        parent = to;
        if (to.children == null) {
            to.children = new Children();
        }
        to.children.add(this);
        QCoreApplication.sendEvent(to, new QChildEvent(QEvent.Type.ChildAdded, this));
    }

    private void unlink() {
        QObject from = parent;
        parent = null;
        from.children.remove(this);
        if ((from.flags & (DISPOSING | DISPOSED)) == 0) {
            QCoreApplication.sendEvent(from, new QChildEvent(QEvent.Type.ChildRemoved, this));
        }
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
     * Finds the first child of a class with a name, direct children first.
     *
     * @param <T> the class
     * @param type the class
     * @param name the object name; null for any
     * @param options recursively (the default) or direct children only
     * @return the child, or null
     */
    public <T> T findChild(Class<T> type, String name, Qt.FindChildOption... options) {
        return ObjectTree.findChild(this, type, name, ObjectTree.recursive(options));
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
        return ObjectTree.findChildren(
                this, type, n -> name == null || name.equals(n), ObjectTree.recursive(options));
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
        Objects.requireNonNull(name, "name");
        return ObjectTree.findChildren(
                this, type, n -> name.matcher(n).find(), ObjectTree.recursive(options));
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
        ObjectTree.dump(this, 0);
    }

    /** Writes the object's name, class and children count to the log at level DEBUG. */
    public void dumpObjectInfo() {
        ThreadData.LOG.log(
                System.Logger.Level.DEBUG, () -> this + ", children: " + children().size());
    }

    // -- name, class, properties ------------------------------------------------------------------

    /**
     * Returns the name.
     *
     * @return the name, empty if none was given
     */
    public String objectName() {
        return extras == null ? "" : extras.objectName;
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
        return ObjectTree.inherits(getClass(), className);
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
        return extras == null ? null : extras.property(name);
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
            setObjectName(String.valueOf(value));
            return true;
        }
        if ((extras != null || value != null) && extras().setProperty(name, value)) {
            QCoreApplication.sendEvent(this, new QDynamicPropertyChangeEvent(name));
        }
        return false;
    }

    /**
     * Returns the names of the dynamic properties.
     *
     * @return the names, in the order in which they were made
     */
    public List<String> dynamicPropertyNames() {
        return extras == null ? List.of() : extras.propertyNames();
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
        return n < 0 ? sourceText : sourceText.replace("%n", Integer.toString(n));
    }

    /**
     * Translates nothing: returns the text.
     *
     * @param sourceText the text
     * @return the text
     */
    public static String tr(String sourceText) {
        return sourceText;
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
        return threadData.isCurrent() ? threadData.senders.senderFor(this) : null;
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
     * @return true
     */
    public boolean disconnect() {
        connectionEpoch++;
        return true;
    }

    /**
     * Ends all connections from this object to a receiver that has them as their context.
     *
     * @param receiver the receiver
     * @return whether there was any
     */
    public boolean disconnect(QObject receiver) {
        return receiver.extras != null && receiver.extras.disconnectFrom(this);
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

    boolean signalsAreSilent(Signal signal) {
        checkMayEmit(signal);
        return (flags & BLOCKED) != 0;
    }

    void checkMayEmit(Signal signal) {
        if ((flags & DISPOSED) != 0) {
            throw new QObjectDisposedException(signal + " of a destroyed object was emitted");
        }
    }

    int connectionEpoch() {
        return connectionEpoch;
    }

    void addIncoming(QMetaObject.Connection connection) {
        extras().addIncoming(connection);
    }

    boolean hasIncomingFrom(QObject sender) {
        return extras != null && extras.hasIncomingFrom(sender);
    }

    // -- threads ----------------------------------------------------------------------------------

    /**
     * Returns the thread in which the object lives. Allowed in every thread.
     *
     * @return the thread, or null if it was moved to none
     */
    public QThread thread() {
        return threadData.qthread();
    }

    /**
     * Moves the object, its children, their pending events and timers to another thread. Refused
     * with a warning if the object has a parent, or if the calling thread is not the object's own
     * (an object that lives in no thread may be fetched into the calling one).
     *
     * @param target the thread, or null for none: no events are delivered then
     * @return whether it was done
     */
    public boolean moveToThread(QThread target) {
        checkNotDisposed();
        return ThreadMove.move(this, target);
    }

    final ThreadData threadData() {
        return threadData;
    }

    /** Part of a move; what goes along is in {@link ThreadMove}. */
    final void setThreadData(ThreadData data) {
        threadData = data;
    }

    final Children childrenOrNull() {
        return children;
    }

    /** The timers to take along to another thread. */
    List<TimerQueue.Entry> runningTimers() {
        return extras == null ? List.of() : extras.timers();
    }

    final ObjectExtras extrasOrNull() {
        return extras;
    }

    final ObjectExtras extras() {
        if (extras == null) {
            extras = new ObjectExtras();
        }
        return extras;
    }

    // -- events and timers ------------------------------------------------------------------------

    /**
     * Takes an event that was sent or posted to the object and passes it on to the handler for it.
     *
     * @param event the event
     * @return whether it was recognised
     * @throws Exception what a handler threw; it goes to the {@link ErrorHandler}
     */
    public boolean event(QEvent event) throws Exception {
        if (event instanceof CallEvent call) {
            call.run(threadData);
        } else if (event instanceof QTimerEvent timer) {
            timerEvent(timer);
        } else if (event instanceof QChildEvent child) {
            childEvent(child);
        } else if (event.is(QEvent.Type.DeferredDelete)) {
            dispose();
        } else if (event.type() >= QEvent.Type.User.value()) {
            customEvent(event);
        } else {
            return false;
        }
        return true;
    }

    /**
     * Sees the events of the objects it was installed on, before they do.
     *
     * @param watched the object
     * @param event its event
     * @return true to keep the event from the object
     * @throws Exception it goes to the {@link ErrorHandler}
     */
    public boolean eventFilter(QObject watched, QEvent event) throws Exception {
        return false;
    }

    /**
     * Takes the timer events of {@link #startTimer}.
     *
     * @param event which timer
     * @throws Exception it goes to the {@link ErrorHandler}
     */
    protected void timerEvent(QTimerEvent event) throws Exception {}

    /**
     * Takes news of children.
     *
     * @param event which child was added or removed
     * @throws Exception it goes to the {@link ErrorHandler}
     */
    protected void childEvent(QChildEvent event) throws Exception {}

    /**
     * Takes events of own types.
     *
     * @param event the event
     * @throws Exception it goes to the {@link ErrorHandler}
     */
    protected void customEvent(QEvent event) throws Exception {}

    /**
     * Lets another object see this object's events first; the one installed last sees them first.
     * One in a different thread is refused with a warning.
     *
     * @param filter the other object
     */
    public void installEventFilter(QObject filter) {
        checkNotDisposed();
        if (filter.threadData != threadData) {
            ThreadData.warn("Cannot filter events for an object in a different thread: " + this);
            return;
        }
        extras().installFilter(filter);
    }

    /**
     * Ends {@link #installEventFilter}.
     *
     * @param filter the other object
     */
    public void removeEventFilter(QObject filter) {
        if (extras != null) {
            extras.removeFilter(filter);
        }
    }

    /**
     * Starts a coarse timer.
     *
     * @param interval milliseconds, 0 for every turn of the loop
     * @return the number of the timer, or 0 if it could not be started
     */
    public int startTimer(int interval) {
        return startTimer(interval, Qt.TimerType.CoarseTimer);
    }

    /**
     * Starts a timer; {@link #timerEvent} gets its events until it is killed.
     *
     * @param interval milliseconds, 0 for every turn of the loop; a negative one is refused with a
     *     warning
     * @param timerType how exact
     * @return the number of the timer, or 0 if it could not be started
     * @throws QThreadAffinityException in a foreign thread
     */
    public int startTimer(int interval, Qt.TimerType timerType) {
        checkThread();
        if (interval < 0) {
            ThreadData.warn("Timers cannot have negative intervals: " + interval + " for " + this);
            return 0;
        }
        return extras().startTimer(this, interval, timerType);
    }

    /**
     * Ends a timer; an unknown number is ignored with a warning.
     *
     * @param id what startTimer returned
     * @throws QThreadAffinityException in a foreign thread
     */
    public void killTimer(int id) {
        checkThread();
        if (extras == null || !extras.killTimer(this, id)) {
            ThreadData.warn("killTimer: " + id + " is not a timer of " + this);
        }
    }

    @Override
    public String toString() {
        String name = objectName();
        String text = getClass().getSimpleName() + "@" + Integer.toHexString(hashCode());
        return name.isEmpty() ? text : text + "(" + name + ")";
    }
}
