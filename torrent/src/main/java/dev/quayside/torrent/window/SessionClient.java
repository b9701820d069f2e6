// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import dev.quayside.core.QMetaObject;
import dev.quayside.core.QObject;
import dev.quayside.core.QThread;
import dev.quayside.core.Qt;
import dev.quayside.core.Signal0;
import dev.quayside.core.Signal1;
import dev.quayside.torrent.engine.EngineSettings;
import dev.quayside.torrent.session.Session;
import dev.quayside.torrent.session.SessionSnapshot;
import dev.quayside.torrent.session.SettingsFile;
import java.util.function.Consumer;

/**
 * The window's side of a session: the session has a thread of its own, so that neither waits for
 * the other. Calls go there as queued calls, snapshots come back as signals.
 */
final class SessionClient extends QObject {
    private static final System.Logger LOG = System.getLogger(SessionClient.class.getName());
    private static final int LEAVE_MSECS = 8_000;

    /** Emitted with how the session is doing. */
    final Signal1<SessionSnapshot> changed = new Signal1<>(this);

    /** Emitted with a text for people when something goes wrong. */
    final Signal1<String> problem = new Signal1<>(this);

    /** Emitted when the session is closed and its thread has ended. */
    final Signal0 closed = new Signal0(this);

    /** Emitted when the thread has ended though nobody wanted that. */
    final Signal0 died = new Signal0(this);

    private final QThread thread = new QThread(this);
    private final Session session;
    private SessionSnapshot last = SessionSnapshot.EMPTY;
    private boolean closing;

    SessionClient(QObject parent, SettingsFile file, EngineSettings engineSettings) {
        super(parent);
        session = new Session(file, engineSettings);
        session.changed.connect(this, this::take);
        session.problem.connect(this, problem::emit);
        session.closed.connect(thread::quit); // at once, in its own thread
        thread.setObjectName("torrents");
        thread.setErrorHandler(this::defect);
        thread.started.connect(session, session::open);
        thread.finished.connect(this, this::ended);
        session.moveToThread(thread);
    }

    void start() {
        thread.start();
    }

    private void take(SessionSnapshot snapshot) {
        last = snapshot;
        changed.emit(snapshot);
    }

    /** Called in the session's thread. */
    private void defect(Throwable error, String where) {
        LOG.log(System.Logger.Level.ERROR, "Defect in " + where, error);
        QMetaObject.invokeMethod(
                this,
                () -> problem.emit("Internal error: " + error),
                Qt.ConnectionType.QueuedConnection);
    }

    private void ended() {
        if (closing) {
            closed.emit();
        } else {
            died.emit();
        }
    }

    /** How it was doing the last time that it said so. */
    SessionSnapshot last() {
        return last;
    }

    /** Lets the session do something, soon. */
    void tell(Consumer<Session> call) {
        if (thread.isRunning()) {
            QMetaObject.invokeMethod(
                    session, () -> call.accept(session), Qt.ConnectionType.QueuedConnection);
        }
    }

    boolean isRunning() {
        return thread.isRunning();
    }

    /** Ends with {@link #closed}. */
    void close() {
        closing = true;
        tell(Session::close);
    }

    /** Does not wait for trackers. */
    void abort() {
        closing = true;
        tell(Session::abort);
    }

    /** The program ends, whatever the window does: saves all, and waits for that. */
    void closeNow() {
        if (thread.isRunning()) {
            close();
            if (!thread.wait(LEAVE_MSECS)) {
                abort();
                thread.wait(LEAVE_MSECS);
            }
        }
    }
}
