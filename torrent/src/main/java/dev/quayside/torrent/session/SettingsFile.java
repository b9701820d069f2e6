// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.session;

import dev.quayside.torrent.storage.AtomicFile;
import dev.quayside.torrent.storage.DiskProblem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The file with the settings, for one program at a time: a second one that opens it is told so.
 *
 * <p>It is written atomically: whenever the program or the system ends, the file has what it had
 * before, or all that is new. Methods block.
 */
public final class SettingsFile implements AutoCloseable {
    private static final int LONGEST = 64 << 20;

    private final Path file;
    private final FileChannel lock;
    private final Settings atStart;

    private SettingsFile(Path file, FileChannel lock, Settings atStart) {
        this.file = file;
        this.lock = lock;
        this.atStart = atStart;
    }

    /**
     * Opens it, and makes its folder.
     *
     * @param file where it is; it need not be there yet
     * @return the file, until it is closed for us alone
     * @throws SettingsException if another program has it, or it cannot be read or understood
     */
    public static SettingsFile open(Path file) throws SettingsException {
        Path path = file.toAbsolutePath();
        FileChannel lock = null;
        try {
            Files.createDirectories(path.getParent());
            lock =
                    FileChannel.open(
                            path.resolveSibling(path.getFileName() + ".lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (!isLocked(lock)) {
                throw new SettingsException(
                        "a torrent window that uses " + path + " is open already");
            }
            SettingsFile opened = new SettingsFile(path, lock, read(path));
            lock = null;
            return opened;
        } catch (IOException e) {
            throw new SettingsException(
                    "cannot use the settings in " + path + ": " + DiskProblem.reason(e));
        } finally {
            release(lock);
        }
    }

    private static boolean isLocked(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null; // released by closing the channel
        } catch (OverlappingFileLockException e) {
            return false; // by another session of this process
        }
    }

    private static Settings read(Path path) throws IOException, SettingsException {
        try {
            if (Files.size(path) > LONGEST) {
                throw new SettingsException(path + " is too long for settings");
            }
            return SettingsText.read(Files.readString(path));
        } catch (NoSuchFileException e) {
            return Settings.EMPTY;
        } catch (CharacterCodingException e) {
            throw new SettingsException(path + " is not in UTF-8");
        } catch (SettingsException e) {
            throw new SettingsException(
                    "cannot use the settings in " + path + ": " + e.getMessage());
        }
    }

    private static void release(FileChannel lock) {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            System.getLogger(SettingsFile.class.getName())
                    .log(System.Logger.Level.WARNING, "Cannot release the settings", e);
        }
    }

    /**
     * Returns what was in it when it was opened.
     *
     * @return the settings
     */
    public Settings settings() {
        return atStart;
    }

    /**
     * Returns where it is.
     *
     * @return an absolute path
     */
    public Path path() {
        return file;
    }

    /**
     * Writes settings.
     *
     * @param settings all that is to be in it
     * @throws IOException if that fails; what was in it before is still there then
     */
    public void write(Settings settings) throws IOException {
        AtomicFile.write(file, SettingsText.write(settings).getBytes(StandardCharsets.UTF_8));
    }

    /** Lets others have it. */
    @Override
    public void close() {
        release(lock);
    }
}
