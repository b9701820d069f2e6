// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.session;

import dev.quayside.torrent.engine.FilePriority;
import dev.quayside.torrent.metainfo.InfoHash;
import dev.quayside.torrent.metainfo.MagnetLink;
import dev.quayside.torrent.metainfo.Metainfo;
import dev.quayside.torrent.metainfo.MetainfoException;
import java.nio.file.Path;
import java.util.List;

/**
 * A torrent that the user wants.
 *
 * @param meta what it is; null if it is known by a link only
 * @param magnet the link that leads to it; null if it is known already
 * @param hash which one it is
 * @param name what it is called
 * @param destination the folder that has its files, or gets them
 * @param priorities how much each file is wanted; empty if all are as usual
 */
public record NewTorrent(
        Metainfo meta,
        String magnet,
        InfoHash hash,
        String name,
        Path destination,
        List<FilePriority> priorities) {
    /** Makes one; the list is copied, and the destination means the same in every folder. */
    public NewTorrent {
        destination = destination.toAbsolutePath().normalize();
        priorities = List.copyOf(priorities);
    }

    /**
     * Makes one of a torrent file.
     *
     * @param meta the file
     * @param destination the folder that has its files, or gets them
     * @param priorities how much each file is wanted; empty if all are as usual
     * @return the torrent
     */
    public static NewTorrent of(Metainfo meta, Path destination, List<FilePriority> priorities) {
        return new NewTorrent(
                meta, null, meta.info().hash(), meta.info().name(), destination, priorities);
    }

    /**
     * Makes one of a magnet link.
     *
     * @param magnet the link
     * @param destination the folder that has its files, or gets them
     * @return the torrent
     * @throws MetainfoException if it is not a magnet link
     */
    public static NewTorrent of(String magnet, Path destination) throws MetainfoException {
        MagnetLink link = MagnetLink.parse(magnet.strip());
        String name = link.name() == null ? link.hash().hex() : link.name();
        return new NewTorrent(null, magnet.strip(), link.hash(), name, destination, List.of());
    }

    RememberedTorrent remembered() {
        return new RememberedTorrent(
                hash, magnet, name, destination, false, 0, 0, 0, 0, priorities);
    }
}
