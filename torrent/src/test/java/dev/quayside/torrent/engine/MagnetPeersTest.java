// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.torrent.metainfo.Info;
import dev.quayside.torrent.metainfo.MagnetLink;
import dev.quayside.torrent.metainfo.Metainfo;
import dev.quayside.torrent.wire.ExtensionHandshake;
import dev.quayside.torrent.wire.MessageType;
import dev.quayside.torrent.wire.Messages;
import dev.quayside.torrent.wire.MetadataMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The peers that tell what a magnet link is about give the rest over the same connection. */
class MagnetPeersTest {
    private static final int PIECE = 32 << 10;
    private static final int PIECES = 3;
    private static final int THEIR_METADATA_ID = 3;

    @TempDir Path folder;
    private SwarmFixture swarm;
    private TorrentEngine engine;
    private RawPeer peer;
    private Info info;
    private byte[] data;
    private byte[] first = {}; // what the peer says before anybody knows the torrent
    private byte[] last = {}; // what it says directly after that

    @BeforeEach
    void open() throws Exception {
        swarm = new SwarmFixture(folder).file("a", PIECES * PIECE);
        data = Files.readAllBytes(swarm.source.resolve("a"));
        info = swarm.meta().info();
        engine = swarm.engine(SwarmFixture.settings());
        peer = new RawPeer(info.hash(), PIECES);
        peer.extended = true;
        peer.onHandshake =
                () -> {
                    ExtensionHandshake ours =
                            new ExtensionHandshake(
                                    THEIR_METADATA_ID, 0, info.raw().length, 0, 0, "Raw", false);
                    peer.send(first);
                    peer.send(Messages.extended(0, ours.encode()));
                };
        peer.onExtended = this::answer;
    }

    @AfterEach
    void close() {
        peer.dispose();
        swarm.close();
    }

    private void answer(byte[] message) {
        if (message[0] == THEIR_METADATA_ID) {
            MetadataMessage all = new MetadataMessage(MetadataMessage.DATA, 0, info.raw());
            byte[] bytes = all.encode(info.raw().length);
            peer.send(Messages.extended(ExtensionHandshake.OUR_METADATA_ID, bytes));
            peer.send(last);
        }
    }

    private Torrent resolve() throws Exception {
        int port = peer.listen("127.0.0.1");
        String link = "magnet:?xt=urn:btih:" + info.hash().hex() + "&x.pe=127.0.0.1:" + port;
        MetadataFetch fetch = engine.fetch(MagnetLink.parse(link));
        List<Metainfo> found = new ArrayList<>();
        fetch.found.connect(found::add);
        fetch.start();
        SwarmFixture.await(() -> !found.isEmpty());
        fetch.dispose();
        return engine.add(found.get(0), swarm.destination(1));
    }

    private void serve() {
        peer.onRequest =
                request -> {
                    int begin = request.piece() * PIECE + request.begin();
                    peer.sendBlock(
                            request, Arrays.copyOfRange(data, begin, begin + request.length()));
                };
        peer.send(Messages.plain(MessageType.UNCHOKE));
    }

    private static byte[] bitfield(int... bytes) {
        byte[] body = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            body[i] = (byte) bytes[i];
        }
        return Messages.of(MessageType.BITFIELD, body);
    }

    @Test
    void aPeerWhoseBitfieldCameBeforeTheTorrentWasKnownIsAskedForItsPieces() throws Exception {
        first = bitfield(0xe0);
        Torrent torrent = resolve();

        torrent.start();
        SwarmFixture.await(() -> peer.has(MessageType.INTERESTED));
        serve();
        SwarmFixture.awaitComplete(torrent);

        assertThat(peer.calls).isOne();
        assertThat(peer.types.get(0)).isEqualTo(MessageType.HAVE_NONE);
        swarm.assertSame(swarm.destination(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5, 8})
    void aMessageOfWhichAPartHasComeIsReadToItsEnd(int part) throws Exception {
        byte[] have = Messages.piece(MessageType.HAVE, 1);
        last = Arrays.copyOf(have, part);
        Torrent torrent = resolve();

        torrent.start();
        SwarmFixture.await(() -> torrent.peers().size() == 1);
        assertThat(peer.has(MessageType.INTERESTED)).isFalse();
        peer.send(Arrays.copyOfRange(have, part, have.length));
        SwarmFixture.await(() -> peer.has(MessageType.INTERESTED));
        serve();
        SwarmFixture.await(() -> torrent.pieces().get(1));

        assertThat(peer.calls).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"too long", "too short", "a piece too many"})
    void aPeerIsLeftIfItsBitfieldTurnsOutToBeWrong(String how) throws Exception {
        first =
                switch (how) {
                    case "too long" -> bitfield(0xe0, 0);
                    case "too short" -> bitfield();
                    default -> bitfield(0xf0);
                };
        Torrent torrent = resolve();
        assertThat(peer.ended).isFalse();

        torrent.start();
        SwarmFixture.await(() -> peer.ended);
        SwarmFixture.await(() -> torrent.peers().isEmpty());
    }

    @Test
    void whatIsHereAlreadyIsToldOneByOne() throws Exception {
        Path file = swarm.destination(1).resolve("files/a");
        Files.createDirectories(file.getParent());
        byte[] some = data.clone();
        Arrays.fill(some, PIECE, 2 * PIECE, (byte) 0);
        Files.write(file, some);
        first = bitfield(0xe0);
        Torrent torrent = resolve();

        torrent.start();
        SwarmFixture.await(() -> peer.has(MessageType.INTERESTED));

        assertThat(peer.haves).containsExactly(0, 2);
    }

    @Test
    void aPeerThatWaitsForATorrentIsSentAwayWhenTheEngineStops() throws Exception {
        resolve();

        engine.stop();
        SwarmFixture.await(() -> peer.ended);
    }

    @Test
    void aPeerThatSaysTooMuchBeforeAnybodyUnderstandsItIsLeft() throws Exception {
        first = bitfield(new int[1 << 20]);
        last = bitfield(new int[(1 << 20) - 1]);
        peer.onExtended = message -> peer.send(last);
        int port = peer.listen("127.0.0.1");
        String link = "magnet:?xt=urn:btih:" + info.hash().hex() + "&x.pe=127.0.0.1:" + port;
        engine.fetch(MagnetLink.parse(link)).start();

        SwarmFixture.await(() -> peer.ended);
    }
}
