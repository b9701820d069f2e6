// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.core.QObject;
import dev.quayside.torrent.metainfo.Info;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The web seeds of a torrent, and what each of them needs of it. */
final class WebSeeds {
    private static final int MOST_AT_A_TIME = 8;

    private final PiecePicker picker;
    private final Downloads downloads;
    private final EngineParts parts;
    private final Traffic traffic;
    private final List<WebSeed> seeds = new ArrayList<>();
    private final List<WebSeedStatus> unusable = new ArrayList<>();

    WebSeeds(
            QObject context,
            Info info,
            List<String> addresses,
            PiecePicker picker,
            Downloads downloads,
            EngineParts parts,
            Traffic traffic) {
        this.picker = picker;
        this.downloads = downloads;
        this.parts = parts;
        this.traffic = traffic;
        for (String address : addresses) {
            try {
                WebAddresses checked = new WebAddresses(info, address);
                seeds.add(new WebSeed(this, context, info, parts.clock, checked));
            } catch (URISyntaxException e) {
                unusable.add(
                        new WebSeedStatus(
                                address, WebSeedStatus.State.ABANDONED, e.getReason(), 0, 0));
            }
        }
    }

    // -- what goes on -----------------------------------------------------------------------------

    /** Called every second, and when there may be something to do. */
    void tick() {
        if (picker.missing().isEmpty()) {
            stop();
            return;
        }
        for (WebSeed seed : seeds) {
            if (seed.isBusy() || seeds.stream().filter(WebSeed::isBusy).count() < MOST_AT_A_TIME) {
                seed.tick();
            }
        }
    }

    void stop() {
        seeds.forEach(WebSeed::stop);
    }

    boolean isBusy() {
        return seeds.stream().anyMatch(WebSeed::isBusy);
    }

    List<WebSeedStatus> status() {
        return Stream.concat(seeds.stream().map(WebSeed::status), unusable.stream()).toList();
    }

    // -- for the seeds ----------------------------------------------------------------------------

    PiecePicker picker() {
        return picker;
    }

    /** How much may be read; nothing while there is no room for the block that begins. */
    int quota(WebSeed seed, boolean needsRoom) {
        boolean room = !needsRoom || parts.budget.hasRoom(seed);
        return room ? traffic.readQuota(seed) : 0;
    }

    void received(WebSeed seed, int bytes) {
        traffic.received(seed, bytes);
    }

    byte[] takeArray() {
        return parts.budget.take();
    }

    void giveArray(byte[] array) {
        parts.budget.give(array);
    }

    void gather(WebSeed seed, BlockRef ref, byte[] data) {
        downloads.gather(seed, ref, data);
    }

    void release(WebSeed seed, BlockRef[] blocks) {
        downloads.release(seed, blocks);
    }
}
