// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.core.QObject;
import dev.quayside.torrent.metainfo.Info;
import dev.quayside.torrent.storage.Storage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Parts of pieces that were read from the disk lately, to be sent to peers.
 *
 * <p>Reading 128 KiB at once costs little more than a block, and the blocks next to a block are
 * those that are wanted next.
 */
final class SegmentCache {
    static final int LENGTH = 128 << 10;

    private final Storage storage;
    private final Info info;
    private final EngineParts parts;
    private final QObject context;
    private final Consumer<PeerConnection> ready;
    private final Consumer<IOException> failed;
    private final Map<Long, Segment> segments = new LinkedHashMap<>(16, 0.75f, true);
    private final Deque<ByteBuffer> free = new ArrayDeque<>();
    private final int limit;

    private static final class Segment {
        ByteBuffer data; // null while it is being read
        final Set<PeerConnection> waiting = new LinkedHashSet<>();
    }

    /** Keeps up to so many segments. Tells peers that wait when a segment is there. */
    SegmentCache(
            Storage storage,
            EngineParts parts,
            QObject context,
            int limit,
            Consumer<PeerConnection> ready,
            Consumer<IOException> failed) {
        this.storage = storage;
        this.info = storage.info();
        this.parts = parts;
        this.context = context;
        this.limit = limit;
        this.ready = ready;
        this.failed = failed;
    }

    /**
     * Returns a segment of a piece; null if it must be read first, or there is no room: then the
     * peer is told later.
     */
    ByteBuffer get(int piece, int segment, PeerConnection peer) {
        long key = (long) piece << 32 | segment;
        Segment found = segments.get(key);
        if (found == null) {
            found = load(key, piece, segment);
        }
        if (found == null) {
            // every segment is being read: the first that comes wakes all who wait for it
            segments.values().iterator().next().waiting.add(peer);
            return null;
        }
        if (found.data == null) {
            found.waiting.add(peer);
        }
        return found.data;
    }

    /** Reads a segment ahead if there is room. */
    void prefetch(int piece, int segment) {
        long key = (long) piece << 32 | segment;
        if (!segments.containsKey(key)) {
            load(key, piece, segment);
        }
    }

    private Segment load(long key, int piece, int segment) {
        ByteBuffer buffer = room();
        if (buffer == null) {
            return null;
        }
        int begin = segment * LENGTH;
        int length = Math.min(LENGTH, info.pieceLength(piece) - begin);
        Segment loading = new Segment();
        segments.put(key, loading);
        parts.disk.run(
                piece,
                context,
                () -> {
                    buffer.clear().limit(length);
                    storage.read(info.pieceOffset(piece) + begin, buffer);
                    return buffer.flip();
                },
                data -> {
                    loading.data = buffer;
                    wake(loading);
                },
                error -> {
                    segments.remove(key);
                    free.push(buffer);
                    failed.accept(error);
                });
        return loading;
    }

    private void wake(Segment segment) {
        Set<PeerConnection> waiting = new LinkedHashSet<>(segment.waiting);
        segment.waiting.clear();
        waiting.forEach(ready);
    }

    /** A buffer, for which the segment that was not used for the longest time may have to go. */
    private ByteBuffer room() {
        if (!free.isEmpty()) {
            return free.pop();
        }
        if (segments.size() < limit) {
            return ByteBuffer.allocateDirect(LENGTH);
        }
        for (Iterator<Segment> i = segments.values().iterator(); i.hasNext(); ) {
            Segment eldest = i.next();
            if (eldest.data != null) {
                i.remove();
                return eldest.data;
            }
        }
        return null;
    }
}
