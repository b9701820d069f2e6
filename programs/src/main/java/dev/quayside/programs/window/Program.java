// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.programs.window;

import dev.quayside.core.QCoreApplication;
import dev.quayside.core.QObject;
import dev.quayside.programs.command.CommandFailure;
import dev.quayside.programs.command.Theme;
import dev.quayside.swing.SwingApplication;
import java.util.concurrent.atomic.AtomicReference;

/** A program with a window. */
@FunctionalInterface
public interface Program {
    /**
     * Makes what the program needs, and shows its window. Called in the event thread, which is a
     * Quayside thread then.
     *
     * @param application a parent for objects that are to live as long as the program
     * @throws CommandFailure if that is impossible
     */
    void begin(QObject application) throws CommandFailure;

    /**
     * Runs a program until its last window is closed.
     *
     * @param theme the colours of the windows
     * @param program the program
     * @return the exit status
     * @throws CommandFailure what the program threw; the user has been told in a dialog
     */
    static int run(Theme theme, Program program) throws CommandFailure {
        AtomicReference<CommandFailure> failure = new AtomicReference<>();
        int status =
                SwingApplication.run(
                        new String[0],
                        () -> {
                            Look.begin(theme);
                            try {
                                program.begin(QCoreApplication.instance());
                            } catch (CommandFailure e) {
                                failure.set(e);
                                Messages.show(null, "Quayside", e.getMessage());
                                QCoreApplication.exit(1);
                            }
                        });
        if (failure.get() != null) {
            throw failure.get();
        }
        return status;
    }
}
