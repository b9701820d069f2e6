// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.torrent.metainfo.Info;
import dev.quayside.torrent.tracker.TrackerStatus;
import java.util.BitSet;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * How a torrent is doing, at one moment.
 *
 * @param state what it does
 * @param error why it failed; null if it did not
 * @param pieces how many pieces it has; 0 while that is unknown
 * @param complete how many of them are there
 * @param wanted bytes that are wanted
 * @param left bytes that are wanted and not there yet
 * @param downloaded bytes received, in this run and before
 * @param uploaded bytes sent, in this run and before
 * @param downRate bytes a second, over the last ten seconds
 * @param upRate bytes a second, over the last ten seconds
 * @param peers how many are connected
 * @param seeds how many of them have all
 * @param swarmSeeds how many have all, of those that trackers know; -1 if unknown
 * @param swarmLeeches how many have not all, of those that trackers know; -1 if unknown
 * @param checked of pieces that are checked at the start, how many are done
 */
public record TorrentStatus(
        TorrentState state,
        String error,
        int pieces,
        int complete,
        long wanted,
        long left,
        long downloaded,
        long uploaded,
        long downRate,
        long upRate,
        int peers,
        int seeds,
        int swarmSeeds,
        int swarmLeeches,
        int checked) {
    /**
     * Returns how long it will take at this rate.
     *
     * @return seconds; -1 if nobody can tell
     */
    public long secondsLeft() {
        return left == 0 ? 0 : downRate == 0 ? -1 : left / downRate + 1;
    }

    static TorrentStatus of(TorrentRun run, Info info) {
        PiecePicker picker = run.picker();
        Swarm swarm = run.swarm();
        long left = bytes(info, picker.missing());
        return new TorrentStatus(
                run.state(),
                run.error(),
                info.pieceCount(),
                picker.complete().cardinality(),
                bytes(info, picker.completeAndWanted()) + left,
                left,
                run.totals().downloaded(),
                run.totals().uploaded(),
                swarm == null ? 0 : swarm.traffic().downRate(),
                swarm == null ? 0 : swarm.traffic().upRate(),
                run.peerCount(),
                swarm == null ? 0 : swarm.seeds(),
                most(run.contacts().trackers(), TrackerStatus::seeds),
                most(run.contacts().trackers(), TrackerStatus::leeches),
                run.checked());
    }

    /** Trackers know parts of the swarm, which overlap: the largest part counts. */
    private static int most(List<TrackerStatus> trackers, ToIntFunction<TrackerStatus> number) {
        return trackers.stream().mapToInt(number).max().orElse(-1);
    }

    static long bytes(Info info, BitSet pieces) {
        int last = info.pieceCount() - 1;
        long likeTheFirst = (long) pieces.cardinality() * info.pieceLength();
        return last >= 0 && pieces.get(last)
                ? likeTheFirst - info.pieceLength() + info.pieceLength(last)
                : likeTheFirst;
    }
}
