// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.List;
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
 * their arguments without the program's name; {@code quit} may be called in every thread.
 *
 * @see <a href="https://doc.qt.io/qt-6/qcoreapplication.html">QCoreApplication</a>
 */
public class QCoreApplication extends QObject {
    private static volatile QCoreApplication instance;

    /** Emitted when exec is about to return: the place to let go of what outlives the loop. */
    public final Signal0 aboutToQuit = new Signal0(this);

    private final List<String> arguments;
    private volatile boolean running;

    /**
     * Makes the application.
     *
     * @param args the program's arguments
     * @throws IllegalStateException if there is one already
     */
    protected QCoreApplication(String... args) {
        synchronized (QCoreApplication.class) {
            if (instance != null) {
                throw new IllegalStateException("There is a QCoreApplication already");
            }
            instance = this;
        }
        arguments = List.of(args);
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
        instance = null;
        super.disposing();
    }

    // -- the main loop ----------------------------------------------------------------------------

    /**
     * Runs the main event loop until {@link #exit}.
     *
     * @return what exit was given
     * @throws IllegalStateException if there is no application, or not in its thread
     */
    public static int exec() {
        QCoreApplication app = instance;
        if (app == null) {
            throw new IllegalStateException("Call QCoreApplication.initialize first");
        }
        app.checkThread();
        if (app.running) {
            ThreadData.warn("QCoreApplication.exec: the main loop runs already");
            return -1;
        }
        ThreadData home = app.threadData();
        home.quitNow = false;
        app.running = true;
        TerminationSignals signals = TerminationSignals.quitting(app);
        try {
            int code = new QEventLoop().exec();
            home.quitNow = false;
            app.aboutToQuit.emit();
            sendPostedEvents(null, QEvent.Type.DeferredDelete.value());
            return code;
        } finally {
            signals.restore();
            app.running = false;
        }
    }

    /** Ends the main loop with 0. For every thread; does nothing when no loop runs. */
    public static void quit() {
        exit(0);
    }

    /**
     * Ends the main loop, and every loop nested in it. For every thread; does nothing when no loop
     * runs.
     *
     * @param returnCode what exec returns
     */
    public static void exit(int returnCode) {
        QCoreApplication app = instance;
        if (app == null) {
            return;
        }
        ThreadData home = app.threadData();
        if (home.isCurrent()) {
            home.exitLoops(returnCode);
        } else {
            QMetaObject.invokeMethod(
                    app, () -> home.exitLoops(returnCode), Qt.ConnectionType.QueuedConnection);
        }
    }

    /**
     * Delivers what is there for the calling thread, once, without waiting (unless the flags say
     * so).
     *
     * @param flags what to leave out
     */
    public static void processEvents(QEventLoop.ProcessEventsFlag... flags) {
        ThreadData.current().dispatcher().processEvents(QEventLoop.set(flags));
    }

    /**
     * Delivers what is there for the calling thread until nothing is left or the time is over.
     *
     * @param maxtime milliseconds
     * @param flags what to leave out
     */
    public static void processEvents(int maxtime, QEventLoop.ProcessEventsFlag... flags) {
        QEventLoop loop = new QEventLoop();
        loop.processEvents(maxtime, flags);
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
        return receiver.event(event);
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
            receiver.deleteLater();
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
        ThreadData.defaultErrorHandler = Objects.requireNonNull(handler, "handler");
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
     * Returns the program's arguments.
     *
     * @return what {@link #initialize} was given, without the program's name
     */
    public static List<String> arguments() {
        QCoreApplication app = instance;
        return app == null ? List.of() : app.arguments;
    }

    /**
     * Tells whether there is no application yet.
     *
     * @return whether {@link #initialize} is still to come
     */
    public static boolean startingUp() {
        return instance == null;
    }

    /**
     * Tells whether the application is being destroyed.
     *
     * @return false once the application is gone, as before
     */
    public static boolean closingDown() {
        QCoreApplication app = instance;
        return app != null && app.isDisposed();
    }

    /**
     * Returns the number of the process.
     *
     * @return the process id
     */
    public static long applicationPid() {
        return ProcessHandle.current().pid();
    }

    /**
     * Returns the name of the program.
     *
     * @return the name, empty if none was set
     */
    public static String applicationName() {
        return ApplicationNames.get(ApplicationNames.NAME);
    }

    /**
     * Sets the name of the program.
     *
     * @param application the name
     */
    public static void setApplicationName(String application) {
        ApplicationNames.set(ApplicationNames.NAME, application);
    }

    /**
     * Returns the version of the program.
     *
     * @return the version, empty if none was set
     */
    public static String applicationVersion() {
        return ApplicationNames.get(ApplicationNames.VERSION);
    }

    /**
     * Sets the version of the program.
     *
     * @param version the version
     */
    public static void setApplicationVersion(String version) {
        ApplicationNames.set(ApplicationNames.VERSION, version);
    }

    /**
     * Returns the name of the organisation.
     *
     * @return the name, empty if none was set
     */
    public static String organizationName() {
        return ApplicationNames.get(ApplicationNames.ORGANIZATION);
    }

    /**
     * Sets the name of the organisation.
     *
     * @param orgName the name
     */
    public static void setOrganizationName(String orgName) {
        ApplicationNames.set(ApplicationNames.ORGANIZATION, orgName);
    }

    /**
     * Returns the Internet domain of the organisation.
     *
     * @return the domain, empty if none was set
     */
    public static String organizationDomain() {
        return ApplicationNames.get(ApplicationNames.DOMAIN);
    }

    /**
     * Sets the Internet domain of the organisation.
     *
     * @param orgDomain the domain
     */
    public static void setOrganizationDomain(String orgDomain) {
        ApplicationNames.set(ApplicationNames.DOMAIN, orgDomain);
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
