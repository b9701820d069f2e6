// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.torrent.wire.MessageType;
import dev.quayside.torrent.wire.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first seed of a torrent that sends each piece once (BEP 16). */
class SuperSeedingTest {
    private static final int PIECE = 32 << 10;
    private static final int PIECES = 60;

    @TempDir Path folder;
    private SwarmFixture swarm;
    private Torrent seed;

    @BeforeEach
    void open() throws IOException {
        swarm = new SwarmFixture(folder).file("a", PIECES * PIECE);
        seed = swarm.engine(SwarmFixture.settings()).add(swarm.meta(), swarm.source.getParent());
        seed.setReadOnly(true);
        seed.setSuperSeeding(true);
        seed.start();
        SwarmFixture.await(() -> seed.state() == TorrentState.SEEDING);
    }

    @AfterEach
    void close() {
        swarm.close();
    }

    private RawPeer caller() {
        RawPeer peer = new RawPeer(seed.hash(), PIECES);
        boolean[] greeted = new boolean[1];
        peer.onHandshake = () -> greeted[0] = true;
        peer.call(((TorrentEngine) seed.parent()).port());
        SwarmFixture.await(() -> greeted[0]);
        return peer;
    }

    @Test
    void aSwarmCompletesWithAboutOneCopy() throws Exception {
        List<Torrent> leeches = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            Torrent leech = swarm.leech(i);
            leech.start();
            leeches.add(leech);
        }

        SwarmFixture.awaitComplete(leeches.toArray(new Torrent[0]));

        assertThat(seed.status().uploaded()).isLessThanOrEqualTo(PIECES * PIECE * 5L / 4);
        for (int i = 1; i <= 4; i++) {
            swarm.assertSame(swarm.destination(i));
        }
    }

    @Test
    void aSinglePeerGetsAll() throws Exception {
        Torrent leech = swarm.leech(1);

        leech.start();
        SwarmFixture.awaitComplete(leech);

        swarm.assertSame(swarm.destination(1));
    }

    @Test
    void aPeerIsToldOfTheNextPieceWhenAnotherHasTheLast() {
        RawPeer first = caller();
        SwarmFixture.await(() -> first.haves.size() == 1);
        RawPeer second = caller();
        SwarmFixture.await(() -> second.haves.size() == 1);
        int piece = first.haves.get(0);
        assertThat(second.haves.get(0)).isNotEqualTo(piece);
        assertThat(first.types).doesNotContain(MessageType.BITFIELD, MessageType.HAVE_ALL);

        first.send(Messages.piece(MessageType.HAVE, piece));
        second.send(Messages.piece(MessageType.HAVE, second.haves.get(0)));
        second.send(Messages.piece(MessageType.HAVE, piece)); // has it from the first
        SwarmFixture.await(() -> first.haves.size() == 2);

        assertThat(second.haves).hasSize(1); // it has not passed on anything
        first.dispose();
        second.dispose();
    }

    @Test
    void whenItEndsPeersAreToldOfAllPieces() {
        RawPeer peer = caller();
        SwarmFixture.await(() -> peer.haves.size() == 1);

        seed.setSuperSeeding(false);
        SwarmFixture.await(() -> peer.haves.size() == PIECES);

        assertThat(peer.haves).doesNotHaveDuplicates();
        peer.dispose();
    }
}
