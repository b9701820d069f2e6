// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.Objects;

/**
 * The program: its arguments and names, the main event loop, and the sending of events.
 *
 * <p>{@link #initialize} makes the one object, in the main thread. Sending and processing events
 * works without it, in every thread.
 *
 * <p>While {@link #exec} runs, SIGTERM and SIGINT (Ctrl-C) end it as {@link #quit} does, so that
 * the program ends in its own way; a second signal ends it at once. Where the Java runtime does not
 * let a program take signals, they end it as they end any Java program.
 *
 * <p><b>Differences from Qt.</b> The constructor is {@code initialize}, since Java programs get
 * their arguments without the program's name; {@code quit} and {@code exit} may be called in every
 * thread. What concerns plug-ins, translation files, native events and windows is left out.
 *
 * @see <a href="https://doc.qt.io/qt-6/qcoreapplication.html">QCoreApplication</a>
 */
public non-sealed class QCoreApplication extends ApplicationSettings {
    private static volatile QCoreApplication instance;

    /** Emitted when exec is about to return: the place to let go of what outlives the loop. */
    public final Signal0 aboutToQuit = new Signal0(this);

    private volatile boolean executing;

    /**
     * Makes the application.
     *
     * @param args the program's arguments
     * @throws IllegalStateException if there is one already
     */
    protected QCoreApplication(String... args) {
        super(args);
        synchronized (QCoreApplication.class) {
            if (instance != null) {
                throw new IllegalStateException("There is a QCoreApplication already");
            }
            instance = this;
            setClosing(false);
        }
    }

    /**
     * Makes the application; the calling thread becomes the main thread.
     *
     * @param args the program's arguments
     * @return the application
     * @throws IllegalStateException if there is one already
     */
    public static QCoreApplication initialize(String... args) {
        return new QCoreApplication(args);
    }

    /**
     * Returns the application.
     *
     * @return the application, or null before {@link #initialize} and after its destruction
     */
    public static QCoreApplication instance() {
        return instance;
    }

    @Override
    protected void disposing() {
        setClosing(true);
        instance = null;
        super.disposing();
    }

    // -- the main loop ----------------------------------------------------------------------------

    /**
     * Runs the main event loop until {@link #exit}. When it has ended, emits {@link #aboutToQuit}
     * and does the deferred deletes that are left.
     *
     * @return what exit was given; -1, with a warning, if an event loop of the main thread runs
     *     already
     * @throws IllegalStateException if there is no application, or not in its thread
     */
    public static int exec() {
        QCoreApplication app = instance;
        if (app == null) {
            throw new IllegalStateException("Call QCoreApplication.initialize first");
        }
        app.checkThread();
        ThreadData home = app.threadData();
        if (home.hasLoop()) {
            ThreadData.warn("QCoreApplication.exec: an event loop runs already");
            return -1;
        }
        home.setQuitNow(false);
        removePostedEvents(app, QEvent.Type.Quit.value()); // from the end of an exec before
        app.executing = true;
        TerminationSignals signals = TerminationSignals.quitting(app);
        try {
            return new QEventLoop().exec();
        } finally {
            home.setQuitNow(false);
            app.executing = false;
            if (!app.isDisposed()) {
                app.aboutToQuit.emit();
            }
            sendPostedEvents(null, QEvent.Type.DeferredDelete.value());
            signals.restore();
        }
    }

    /**
     * Asks the program to end: the application gets an event of the type Quit, and unless a filter
     * keeps that away, {@link #exit} with 0 follows. For every thread. Does nothing while {@link
     * #exec} does not run.
     */
    public static void quit() {
        QCoreApplication app = instance;
        if (app != null && app.executing) {
            QEvent quit = new QEvent(QEvent.Type.Quit);
            if (app.threadData().isCurrent()) {
                deliver(app, quit);
            } else {
                postEvent(app, quit);
            }
        }
    }

    /**
     * Ends the main loop, and every loop of the main thread that is nested in it or runs without
     * it. No further loop begins there until the next {@link #exec}. For every thread.
     *
     * @param returnCode what exec returns
     */
    public static void exit(int returnCode) {
        QCoreApplication app = instance;
        if (app == null) {
            return;
        }
        app.threadData().exitLoops(returnCode);
    }

    /**
     * Delivers what is there for the calling thread, once, without waiting (unless the flags say
     * so). Deferred deletes wait for the loop in which they were asked for.
     *
     * @param flags what to leave out
     */
    public static void processEvents(QEventLoop.ProcessEventsFlag... flags) {
        ThreadData.current().processEvents(QEventLoop.set(flags));
    }

    /**
     * Delivers what is there for the calling thread until nothing is left or the time is over.
     *
     * @param maxtime milliseconds
     * @param flags what to leave out
     */
    public static void processEvents(int maxtime, QEventLoop.ProcessEventsFlag... flags) {
        QEventLoop.processEvents(ThreadData.current(), maxtime, flags);
    }

    // -- events -----------------------------------------------------------------------------------

    /**
     * Hands an event to an object at once: first the filters, then {@link QObject#event}.
     *
     * @param receiver an object of the calling thread
     * @param event the event; not kept
     * @return whether a filter or the object recognised it
     * @throws QThreadAffinityException if the receiver lives in another thread
     */
    public static boolean sendEvent(QObject receiver, QEvent event) {
        receiver.checkThread();
        return deliver(receiver, event);
    }

    /** The receiver is one of this thread. */
    static boolean deliver(QObject receiver, QEvent event) {
        ThreadData home = receiver.threadData();
        home.scopeLevel++;
        try {
            QCoreApplication app = instance;
            return app == null ? filterAndDeliver(receiver, event) : app.notify(receiver, event);
        } catch (Throwable e) { // an event handler must not take the loop with it
            home.report(e, event + " to " + receiver);
            return false;
        } finally {
            home.scopeLevel--;
        }
    }

    /**
     * Passes an event to its receiver; every event of the program comes through here.
     *
     * @param receiver the receiver
     * @param event the event
     * @return whether a filter or the receiver recognised it
     * @throws Exception what a handler threw; it goes to the {@link ErrorHandler}
     */
    public boolean notify(QObject receiver, QEvent event) throws Exception {
        ObjectExtras own = extrasOrNull();
        if (own != null && receiver.threadData() == threadData() && own.filtered(receiver, event)) {
            return true;
        }
        return filterAndDeliver(receiver, event);
    }

    private static boolean filterAndDeliver(QObject receiver, QEvent event) throws Exception {
        ObjectExtras extras = receiver.extrasOrNull();
        if (extras != null && receiver != instance && extras.filtered(receiver, event)) {
            return true;
        }
        return !receiver.isDisposed() && receiver.event(event);
    }

    /**
     * Puts an event into the queue of the receiver's thread. For every thread.
     *
     * @param receiver who gets it; dropped if destroyed by then
     * @param event the event; posted once only
     */
    public static void postEvent(QObject receiver, QEvent event) {
        postEvent(receiver, event, 0);
    }

    /**
     * Puts an event into the queue of the receiver's thread. For every thread.
     *
     * @param receiver who gets it; dropped if destroyed by then
     * @param event the event; posted once only
     * @param priority higher ones first; equal ones in the order of posting
     */
    public static void postEvent(QObject receiver, QEvent event, int priority) {
        Objects.requireNonNull(event, "event");
        if (event.is(QEvent.Type.DeferredDelete)) {
            DeferredDelete.post(receiver);
        } else {
            ThreadData.post(event, receiver, priority);
        }
    }

    /** Delivers the posted events of the calling thread. */
    public static void sendPostedEvents() {
        sendPostedEvents(null, 0);
    }

    /**
     * Delivers posted events of the calling thread.
     *
     * @param receiver only those for this object; null for all
     * @param eventType only those of this type; 0 for all
     * @throws QThreadAffinityException if the receiver lives in another thread
     */
    public static void sendPostedEvents(QObject receiver, int eventType) {
        if (receiver == null && eventType == 0) {
            ThreadData.current().events.deliverAll();
            return;
        }
        if (receiver != null) {
            receiver.checkThread();
        }
        ThreadData.current().events.deliver(receiver, eventType);
    }

    /**
     * Drops posted events.
     *
     * @param receiver only those for this object; null for all of the calling thread
     * @param eventType only those of this type; 0 for all
     * @throws QThreadAffinityException if the receiver lives in another thread
     */
    public static void removePostedEvents(QObject receiver, int eventType) {
        if (receiver != null) {
            receiver.checkThread();
        }
        ThreadData.current().events.remove(receiver, eventType);
    }

    // -- settings ---------------------------------------------------------------------------------

    /**
     * Sets who gets the errors of slots and event handlers in threads without a handler of their
     * own.
     *
     * @param handler the handler
     */
    public static void setErrorHandler(ErrorHandler handler) {
        ErrorReports.defaultHandler = Objects.requireNonNull(handler, "handler");
    }

    /**
     * Returns who gets the errors of slots and event handlers in threads without a handler of their
     * own.
     *
     * @return the handler; unless one was set, the one that logs
     */
    public static ErrorHandler errorHandler() {
        return ErrorReports.defaultHandler;
    }

    /**
     * Returns the dispatcher of the main thread.
     *
     * @return the dispatcher, or null when there is none yet
     */
    public static EventDispatcher eventDispatcher() {
        QCoreApplication app = instance;
        return app == null ? null : app.threadData().dispatcherOrNull();
    }

    /**
     * Puts Quayside into another event loop. Refused with a warning once the main thread has a
     * dispatcher.
     *
     * @param eventDispatcher serves the main thread: that of the application, or the calling one as
     *     long as there is no application
     */
    public static void setEventDispatcher(EventDispatcher eventDispatcher) {
        Objects.requireNonNull(eventDispatcher, "eventDispatcher");
        QCoreApplication app = instance;
        ThreadData main = app == null ? ThreadData.current() : app.threadData();
        main.setDispatcher(eventDispatcher);
    }

    @Override
    public boolean event(QEvent event) throws Exception {
        if (event.is(QEvent.Type.Quit)) {
            exit(0);
            return true;
        }
        return super.event(event);
    }
}
