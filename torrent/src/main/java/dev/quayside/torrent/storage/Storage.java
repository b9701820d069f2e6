// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.storage;

import dev.quayside.torrent.metainfo.Info;
import dev.quayside.torrent.metainfo.TorrentFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads and writes the bytes of one torrent.
 *
 * <p>Methods block, so only disk workers call them; several may do so at the same time. Errors name
 * the file.
 */
public final class Storage {
    private static final int ZEROS = 1 << 20;

    private final Layout layout;
    private final FileHandles handles;
    private final PartFile part;

    /** Files that exist since we have made them or have found them. */
    private final BitSet made = new BitSet();

    /** Files that were written since they were last given to the disk itself. */
    private final BitSet unsynced = new BitSet();

    private boolean partUnsynced;

    /** Folders with new files, likewise. */
    private final Set<Path> unsyncedFolders = new HashSet<>();

    /**
     * Makes one. Touches no file.
     *
     * @param layout where the files are
     * @param handles keeps them open
     */
    public Storage(Layout layout, FileHandles handles) {
        this.layout = layout;
        this.handles = handles;
        part = new PartFile(layout, handles);
    }

    /**
     * Returns where the files are.
     *
     * @return the layout
     */
    public Layout layout() {
        return layout;
    }

    /**
     * Makes the folders and files that are not there yet, in their full length.
     *
     * @param wanted the indices of the files to make; what others share with these is kept in a
     *     hidden file, and put into them when they are made
     * @param preallocate whether they get their room on the disk now; otherwise they are sparse
     * @return whether something of the torrent was there already
     * @throws IOException if that is not possible, or a file is there that is longer
     */
    public boolean prepare(BitSet wanted, boolean preallocate) throws IOException {
        boolean found = false;
        Files.createDirectories(layout.destination());
        boolean parts = part.exists();
        Set<Path> folders = new HashSet<>();
        for (int i = wanted.nextSetBit(0); i >= 0; i = wanted.nextSetBit(i + 1)) {
            if (!info().files().get(i).pad()) {
                found |= make(i, preallocate, parts, folders);
            }
        }
        dropPartIfUseless();
        return found;
    }

    private synchronized void dropPartIfUseless() throws IOException {
        for (int i = 0; i < info().files().size(); i++) {
            if (!made.get(i) && !info().files().get(i).pad()) {
                return;
            }
        }
        part.delete();
        partUnsynced = false;
    }

    /**
     * Makes one file, unless it is there. Of folders that are known (to be there, and inside the
     * destination) nothing is asked again: there may be thousands of files in one.
     */
    private synchronized boolean make(
            int index, boolean preallocate, boolean parts, Set<Path> folders) throws IOException {
        TorrentFile file = info().files().get(index);
        Path path = layout.path(index);
        if (folders.add(path.getParent())) {
            layout.checkInside(index);
            Files.createDirectories(path.getParent());
        }
        boolean found;
        try {
            found = !makeNew(index, file, preallocate, parts);
            if (found) {
                layout.checkInside(index);
                fill(index, file, path, StandardOpenOption.CREATE, preallocate, false);
            }
        } catch (FileSystemException e) {
            throw e; // names the file already
        } catch (IOException e) {
            throw new IOException("Cannot make " + path + ": " + e.getMessage(), e);
        }
        made.set(index);
        return found && file.length() > 0;
    }

    /** Returns whether there was no such file. */
    private boolean makeNew(int index, TorrentFile file, boolean preallocate, boolean parts)
            throws IOException {
        Path path = layout.path(index);
        if (parts) {
            if (Files.exists(path)) {
                return false;
            }
            // whoever reads it meanwhile finds it whole or not at all
            Path temporary = path.resolveSibling(".quayside-" + info().hash().hex() + ".new");
            Files.deleteIfExists(temporary); // of a program that was killed
            fill(index, file, temporary, StandardOpenOption.CREATE_NEW, preallocate, true);
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
        } else {
            try {
                fill(index, file, path, StandardOpenOption.CREATE_NEW, preallocate, false);
            } catch (FileAlreadyExistsException e) {
                return false;
            }
        }
        noteFolders(path);
        return true;
    }

    private void fill(
            int index,
            TorrentFile file,
            Path path,
            StandardOpenOption how,
            boolean preallocate,
            boolean parts)
            throws IOException {
        try (FileChannel channel = FileChannel.open(path, how, StandardOpenOption.WRITE)) {
            long size = channel.size();
            if (size > file.length()) {
                throw new FileSystemException(
                        path.toString(),
                        null,
                        "it is there, and longer than in the torrent: move it away first");
            }
            if (size < file.length()) {
                extend(channel, size, file.length(), preallocate);
                unsynced.set(index);
            }
            if (parts) {
                part.copyTo(index, channel);
            }
        }
    }

    /** All folders up to the destination may be new. */
    private void noteFolders(Path file) {
        Path folder = file.getParent();
        while (folder != null && folder.startsWith(layout.destination())) {
            unsyncedFolders.add(folder);
            folder = folder.getParent();
        }
    }

