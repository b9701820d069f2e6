// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.metainfo;

import java.util.List;

/**
 * A file of a torrent.
 *
 * @param path its name and the folders it is in, as the torrent file says: not to be used as a name
 *     on this machine, see {@link SafeNames}
 * @param length bytes
 * @param offset where it starts among all bytes of the torrent
 * @param pad whether it is only there to let the next file start with a piece (BEP 47): it is all
 *     zeros and is not stored
 */
public record TorrentFile(List<String> path, long length, long offset, boolean pad) {
    /**
     * Makes one.
     *
     * @throws IllegalArgumentException if the path is empty
     */
    public TorrentFile {
        path = List.copyOf(path);
        if (path.isEmpty()) {
            throw new IllegalArgumentException("A file without a name");
        }
    }

    /**
     * Returns where it ends.
     *
     * @return the offset of the first byte behind it
     */
    public long end() {
        return offset + length;
    }
}
