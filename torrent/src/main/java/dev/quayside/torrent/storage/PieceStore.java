// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.storage;

import dev.quayside.torrent.metainfo.Info;
import dev.quayside.torrent.metainfo.Sha1;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes the blocks of pieces, and checks each piece when it is complete.
 *
 * <p>Blocks that come in order are hashed on their way to the disk; what came out of order is read
 * back in the end. So memory holds a few blocks, never whole pieces, however long these are. All
 * calls for one piece come from the same disk worker; calls for different pieces may come at the
 * same time.
 */
public final class PieceStore {
    private static final int GATHER = 256 << 10;

    private static final ThreadLocal<ByteBuffer> BUFFERS =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(GATHER));

    private static final ThreadLocal<byte[]> ARRAYS =
            ThreadLocal.withInitial(() -> new byte[Blocks.LENGTH]);

    private final Storage storage;
    private final Info info;
    private final Map<Integer, Progress> pieces = new ConcurrentHashMap<>();

    private static final class Progress {
        final MessageDigest digest = Sha1.newDigest();
        int hashed; // blocks, from the first on
    }

    /**
     * What has come of a piece.
     *
     * @param valid whether its hash is right
     * @param digests the SHA-1 of each block, where they were asked for or the piece is bad;
     *     otherwise null
     */
    public record Outcome(boolean valid, List<byte[]> digests) {}

    /**
     * Makes one.
     *
     * @param storage where the bytes go
     */
    public PieceStore(Storage storage) {
        this.storage = storage;
        this.info = storage.info();
    }

    /**
     * Writes blocks.
     *
     * @param piece the index of their piece
     * @param blocks in ascending order
     * @throws IOException if that is not possible
     */
    public void write(int piece, List<Block> blocks) throws IOException {
        Progress progress = pieces.computeIfAbsent(piece, p -> new Progress());
        ByteBuffer buffer = BUFFERS.get().clear();
        int next = -1;
        long start = 0;
        for (Block block : blocks) {
            int length = Blocks.length(info, piece, block.index());
            if (block.index() != next || buffer.remaining() < length) {
                flush(start, buffer);
                start = Blocks.offset(info, piece, block.index());
            }
            buffer.put(block.data(), 0, length);
            if (block.index() == progress.hashed) {
                progress.digest.update(block.data(), 0, length);
                progress.hashed++;
            }
            next = block.index() + 1;
        }
        flush(start, buffer);
    }

    private void flush(long start, ByteBuffer buffer) throws IOException {
        buffer.flip();
        if (buffer.hasRemaining()) {
            storage.write(start, buffer);
        }
        buffer.clear();
    }

    /**
     * Checks a piece all of whose blocks are written.
     *
     * @param piece its index
     * @param withDigests whether the digests of the blocks are wanted in any case
     * @return the outcome
     * @throws IOException if it cannot be read back
     */
    public Outcome finish(int piece, boolean withDigests) throws IOException {
        Progress progress = pieces.remove(piece);
        if (progress == null) {
            progress = new Progress();
        }
        int count = Blocks.count(info, piece);
        for (int block = progress.hashed; block < count; block++) {
            progress.digest.update(readBack(piece, block), 0, Blocks.length(info, piece, block));
        }
        boolean valid = info.matches(piece, progress.digest.digest());
        return new Outcome(valid, valid && !withDigests ? null : digests(piece, count));
    }

    private List<byte[]> digests(int piece, int count) throws IOException {
        byte[][] digests = new byte[count][];
        MessageDigest digest = Sha1.newDigest();
        for (int block = 0; block < count; block++) {
            digest.update(readBack(piece, block), 0, Blocks.length(info, piece, block));
            digests[block] = digest.digest();
        }
        return List.of(digests);
    }

    private byte[] readBack(int piece, int block) throws IOException {
        byte[] data = ARRAYS.get();
        int length = Blocks.length(info, piece, block);
        storage.read(Blocks.offset(info, piece, block), ByteBuffer.wrap(data, 0, length));
        return data;
    }

    /**
     * Forgets the progress of a piece, whose blocks will be written anew.
     *
     * @param piece its index
     */
    public void forget(int piece) {
        pieces.remove(piece);
    }
}
