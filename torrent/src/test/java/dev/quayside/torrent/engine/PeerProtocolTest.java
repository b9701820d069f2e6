// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.torrent.tracker.PeerAddress;
import dev.quayside.torrent.wire.Bitfield;
import dev.quayside.torrent.wire.MessageType;
import dev.quayside.torrent.wire.Messages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client against single peers that behave in special ways. */
class PeerProtocolTest {
    private static final int PIECE = 32 << 10;
    private static final int BLOCK = 16 << 10;
    private static final int PIECES = 40;

    @TempDir Path folder;
    private SwarmFixture swarm;
    private Torrent seed;
    private RawPeer peer;

    @BeforeEach
    void open() throws IOException {
        swarm = new SwarmFixture(folder).file("a", PIECES * PIECE);
        seed = swarm.seed();
        peer = new RawPeer(seed.hash(), PIECES);
    }

    @AfterEach
    void close() {
        peer.dispose();
        swarm.close();
    }

    private void callTheSeed() {
        boolean[] greeted = new boolean[1];
        peer.onHandshake = () -> greeted[0] = true;
        peer.call(((TorrentEngine) seed.parent()).port());
        SwarmFixture.await(() -> greeted[0]);
    }

    @Test
    void aPeerThatCallsIsToldAllPiecesAndServed() {
        callTheSeed();
        peer.send(Messages.plain(MessageType.INTERESTED));
        SwarmFixture.await(() -> peer.has(MessageType.UNCHOKE));

        peer.send(Messages.block(MessageType.REQUEST, 1, BLOCK, BLOCK));
        SwarmFixture.await(() -> peer.blocks == 1);

        assertThat(peer.types).startsWith(MessageType.HAVE_ALL);
    }

    @Test
    void sixHundredRequestsAtOnceAreAllServed() {
        callTheSeed();
        peer.send(Messages.plain(MessageType.INTERESTED));
        SwarmFixture.await(() -> peer.has(MessageType.UNCHOKE));

        for (int i = 0; i < 600; i++) {
            peer.send(Messages.block(MessageType.REQUEST, i % PIECES, 0, BLOCK));
        }
        SwarmFixture.await(() -> peer.blocks == 600);

        assertThat(peer.has(MessageType.REJECT)).isFalse();
    }

    @Test
    void aChokedPeerGetsTheFastPiecesAndNoOthers() {
        callTheSeed();

        for (int i = 0; i < PIECES; i++) {
            peer.send(Messages.block(MessageType.REQUEST, i, 0, BLOCK));
        }
        SwarmFixture.await(() -> peer.blocks + peer.count(MessageType.REJECT) == PIECES);

        assertThat(peer.blocks).isEqualTo(10).isEqualTo(peer.count(MessageType.ALLOWED_FAST));
    }

    @ParameterizedTest
    @CsvSource({
        "40,0,16384",
        "-1,0,16384",
        "0,-1,16384",
        "0,32768,1",
        "0,32000,16384",
        "0,0,0",
        "0,0,-5",
        "0,0,200000",
        "0,2147483647,2147483647"
    })
    void aRequestForWhatIsNotThereEndsTheConnection(int piece, int begin, int length) {
        callTheSeed();

        peer.send(Messages.block(MessageType.REQUEST, piece, begin, length));

        SwarmFixture.await(() -> peer.ended);
    }

    @Test
    void aPieceThatIsNotThereEndsTheConnection() {
        callTheSeed();

        peer.send(Messages.piece(MessageType.HAVE, PIECES));

        SwarmFixture.await(() -> peer.ended);
    }

    @Test
    void aBlockThatNobodyAskedForIsDropped() {
        callTheSeed();

        peer.sendBlock(new PeerRequest(0, 0, BLOCK), new byte[BLOCK]);
        peer.send(Messages.plain(MessageType.INTERESTED));

        SwarmFixture.await(() -> peer.has(MessageType.UNCHOKE));
        assertThat(seed.status().complete()).isEqualTo(PIECES);
    }

    @Test
    void aCancelledRequestIsNotServed() {
        callTheSeed();
        seed.setLimits(0, 1); // so that requests wait
        peer.send(Messages.plain(MessageType.INTERESTED));
        SwarmFixture.await(() -> peer.has(MessageType.UNCHOKE));
        peer.send(Messages.block(MessageType.REQUEST, 0, 0, BLOCK));
        peer.send(Messages.block(MessageType.REQUEST, 1, 0, BLOCK));
        peer.send(Messages.block(MessageType.CANCEL, 1, 0, BLOCK));

        SwarmFixture.await(() -> peer.has(MessageType.REJECT));
        seed.setLimits(0, 0);
        SwarmFixture.await(() -> peer.blocks > 0);

        assertThat(peer.blocks).isEqualTo(1);
    }

    /** Sends all pieces, some of whose blocks are wrong. */
    private int badSeed(BitSet badPieces, String address) throws IOException {
        byte[] contents = Files.readAllBytes(swarm.source.resolve("a"));
        peer.onHandshake =
                () -> {
                    BitSet all = new BitSet();
                    all.set(0, PIECES);
                    peer.send(Messages.of(MessageType.BITFIELD, Bitfield.encode(all, PIECES)));
                    peer.send(Messages.plain(MessageType.UNCHOKE));
                };
        peer.onRequest =
                request -> {
                    int at = request.piece() * PIECE + request.begin();
                    byte[] data = Arrays.copyOfRange(contents, at, at + request.length());
                    if (badPieces.get(request.piece())) {
                        ByteBuffer.wrap(data).putLong(0, 0x0123456789ABCDEFL);
                    }
                    peer.sendBlock(request, data);
                };
        return peer.listen(address);
    }

    @Test
    void aPeerThatSendsBadPiecesIsBannedAndTheTorrentCompletes() throws Exception {
        BitSet bad = new BitSet();
        bad.set(0, PIECES, true);
        int port = badSeed(bad, "127.0.0.2");
        Torrent leech = swarm.leech(1);
        List<String> banned = new ArrayList<>();
        leech.peerBanned.connect(banned::add);
        // So that both have a part in it, and the seed alone takes far too long.
        seed.setLimits(0, 16 << 10);
        leech.start();
        SwarmFixture.await(() -> leech.state() != TorrentState.PREPARING);
        leech.addPeers(List.of(new PeerAddress("127.0.0.2", port)));

        SwarmFixture.await(() -> !banned.isEmpty());
        seed.setLimits(0, 0);
        SwarmFixture.awaitComplete(leech);

        assertThat(banned).allMatch(text -> text.startsWith("127.0.0.2:"));
        SwarmFixture.await(() -> peer.ended);
        swarm.assertSame(swarm.destination(1));
    }
}
