// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.storage;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes to the disk which names are in a folder: a new file is not sure to be found before. */
final class Folders {
    /** Windows opens no folders; its file systems keep a journal of names instead. */
    private static final boolean CAN = File.separatorChar == '/';

    private Folders() {}

    static void sync(Path folder) throws IOException {
        if (CAN) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
