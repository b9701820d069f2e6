// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.storage;

import dev.quayside.torrent.metainfo.Info;
import dev.quayside.torrent.metainfo.Sha1;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;

/** Checks pieces that are on the disk. */
public final class PieceCheck {
    private static final int PART = 256 << 10;

    private static final ThreadLocal<byte[]> ARRAYS = ThreadLocal.withInitial(() -> new byte[PART]);

    private PieceCheck() {}

    /**
     * Checks a piece.
     *
     * @param storage the torrent's
     * @param piece its index
     * @return whether its hash is right; false also if it is not there
     * @throws IOException if it is there, but cannot be read
     */
    public static boolean verify(Storage storage, int piece) throws IOException {
        Info info = storage.info();
        MessageDigest digest = Sha1.newDigest();
        byte[] data = ARRAYS.get();
        long offset = info.pieceOffset(piece);
        int left = info.pieceLength(piece);
        try {
            while (left > 0) {
                int part = Math.min(left, PART);
                storage.read(offset, ByteBuffer.wrap(data, 0, part));
                digest.update(data, 0, part);
                offset += part;
                left -= part;
            }
        } catch (IOException e) {
            if (e.getCause() instanceof NoSuchFileException
                    || e.getCause() instanceof EOFException) {
                return false;
            }
            throw e;
        }
        return info.matches(piece, digest.digest());
    }
}
