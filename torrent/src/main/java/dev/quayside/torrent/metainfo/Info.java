// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.metainfo;

import java.util.Arrays;
import java.util.List;

/**
 * The info dictionary of a torrent, checked: what all who have the torrent agree on.
 *
 * <p>Lengths and counts fit together: the files follow one another without gaps, and there is a
 * hash for each piece. Immutable, for every thread.
 */
public final class Info {
    private final byte[] raw;
    private final InfoHash hash;
    private final String name;
    private final boolean folder;
    private final int pieceLength;
    private final byte[] pieces;
    private final List<TorrentFile> files;
    private final boolean isPrivate;

    Info(
            byte[] raw,
            String name,
            boolean folder,
            int pieceLength,
            byte[] pieces,
            List<TorrentFile> files,
            boolean isPrivate) {
        this.raw = raw;
        this.hash = InfoHash.of(raw);
        this.name = name;
        this.folder = folder;
        this.pieceLength = pieceLength;
        this.pieces = pieces;
        this.files = List.copyOf(files);
        this.isPrivate = isPrivate;
    }

    /**
     * Returns the bytes of the dictionary, over which the info hash goes.
     *
     * @return the array itself, not to be changed
     */
    public byte[] raw() {
        return raw;
    }

    /**
     * Returns the info hash.
     *
     * @return the hash
     */
    public InfoHash hash() {
        return hash;
    }

    /**
     * Returns the name of the file, or of the folder of the files.
     *
     * @return the name as the torrent says it: not to be used as a name on this machine
     */
    public String name() {
        return name;
    }

    /**
     * Tells whether the files are in a folder of the torrent's name.
     *
     * @return false for a torrent of one file that is the torrent
     */
    public boolean isFolder() {
        return folder;
    }

    /**
     * Returns the files.
     *
     * @return in the order of their bytes, at least one
     */
    public List<TorrentFile> files() {
        return files;
    }

    /**
     * Tells whether peers may come from the trackers only (BEP 27).
     *
     * @return whether the torrent is private
     */
    public boolean isPrivate() {
        return isPrivate;
    }

    /**
     * Returns the sum of all files, pad files included.
     *
     * @return bytes
     */
    public long length() {
        return files.get(files.size() - 1).end();
    }

    /**
     * Returns the length of every piece but the last.
     *
     * @return bytes
     */
    public int pieceLength() {
        return pieceLength;
    }

    /**
     * Returns the length of a piece.
     *
     * @param piece its index
     * @return bytes; for the last piece what is left of the torrent, 1 to {@link #pieceLength()}
     */
    public int pieceLength(int piece) {
        return (int) Math.min(pieceLength, length() - pieceOffset(piece));
    }

    /**
     * Returns where a piece starts.
     *
     * @param piece its index
     * @return its offset among all bytes of the torrent
     */
    public long pieceOffset(int piece) {
        return (long) piece * pieceLength;
    }

    /**
     * Finds the file that has a byte.
     *
     * @param offset of the byte in the torrent
     * @return the file's index
     */
    public int fileAt(long offset) {
        int low = 0;
        int high = files.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (files.get(middle).end() > offset) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /**
     * Finds the piece that has the first byte of a file.
     *
     * @param file one of these that is not empty
     * @return the piece's index
     */
    public int firstPiece(TorrentFile file) {
        return (int) (file.offset() / pieceLength);
    }

    /**
     * Finds the piece that has the last byte of a file.
     *
     * @param file one of these that is not empty
     * @return the piece's index
     */
    public int lastPiece(TorrentFile file) {
        return (int) ((file.end() - 1) / pieceLength);
    }

    /**
     * Returns the number of pieces.
     *
     * @return 0 if all files are empty
     */
    public int pieceCount() {
        return pieces.length / InfoHash.LENGTH;
    }

    /**
     * Compares a digest with that of a piece.
     *
     * @param piece its index
     * @param digest the SHA-1 of some bytes
     * @return whether they are that piece
     */
    public boolean matches(int piece, byte[] digest) {
        int at = piece * InfoHash.LENGTH;
        return Arrays.equals(pieces, at, at + InfoHash.LENGTH, digest, 0, digest.length);
    }
}
