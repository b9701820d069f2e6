// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.session;

import dev.quayside.torrent.engine.FileStatus;
import dev.quayside.torrent.engine.PeerStatus;
import dev.quayside.torrent.engine.PieceState;
import dev.quayside.torrent.metainfo.InfoHash;
import dev.quayside.torrent.tracker.TrackerStatus;
import java.util.List;

/**
 * More about one torrent, at one moment.
 *
 * @param hash which one it is
 * @param files its files; none while only its magnet link is known
 * @param peers those that are connected
 * @param trackers those that it asks
 * @param pieces its pieces; none while it is not known which are there
 */
public record TorrentDetails(
        InfoHash hash,
        List<FileStatus> files,
        List<PeerStatus> peers,
        List<TrackerStatus> trackers,
        List<PieceState> pieces) {}
