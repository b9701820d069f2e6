// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import dev.quayside.core.QThread;
import dev.quayside.torrent.metainfo.Metainfo;
import dev.quayside.torrent.session.SessionFixture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A tracker and a seed of some torrents, with an event loop of their own. */
final class SeedThread extends QThread implements AutoCloseable {
    private final Path folder;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final List<Metainfo> torrents = new ArrayList<>();

    SeedThread(Path folder) throws InterruptedException {
        this.folder = folder;
        setObjectName("seed");
        start();
        ready.await();
    }

    @Override
    protected void run() throws Exception {
        try (SessionFixture fixture = new SessionFixture(folder)) {
            torrents.add(fixture.make("first", 90_000, 60_000));
            torrents.add(fixture.make("second", 40_000));
            for (Metainfo meta : torrents) {
                fixture.seed(meta);
                fixture.keep(meta);
            }
            ready.countDown();
            exec();
        } finally {
            ready.countDown();
        }
    }

    Metainfo torrent(int index) {
        return torrents.get(index);
    }

    /** Its torrent file. */
    Path file(int index) {
        return SessionFixture.kept(folder, torrents.get(index));
    }

    String magnet(int index) {
        return "magnet:?xt=urn:btih:"
                + torrent(index).info().hash().hex()
                + "&dn=linked&tr="
                + torrent(index).trackers().get(0).get(0);
    }

    @Override
    public void close() {
        quit();
        wait(-1);
        dispose();
    }
}
