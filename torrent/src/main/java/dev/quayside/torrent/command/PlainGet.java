// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.command;

import dev.quayside.programs.command.Serving;
import dev.quayside.torrent.metainfo.MagnetLink;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/**
 * Understands {@code torrent get TORRENT [--dir D] [--port P]} without the option parser, which
 * takes a quarter of the time until the first peer is called.
 */
public final class PlainGet {
    private static final int FIRST_OPTION = 3;

    private PlainGet() {}

    /**
     * Reads a command line.
     *
     * @param args the command line
     * @return the command; null if the arguments are anything but plain and right
     */
    public static Callable<Integer> parse(String[] args) {
        boolean odd = args.length % 2 == 1; // a value for each option
        return odd
                        && args.length >= FIRST_OPTION
                        && args[0].equals("torrent")
                        && args[1].equals("get")
                ? read(args)
                : null;
    }

    private static GetCommand read(String[] args) {
        GetCommand get = new GetCommand();
        get.source = args[2];
        get.options = new EngineOptions();
        boolean plain = isPlain(get.source) && !MagnetLink.isMagnet(get.source);
        for (int i = FIRST_OPTION; plain && i < args.length; i += 2) {
            plain = take(get.options, args[i], args[i + 1]);
        }
        return plain ? get : null;
    }

    /** What the parser would take for an option or for a file of arguments is left to it. */
    private static boolean isPlain(String value) {
        return !value.isEmpty() && !value.startsWith("-") && !value.startsWith("@");
    }

    private static boolean take(EngineOptions options, String name, String value) {
        if (name.equals("--port")) {
            options.port.port = Serving.port(value);
            return options.port.port >= 0;
        }
        if (!name.equals("--dir") || !isPlain(value)) {
            return false;
        }
        try {
            options.folder = Path.of(value);
            return true;
        } catch (InvalidPathException e) {
            return false; // the parser says so
        }
    }
}
