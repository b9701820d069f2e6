// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.session;

import dev.quayside.torrent.storage.Layout;
import dev.quayside.torrent.storage.ResumeFile;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Removes what a torrent has left in its destination. Methods block. */
final class DataRemoval {
    private DataRemoval() {}

    /** Removes what we remember there. */
    static void forget(Layout layout) throws IOException {
        new ResumeFile(layout).delete();
    }

    /** Removes the files of the torrent, and its folders where nothing else is in them. */
    static void deleteFiles(Layout layout) throws IOException {
        if (!Files.isDirectory(layout.destination())) {
            return;
        }
        Path root = layout.destination().toRealPath();
        for (int i = 0; i < layout.info().files().size(); i++) {
            if (!layout.info().files().get(i).pad()) {
                delete(layout.path(i), root, layout.destination());
            }
        }
    }

    private static void delete(Path file, Path root, Path destination) throws IOException {
        Path folder = file.getParent();
        if (!Files.isDirectory(folder)) {
            return;
        }
        if (!folder.toRealPath().startsWith(root)) {
            throw new IOException(folder + " is a link that leads out of " + destination);
        }
        Files.deleteIfExists(file);
        while (!folder.equals(destination) && deleteIfEmpty(folder)) {
            folder = folder.getParent();
        }
    }

    private static boolean deleteIfEmpty(Path folder) throws IOException {
        try {
            Files.delete(folder);
            return true;
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            return false;
        }
    }
}
