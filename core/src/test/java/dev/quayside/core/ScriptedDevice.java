// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * A device of given data that notes what QIODevice asks of it: {@code rN} readData of N bytes,
 * {@code wN} writeData, {@code lN} readLineData, {@code kN} skipData, {@code sN} seek to N.
 *
 * <p>A sequential one gives one piece of its data per call; a piece may also stand for nothing now
 * or for the end.
 */
class ScriptedDevice extends QIODevice {
    static final byte[] NOTHING_NOW = new byte[0];
    static final byte[] END = new byte[0];

    final List<String> log = new ArrayList<>();

    /** What readData gives once there is no more: 0 or -1. */
    long atTheEnd = -1;

    /** How many bytes a random-access device gives at once; 0 for no limit. */
    int readLimit;

    /** How many bytes are written at once; 0 for no limit, -1 for an error. */
    int writeLimit;

    /** Whether bytesAvailable() counts the pieces, as it should. */
    boolean countsPieces;

    private final boolean sequential;
    private final Deque<byte[]> pieces;
    private final byte[] all;
    private int at;

    ScriptedDevice(boolean sequential, byte[]... pieces) {
        this.sequential = sequential;
        this.pieces = new ArrayDeque<>(Arrays.asList(pieces));
        int length = 0;
        for (byte[] piece : pieces) {
            length += piece.length;
        }
        all = new byte[length];
        int end = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, all, end, piece.length);
            end += piece.length;
        }
    }

    static ScriptedDevice sequential(String... pieces) {
        return new ScriptedDevice(true, bytes(pieces));
    }

    static ScriptedDevice randomAccess(String... pieces) {
        return new ScriptedDevice(false, bytes(pieces));
    }

    private static byte[][] bytes(String... pieces) {
        return Arrays.stream(pieces)
                .map(p -> p.getBytes(StandardCharsets.ISO_8859_1))
                .toArray(byte[][]::new);
    }

    /** Returns what was asked since the last call. */
    String asked() {
        String text = log.isEmpty() ? "-" : String.join(",", log);
        log.clear();
        return text;
    }

    @Override
    public boolean isSequential() {
        return sequential;
    }

    @Override
    public long size() {
        return sequential ? super.size() : all.length;
    }

    @Override
    public long bytesAvailable() {
        long more = 0;
        if (sequential && countsPieces) {
            more = pieces.stream().mapToLong(p -> p.length).sum();
        }
        return super.bytesAvailable() + more;
    }

    @Override
    public boolean seek(long newPos) {
        log.add("s" + newPos);
        if ((!sequential && newPos > all.length + 5) || !super.seek(newPos)) {
            return false;
        }
        at = (int) newPos;
        return true;
    }

    @Override
    protected long readData(byte[] data, int offset, int maxSize) {
        log.add("r" + maxSize);
        return take(data, offset, maxSize);
    }

    @Override
    protected long writeData(byte[] data, int offset, int size) {
        log.add("w" + size);
        if (writeLimit < 0) {
            return -1;
        }
        int n = writeLimit == 0 ? size : Math.min(size, writeLimit);
        at += n;
        return n;
    }

    /** Gives bytes of the data; 0 or -1 as readData. */
    final long take(byte[] data, int offset, int maxSize) {
        return sequential
                ? takePiece(data, offset, maxSize)
                : takeFromPosition(data, offset, maxSize);
    }

    private long takePiece(byte[] data, int offset, int maxSize) {
        if (maxSize == 0) {
            return 0;
        }
        byte[] piece = pieces.poll();
        if (piece == null) {
            return atTheEnd;
        }
        if (piece == END || piece == NOTHING_NOW) {
            return piece == END ? -1 : 0;
        }
        int n = Math.min(piece.length, maxSize);
        System.arraycopy(piece, 0, data, offset, n);
        if (n < piece.length) {
            pieces.addFirst(Arrays.copyOfRange(piece, n, piece.length));
        }
        return n;
    }

    private long takeFromPosition(byte[] data, int offset, int maxSize) {
        int most = readLimit == 0 ? maxSize : Math.min(maxSize, readLimit);
        int n = Math.max(0, Math.min(most, all.length - at));
        if (n > 0) {
            System.arraycopy(all, at, data, offset, n);
            at += n;
            return n;
        }
        return maxSize == 0 ? 0 : atTheEnd;
    }
}
