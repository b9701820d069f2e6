// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.session;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Where the settings of programs are, by the convention of each system. */
public final class ConfigFolder {
    private ConfigFolder() {}

    /**
     * Returns the folder for our settings on this system.
     *
     * @return an absolute path; nothing needs to be there yet
     */
    public static Path ofThisUser() {
        return of(System.getProperty("os.name"), System.getProperty("user.home"), System::getenv);
    }

    static Path of(String system, String home, UnaryOperator<String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        Path folder = Path.of(home).toAbsolutePath();
        if (name.startsWith("windows")) {
            String roaming = environment.apply("APPDATA");
            return isAbsolute(roaming)
                    ? Path.of(roaming, "Quayside")
                    : folder.resolve("AppData/Roaming/Quayside");
        }
        if (name.startsWith("mac")) {
            return folder.resolve("Library/Application Support/Quayside");
        }
        String xdg = environment.apply("XDG_CONFIG_HOME");
        return isAbsolute(xdg) ? Path.of(xdg, "quayside") : folder.resolve(".config/quayside");
    }

    /** The XDG specification wants relative paths to be ignored. */
    private static boolean isAbsolute(String path) {
        return path != null && !path.isEmpty() && Path.of(path).isAbsolute();
    }
}
