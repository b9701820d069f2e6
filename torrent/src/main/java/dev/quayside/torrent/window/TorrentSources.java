// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import dev.quayside.torrent.metainfo.MagnetLink;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Torrent files and magnet links in what is dropped or pasted. */
final class TorrentSources {
    private TorrentSources() {}

    /** Whether there may be some; what it really is can be asked only when it has been dropped. */
    static boolean isPossible(DataFlavor... flavors) {
        for (DataFlavor flavor : flavors) {
            if (flavor.equals(DataFlavor.javaFileListFlavor)
                    || flavor.equals(DataFlavor.stringFlavor)) {
                return true;
            }
        }
        return false;
    }

    /** The magnet links, and the paths of torrent files, in their order. */
    static List<String> of(Transferable what) throws IOException {
        try {
            if (what.isDataFlavorSupported(DataFlavor.javaFileListFlavor)) {
                List<String> sources = new ArrayList<>();
                for (Object file : (List<?>) what.getTransferData(DataFlavor.javaFileListFlavor)) {
                    add(sources, ((File) file).getPath());
                }
                return sources;
            }
            return of((String) what.getTransferData(DataFlavor.stringFlavor));
        } catch (UnsupportedFlavorException e) {
            return List.of();
        }
    }

    /** Those in a text, one a line. */
    static List<String> of(String text) {
        List<String> sources = new ArrayList<>();
        text.lines().map(String::strip).forEach(line -> add(sources, line));
        return sources;
    }

    private static void add(List<String> sources, String text) {
        if (MagnetLink.isMagnet(text)) {
            sources.add(text);
        } else if (text.toLowerCase(Locale.ROOT).endsWith(".torrent")) {
            sources.add(path(text));
        }
    }

    /** File managers also drop addresses of files. */
    private static String path(String text) {
        if (!text.regionMatches(true, 0, "file:", 0, 5)) {
            return text;
        }
        try {
            return Path.of(new URI(text)).toString();
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return text; // it will be told that there is no such file
        }
    }
}
