// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.metainfo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.function.LongConsumer;

/** Computes the hashes of all pieces of some files, one after the other. */
final class PieceHashes {
    private static final int BUFFER = 256 << 10;

    private final MessageDigest digest = Sha1.newDigest();
    private final ByteArrayOutputStream hashes = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[BUFFER];
    private final int pieceLength;
    private int inPiece;

    private PieceHashes(int pieceLength) {
        this.pieceLength = pieceLength;
    }

    static byte[] of(SourceFiles source, int pieceLength, LongConsumer progress)
            throws IOException {
        PieceHashes pieces = new PieceHashes(pieceLength);
        long total = 0;
        for (SourceFiles.SourceFile file : source.files()) {
            long before = total;
            try (InputStream in = Files.newInputStream(file.location())) {
                int count;
                while ((count = in.read(pieces.buffer)) > 0) {
                    pieces.add(count);
                    total += count;
                    progress.accept(total);
                }
            }
            if (total - before != file.length()) {
                throw new IOException(file.location() + " has changed while it was read");
            }
        }
        pieces.finish();
        return pieces.hashes.toByteArray();
    }

    private void add(int count) {
        int at = 0;
        while (at < count) {
            int part = Math.min(count - at, pieceLength - inPiece);
            digest.update(buffer, at, part);
            at += part;
            inPiece += part;
            if (inPiece == pieceLength) {
                finish();
            }
        }
    }

    private void finish() {
        if (inPiece > 0) {
            hashes.writeBytes(digest.digest());
            inPiece = 0;
        }
    }
}
