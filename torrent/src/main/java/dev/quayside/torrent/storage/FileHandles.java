// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Files that are kept open, up to a number; what was not used for the longest time is closed first.
 * Opening a file for every block costs more than writing it.
 *
 * <p>Files are never made here: one that has vanished is an error. May be used by every thread.
 */
public final class FileHandles implements AutoCloseable {
    private final int limit;
    private final Map<Path, Handle> handles = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Makes an empty one.
     *
     * @param limit how many files to keep open, at least 1; those in use come on top
     */
    public FileHandles(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit: " + limit);
        }
        this.limit = limit;
    }

    /** An open file, in use until it is closed. Reads and writes name their position. */
    public final class Handle implements AutoCloseable {
        private final FileChannel channel;
        private final boolean writable;
        private int users;
        private boolean forgotten;

        private Handle(FileChannel channel, boolean writable) {
            this.channel = channel;
            this.writable = writable;
        }

        /**
         * Returns the file.
         *
         * @return open as long as this is
         */
        public FileChannel channel() {
            return channel;
        }

        /** Ends the use; the file stays open for the next. */
        @Override
        public void close() throws IOException {
            release(this);
        }
    }

    /**
     * Opens a file, or takes an open one.
     *
     * @param file an absolute path
     * @param writable whether it is to be written too
     * @return the handle, to be closed soon
     * @throws NoSuchFileException if there is no such file (any more)
     * @throws IOException if it cannot be opened
     */
    public synchronized Handle open(Path file, boolean writable) throws IOException {
        Handle handle = handles.get(file);
        if (handle != null && (handle.forgotten || writable && !handle.writable)) {
            forget(file);
            handle = null;
        }
        if (writable && handle != null && !Files.exists(file)) {
            forget(file);
            throw new NoSuchFileException(file.toString(), null, "the file has vanished");
        }
        if (handle == null) {
            FileChannel channel =
                    writable
                            ? FileChannel.open(
                                    file, StandardOpenOption.READ, StandardOpenOption.WRITE)
                            : FileChannel.open(file, StandardOpenOption.READ);
            handle = new Handle(channel, writable);
            handles.put(file, handle);
        }
        handle.users++;
        closeEldest();
        return handle;
    }

    /**
     * Closes a file once nobody uses it any more.
     *
     * @param file its path
     * @throws IOException if closing it fails
     */
    public synchronized void forget(Path file) throws IOException {
        Handle handle = handles.remove(file);
        if (handle != null) {
            handle.forgotten = true;
            closeUnused(handle);
        }
    }

    /**
     * Returns how many files are open.
     *
     * @return the number
     */
    public synchronized int count() {
        return handles.size();
    }

    private synchronized void release(Handle handle) throws IOException {
        handle.users--;
        if (handle.forgotten) {
            closeUnused(handle);
        }
        closeEldest();
    }

    private void closeEldest() throws IOException {
        Iterator<Handle> eldest = handles.values().iterator();
        while (handles.size() > limit && eldest.hasNext()) {
            Handle handle = eldest.next();
            if (handle.users == 0) {
                eldest.remove();
                handle.channel.close();
            }
        }
    }

    private static void closeUnused(Handle handle) throws IOException {
        if (handle.users == 0) {
            handle.channel.close();
        }
    }

    /** Closes all files, those in use at the end of their use. */
    @Override
    public synchronized void close() throws IOException {
        for (Handle handle : handles.values()) {
            handle.forgotten = true;
            closeUnused(handle);
        }
        handles.clear();
    }
}