    private static void extend(FileChannel channel, long from, long to, boolean preallocate)
            throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate(preallocate ? ZEROS : 1);
        long at = preallocate ? from : to - 1;
        while (at < to) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), to - at));
            at += channel.write(zeros, at);
        }
    }

    /**
     * Writes bytes.
     *
     * @param offset of the first one in the torrent
     * @param data all that remains in it
     * @throws IOException if that is not possible; for instance since the disk is full
     */
    public void write(long offset, ByteBuffer data) throws IOException {
        int end = data.limit();
        for (Layout.Span span : layout.spans(offset, data.remaining())) {
            data.limit(data.position() + span.length());
            if (isPad(span)) {
                data.position(data.limit());
            } else {
                writeSpan(span, data);
            }
            data.limit(end);
        }
    }

    private void writeSpan(Layout.Span span, ByteBuffer data) throws IOException {
        if (!isMade(span.file()) && writeToPart(span, data)) {
            return;
        }
        Path path = layout.path(span.file());
        try (FileHandles.Handle handle = handles.open(path, true)) {
            long at = span.position();
            while (data.hasRemaining()) {
                at += handle.channel().write(data, at);
            }
            noteWritten(span.file());
        } catch (NoSuchFileException e) {
            throw new IOException(path + " has vanished", e);
        } catch (IOException e) {
            throw new IOException("Cannot write " + path + ": " + e.getMessage(), e);
        }
    }

    private synchronized boolean isMade(int file) {
        return made.get(file);
    }

    /** Of an unwanted file; returns false if that is there, or is made since it must be. */
    private synchronized boolean writeToPart(Layout.Span span, ByteBuffer data) throws IOException {
        int file = span.file();
        if (!made.get(file) && (Files.exists(layout.path(file)) || !part.takes(span))) {
            make(file, false, part.exists(), new HashSet<>());
        }
        if (made.get(file)) {
            return false;
        }
        if (!part.exists()) {
            unsyncedFolders.add(layout.destination());
        }
        part.write(span, data);
        partUnsynced = true;
        return true;
    }

    private synchronized void noteWritten(int file) {
        unsynced.set(file);
    }

    /**
     * Gives all that was written to the disk itself, so that a power cut does not lose it. May take
     * seconds; others can go on to read and write.
     *
     * @throws IOException if the disk does not take it
     */
    public void sync() throws IOException {
        BitSet files;
        List<Path> folders;
        boolean parts;
        synchronized (this) {
            parts = partUnsynced;
            partUnsynced = false;
            files = (BitSet) unsynced.clone();
            folders = List.copyOf(unsyncedFolders);
            unsynced.clear();
            unsyncedFolders.clear();
        }
        try {
            for (int i = files.nextSetBit(0); i >= 0; i = files.nextSetBit(i + 1)) {
                syncFile(layout.path(i));
            }
            if (parts) {
                part.sync();
            }
            for (Path folder : folders) {
                Folders.sync(folder);
            }
        } catch (IOException e) {
            synchronized (this) {
                unsynced.or(files);
                partUnsynced |= parts;
                unsyncedFolders.addAll(folders);
            }
            throw e;
        }
    }

    private void syncFile(Path path) throws IOException {
        try (FileHandles.Handle handle = handles.open(path, true)) {
            handle.channel().force(true);
        } catch (NoSuchFileException e) {
            throw new IOException(path + " has vanished", e);
        } catch (IOException e) {
            throw new IOException("Cannot write " + path + ": " + e.getMessage(), e);
        }
    }

    private boolean isPad(Layout.Span span) {
        return layout.info().files().get(span.file()).pad();
    }

    /**
     * Reads bytes until the buffer is full.
     *
     * @param offset of the first one in the torrent
     * @param target where they go
     * @throws EOFException if a file is too short
     * @throws IOException if they cannot be read
     */
    public void read(long offset, ByteBuffer target) throws IOException {
        int end = target.limit();
        for (Layout.Span span : layout.spans(offset, target.remaining())) {
            target.limit(target.position() + span.length());
            if (isPad(span)) {
                target.put(new byte[span.length()]);
            } else {
                readSpan(span, target);
            }
            target.limit(end);
        }
    }

    private void readSpan(Layout.Span span, ByteBuffer target) throws IOException {
        Path path = layout.path(span.file());
        layout.checkInside(span.file());
        try (FileHandles.Handle handle = handles.open(path, false)) {
            long at = span.position();
            while (target.hasRemaining()) {
                int count = handle.channel().read(target, at);
                if (count < 0) {
                    throw new EOFException("the file is too short");
                }
                at += count;
            }
        } catch (NoSuchFileException e) {
            if (part.read(span, target)) {
                return;
            }
            if (!Files.exists(path)) {
                throw new IOException(path + " has vanished", e);
            }
            readSpan(span, target); // it was made in between
        } catch (IOException e) {
            throw new IOException("Cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    /**
     * Returns the torrent.
     *
     * @return its info
     */
    public Info info() {
        return layout.info();
    }

    /**
     * Closes the files.
     *
     * @throws IOException if closing fails
     */
    public void close() throws IOException {
        for (int i = 0; i < info().files().size(); i++) {
            handles.forget(layout.path(i));
        }
        part.close();
    }
}
