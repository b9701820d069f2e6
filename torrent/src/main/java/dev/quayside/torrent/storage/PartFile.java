// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.storage;

import dev.quayside.torrent.metainfo.Info;
import dev.quayside.torrent.metainfo.TorrentFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps what unwanted files have of pieces that they share with wanted ones, so that these pieces
 * can be checked and passed on though the unwanted files are not made: in one hidden file, which
 * has a place for the first and the last piece of each file.
 */
final class PartFile {
    private final Info info;
    private final FileHandles handles;
    private final Path path;

    /** Where in the part file the places of each file begin. */
    private final long[] places;

    PartFile(Layout layout, FileHandles handles) {
        info = layout.info();
        path = layout.partFile();
        this.handles = handles;
        places = new long[info.files().size()];
        long place = 0;
        for (int i = 0; i < places.length; i++) {
            places[i] = place;
            TorrentFile file = info.files().get(i);
            place += file.pad() ? 0 : endOfHead(file) + (file.length() - startOfTail(file));
        }
    }

    /** Where in a file its first piece ends. */
    private long endOfHead(TorrentFile file) {
        long piece = info.pieceLength();
        return Math.min(file.length(), (file.offset() / piece + 1) * piece - file.offset());
    }

    /** Where in a file its last piece begins, if that is not the first as well. */
    private long startOfTail(TorrentFile file) {
        long piece = info.pieceLength();
        long start = Math.max(0, file.end() - 1) / piece * piece - file.offset();
        return Math.max(endOfHead(file), start);
    }

    Path path() {
        return path;
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** The place of some bytes; -1 if there is none for them. */
    private long place(Layout.Span span) {
        TorrentFile file = info.files().get(span.file());
        long end = span.position() + span.length();
        if (end <= endOfHead(file)) {
            return places[span.file()] + span.position();
        }
        long tail = startOfTail(file);
        return span.position() < tail
                ? -1
                : places[span.file()] + endOfHead(file) + span.position() - tail;
    }

    /** Whether there is a place for some bytes. */
    boolean takes(Layout.Span span) {
        return place(span) >= 0;
    }

    /** Writes all that remains in a buffer. */
    void write(Layout.Span span, ByteBuffer data) throws IOException {
        if (!exists()) {
            Files.createDirectories(path.getParent());
            Files.createFile(path);
        }
        try (FileHandles.Handle handle = handles.open(path, true)) {
            long at = place(span);
            while (data.hasRemaining()) {
                at += handle.channel().write(data, at);
            }
        } catch (IOException e) {
            throw new IOException("Cannot write " + path + ": " + e.getMessage(), e);
        }
    }

    /** Fills a buffer; returns false if the bytes are not here. */
    boolean read(Layout.Span span, ByteBuffer target) throws IOException {
        long at = place(span);
        if (at < 0) {
            return false;
        }
        try (FileHandles.Handle handle = handles.open(path, false)) {
            while (target.hasRemaining()) {
                int count = handle.channel().read(target, at);
                if (count < 0) {
                    throw new EOFException("the file is too short");
                }
                at += count;
            }
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new IOException("Cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    /** Copies what is here of a file into that, which is being made. */
    void copyTo(int index, FileChannel target) throws IOException {
        TorrentFile file = info.files().get(index);
        long head = endOfHead(file);
        long tail = startOfTail(file);
        try (FileChannel source = FileChannel.open(path, StandardOpenOption.READ)) {
            copy(source, places[index], target, 0, head);
            copy(source, places[index] + head, target, tail, file.length() - tail);
        }
    }

    private static void copy(FileChannel from, long place, FileChannel to, long at, long length)
            throws IOException {
        long left = Math.min(length, from.size() - place);
        from.position(place);
        long next = at;
        while (left > 0) {
            long count = to.transferFrom(from, next, left);
            if (count <= 0) {
                return;
            }
            next += count;
            left -= count;
        }
    }

    void sync() throws IOException {
        try (FileHandles.Handle handle = handles.open(path, true)) {
            handle.channel().force(true);
        } catch (NoSuchFileException e) {
            // all files have been made meanwhile, and have what was here
        } catch (IOException e) {
            throw new IOException("Cannot write " + path + ": " + e.getMessage(), e);
        }
    }

    void close() throws IOException {
        handles.forget(path);
    }

    void delete() throws IOException {
        close();
        Files.deleteIfExists(path);
    }
}
