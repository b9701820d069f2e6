// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.programs.command;

import dev.quayside.programs.window.Program;
import java.awt.GraphicsEnvironment;
import picocli.CommandLine.Option;

/**
 * The options of the commands that have a window. Without one, no class of a user interface is
 * loaded.
 */
public final class WindowOptions {
    @Option(
            names = "--headless",
            description = "No window, even where there is a display to show it.")
    private boolean headless;

    @Option(
            names = "--theme",
            paramLabel = "NAME",
            description = "The colours of the window: light (the default) or dark.")
    private Theme theme = Theme.LIGHT;

    /** Made by the option parser. */
    public WindowOptions() {}

    /**
     * Tells whether the program is to have a window.
     *
     * @return whether there is a display, and the user wants to use it
     */
    public boolean hasWindow() {
        return !headless && !GraphicsEnvironment.isHeadless();
    }

    /**
     * Runs a program with a window, until that is closed.
     *
     * @param program makes the window
     * @return the exit status
     * @throws CommandFailure if the window cannot be made; the user has been told in a dialog
     */
    public int run(Program program) throws CommandFailure {
        return Program.run(theme, program);
    }
}
