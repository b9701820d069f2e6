// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.swing;

import dev.quayside.core.EventDispatcher;
import dev.quayside.core.QCoreApplication;
import dev.quayside.core.QMetaObject;
import dev.quayside.core.QThread;
import dev.quayside.core.Qt;
import dev.quayside.core.Slot0;
import java.awt.EventQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Quayside in a Swing program: the event thread becomes a Quayside thread.
 *
 * <p>A program that is there already calls {@link #install()} once, and may then use sockets,
 * servers and timers in its event thread as it uses components. A program that is to live as one
 * with Qt does is run by {@link #run}: it has an application, ends with its last window, and says
 * so.
 */
public final class SwingApplication {
    private static volatile boolean quitOnLastWindowClosed = true;

    private SwingApplication() {}

    /**
     * Makes AWT's event thread a Quayside thread. Does nothing if it is one already. For every
     * thread; waits for the event thread.
     *
     * <p>The program ends when it would end without this: see {@code java.awt} on AWT's threads. If
     * there is a {@link QCoreApplication} in another thread, closing the last window ends its exec;
     * see {@link #setQuitOnLastWindowClosed}.
     *
     * @throws IllegalStateException if the event thread has sockets or event loops of Quayside
     *     already
     */
    public static void install() {
        if (EventQueue.isDispatchThread()) {
            installHere();
            return;
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        EventQueue.invokeLater(
                () -> {
                    try {
                        installHere();
                        done.complete(null);
                    } catch (RuntimeException e) {
                        done.completeExceptionally(e);
                    }
                });
        await(done);
    }

    private static void installHere() {
        QThread thread = QThread.currentThread();
        EventDispatcher there = thread.eventDispatcher();
        if (there instanceof SwingEventDispatcher) {
            return;
        }
        if (there != null) {
            throw new IllegalStateException(
                    "The event thread has sockets or event loops of Quayside already");
        }
        thread.setEventDispatcher(new SwingEventDispatcher());
        LastWindow.watch();
    }

    /**
     * Runs a program with windows: makes the event thread a Quayside thread and the main thread of
     * a {@link QCoreApplication}, lets it make the windows, and runs the application's event loop
     * there, until the last window is closed or {@link QCoreApplication#quit} is called.
     *
     * <p>When the loop has ended, {@link QCoreApplication#aboutToQuit} is emitted and the deferred
     * deletes are done, all in the event thread; what is left of the windows is disposed, and the
     * event thread is AWT's alone again, so that nothing keeps the Java process.
     *
     * @param args the program's arguments
     * @param gui makes the windows; called in the event thread
     * @return what {@link QCoreApplication#exit} was given, else 0
     * @throws IllegalStateException in the event thread, or if there is an application already
     */
    public static int run(String[] args, Runnable gui) {
        if (EventQueue.isDispatchThread()) {
            throw new IllegalStateException("Call run outside of the event thread");
        }
        CompletableFuture<Integer> program = new CompletableFuture<>();
        EventQueue.invokeLater(
                () -> {
                    try {
                        program.complete(runHere(args, gui));
                    } catch (CompletionException e) {
                        program.completeExceptionally(e.getCause());
                    } catch (Throwable e) { // thrown on in the thread that waits
                        program.completeExceptionally(e);
                    }
                });
        return await(program);
    }

    private static int runHere(String[] args, Runnable gui) {
        installHere();
        SwingEventDispatcher dispatcher =
                (SwingEventDispatcher) QThread.currentThread().eventDispatcher();
        QCoreApplication application = QCoreApplication.initialize(args);
        Throwable[] failure = new Throwable[1];
        Slot0 begin =
                () -> { // in the loop, so that quit() and deleteLater() mean what they should
                    try {
                        gui.run();
                    } catch (Throwable e) { // not to the error handler: the program has not begun
                        failure[0] = e;
                        QCoreApplication.exit(1);
                    }
                };
        try {
            QMetaObject.invokeMethod(application, begin, Qt.ConnectionType.QueuedConnection);
            int code = QCoreApplication.exec();
            if (failure[0] != null) {
                throw new CompletionException(failure[0]);
            }
            return code;
        } finally {
            application.dispose();
            LastWindow.disposeAll();
            dispatcher.detach();
        }
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e;
        }
    }

    /**
     * Tells whether closing the last window ends the program.
     *
     * @return true unless it was changed
     */
    public static boolean quitOnLastWindowClosed() {
        return quitOnLastWindowClosed;
    }

    /**
     * Says whether closing the last window ends the program. For every thread.
     *
     * <p>A window is closed when the person closes it, whatever its default operation for that, or
     * when it is disposed; it is the last one if no other is on the screen then. A window that the
     * program hides is not closed.
     *
     * @param quit whether the application's exec is to end
     * @see <a href="https://doc.qt.io/qt-6/qguiapplication.html#quitOnLastWindowClosed-prop">Qt</a>
     */
    public static void setQuitOnLastWindowClosed(boolean quit) {
        quitOnLastWindowClosed = quit;
    }
}
