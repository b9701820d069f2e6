// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.core.QObject;
import dev.quayside.torrent.metainfo.Info;
import dev.quayside.torrent.storage.PieceStore;
import dev.quayside.torrent.storage.Storage;
import dev.quayside.torrent.wire.MessageHandler.BlockFate;
import dev.quayside.torrent.wire.MessageType;
import dev.quayside.torrent.wire.Messages;
import dev.quayside.torrent.wire.ProtocolException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The connected peers of one torrent, and the exchange with them.
 *
 * <p>It puts together who has what ({@link PiecePicker}), what comes ({@link Downloads}), what goes
 * ({@link Uploads}) and who is served ({@link Choker}).
 */
final class Swarm implements PeerListener, Downloads.Owner {
    /** What it tells its torrent. */
    interface Owner {
        void pieceComplete(int piece);

        void peerClosed(PeerConnection peer, String reason);

        void peerBanned(PeerConnection peer, String reason);

        void webSeedBanned(WebSeed seed, String reason);

        void diskFailed(IOException error);
    }

    private final Info info;
    private final EngineParts parts;
    private final Owner owner;
    private final List<PeerConnection> peers = new ArrayList<>();
    private final PiecePicker picker;
    private final Downloads downloads;
    private final Uploads uploads;
    private final Choker choker;
    private final Traffic traffic;
    private final Extensions extensions;
    private final Greeting greeting;
    private final WebSeeds webSeeds;
    private SuperSeeding superSeeding; // null if we do not
    private int port;

    Swarm(
            Storage storage,
            List<String> webSeedAddresses,
            PiecePicker picker,
            EngineParts parts,
            QObject context,
            Owner owner) {
        this.info = storage.info();
        this.parts = parts;
        this.owner = owner;
        this.picker = picker;
        traffic = new Traffic(parts.throttle, parts.clock);
        choker = new Choker(parts.random);
        downloads = new Downloads(info, picker, new PieceStore(storage), parts, context, this);
        SegmentCache cache =
                new SegmentCache(
                        storage,
                        parts,
                        context,
                        parts.settings.cachedSegments,
                        this::serve,
                        owner::diskFailed);
        uploads = new Uploads(cache, traffic);
        extensions = new Extensions(context, info, peers, parts.clock);
        greeting = new Greeting(info, picker);
        webSeeds = new WebSeeds(context, info, webSeedAddresses, picker, downloads, parts, traffic);
    }

    // -- peers ------------------------------------------------------------------------------------

    @Override
    public List<PeerConnection> peers() {
        return peers;
    }

    Info info() {
        return info;
    }

    boolean hasPeerAt(String host) {
        return peers.stream().anyMatch(peer -> peer.address.host().equals(host));
    }

    /** A peer is connected: tells it what we have, be it that it thinks we have nothing. */
    void add(PeerConnection peer, boolean greeted, int listeningPort) {
        port = listeningPort;
        peers.add(peer);
        if (greeted) {
            greeting.greetAgain(peer, listeningPort);
        } else if (superSeeding == null) {
            greeting.greet(peer, listeningPort);
        } else {
            greeting.greetAsIfThereWereNothing(peer, listeningPort);
            superSeeding.add(peer);
        }
        peer.start();
    }

    /** All that is wanted is here now, or more is wanted than before. */
    void tellWhetherWeTake() {
        for (PeerConnection peer : List.copyOf(peers)) {
            greeting.tellExtensions(peer, port, superSeeding == null);
        }
    }

    @Override
    public void closed(PeerConnection peer, String reason) {
        peers.remove(peer);
        picker.peerGone(peer.has);
        downloads.release(peer);
        extensions.closed(peer);
        if (superSeeding != null) {
            superSeeding.remove(peer);
        }
        owner.peerClosed(peer, reason);
        fillPlaces();
    }

    void closeAll(String reason) {
        List.copyOf(peers).forEach(peer -> peer.close(reason));
    }

    @Override
    public void ban(BlockSource source, String reason) {
        if (source instanceof WebSeed seed) {
            banWebSeed(seed, reason);
        } else if (source instanceof PeerConnection peer) {
            owner.peerBanned(peer, reason);
            peer.close(reason);
        }
    }

    private void banWebSeed(WebSeed seed, String reason) {
        if (!seed.isOver()) { // else it was banned for another piece
            seed.abandon(reason);
            owner.webSeedBanned(seed, reason);
        }
    }

    // -- what peers have --------------------------------------------------------------------------

    @Override
    public void gotPiece(PeerConnection peer, int piece) {
        picker.peerHas(piece);
        if (superSeeding != null) {
            superSeeding.gotPiece(peer, piece);
        }
        if (!peer.amInterested && picker.missing().get(piece)) {
            peer.setInterested(true);
        }
        downloads.fill(peer);
        dropSeed(peer);
    }

    @Override
    public void gotPieces(PeerConnection peer, BitSet pieces) {
        pieces.stream().forEach(picker::peerHas);
        if (superSeeding != null) {
            superSeeding.gotPieces(peer, pieces);
        }
        updateInterest(peer);
        downloads.fill(peer);
        dropSeed(peer);
    }

    @Override
    public void gotAllowedFast(PeerConnection peer) {
        downloads.fill(peer);
    }

    private void updateInterest(PeerConnection peer) {
        peer.setInterested(peer.has.intersects(picker.missing()));
    }

    /** Two that take nothing have nothing to say to each other. */
    private void dropSeed(PeerConnection peer) {
        boolean takes = !peer.isSeed(info.pieceCount()) && !peer.isUploadOnly();
        if (picker.missing().isEmpty() && !takes) {
            peer.close("both have all they want");
        }
    }

    // -- taking -----------------------------------------------------------------------------------

    @Override
    public void chokingChanged(PeerConnection peer) {
        if (peer.peerChoking && !peer.fast) {
            downloads.release(peer); // with the fast extension each request is rejected by itself
        } else if (!peer.peerChoking) {
            peer.pipeline.restart();
            downloads.fill(peer);
        }
    }

    @Override
    public void rejected(PeerConnection peer, BlockRef block) {
        downloads.rejected(peer, block);
    }

    @Override
    public BlockFate blockBegins(PeerConnection peer) {
        return downloads.blockBegins(peer);
    }

    @Override
    public byte[] blockArray() {
        return parts.budget.take();
    }

    @Override
    public void blockAbandoned(byte[] data) {
        parts.budget.give(data);
    }

    @Override
    public void received(PeerConnection peer, BlockRef block, byte[] data) {
        downloads.received(peer, block, data);
    }

    @Override
    public int readQuota(PeerConnection peer) {
        return traffic.readQuota(peer);
    }

    @Override
    public void read(PeerConnection peer, int bytes) {
        traffic.received(peer, bytes);
    }

    @Override
    public void pieceComplete(int piece) {
        byte[] have = Messages.piece(MessageType.HAVE, piece);
        for (PeerConnection peer : List.copyOf(peers)) {
            if (!peer.isSeed(info.pieceCount())) {
                peer.send(have); // even if it has it: a super-seed wants to know (BEP 16)
            }
            if (peer.amInterested && peer.has.get(piece)) {
                updateInterest(peer);
            }
        }
        owner.pieceComplete(piece);
        if (picker.missing().isEmpty()) {
            webSeeds.stop();
            List.copyOf(peers).forEach(this::dropSeed);
        }
    }

    @Override
    public void pieceFailed(int piece) {
        // who had a part in it is found out by the downloads
    }

    @Override
    public void diskFailed(IOException error) {
        owner.diskFailed(error);
    }

    /** What is wanted has changed. */
    void wantedChanged() {
        for (PeerConnection peer : List.copyOf(peers)) {
            downloads.cancelUnwanted(peer);
            updateInterest(peer);
            downloads.fill(peer);
            dropSeed(peer);
        }
        webSeeds.tick();
    }

    /** Begins before the first peer comes, and ends at any time. */
    void setSuperSeeding(boolean on) {
        if (on && superSeeding == null) {
            superSeeding = new SuperSeeding(picker, parts.random, parts.clock);
        } else if (!on && superSeeding != null) {
            superSeeding.end();
            superSeeding = null;
            tellWhetherWeTake();
        }
    }

    WebSeeds webSeeds() {
        return webSeeds;
    }

    // -- giving -----------------------------------------------------------------------------------

    @Override
    public void interestChanged(PeerConnection peer) {
        if (peer.peerInterested && peer.amChoking && Choker.hasPlace(peers)) {
            peer.setChoking(false);
        }
    }

    private void fillPlaces() {
        for (PeerConnection peer : List.copyOf(peers)) {
            if (peer.peerInterested && peer.amChoking && Choker.hasPlace(peers)) {
                peer.setChoking(false);
            }
        }
    }

    @Override
    public void requested(PeerConnection peer) {
        PeerRequest last = peer.requests.peekLast();
        if (!picker.complete().get(last.piece())) {
            peer.requests.removeLast();
            peer.reject(last);
        } else if (peer.requests.size() == 1) {
            serve(peer);
        }
    }

    @Override
    public void sent(PeerConnection peer) {
        serve(peer);
    }

    void serve(PeerConnection peer) {
        uploads.serve(peer);
    }

    // -- extensions -------------------------------------------------------------------------------

    @Override
    public void extensionsKnown(PeerConnection peer) {
        dropSeed(peer);
    }

    Extensions extensions() {
        return extensions;
    }

    @Override
    public void extended(PeerConnection peer, int id, byte[] body) throws ProtocolException {
        extensions.message(peer, id, body);
    }

    // -- time -------------------------------------------------------------------------------------

    /** Called every second. */
    void tick() {
        List.copyOf(peers).forEach(PeerConnection::tick);
        downloads.fillAll();
        extensions.tick();
        webSeeds.tick();
        if (superSeeding != null) {
            superSeeding.tick();
        }
    }

    /** Called every ten seconds. */
    void choose() {
        choker.choose(peers, picker.missing().isEmpty(), parts.clock.now());
    }

    // -- numbers ----------------------------------------------------------------------------------

    Traffic traffic() {
        return traffic;
    }

    int seeds() {
        return (int) peers.stream().filter(peer -> peer.isSeed(info.pieceCount())).count();
    }

    boolean isEndgame() {
        return picker.isEndgame();
    }

    /** Ends: closes the peers, and tells when the disk has all that has come. */
    void stop(Runnable idle) {
        downloads.stop(
                () -> {
                    traffic.end();
                    idle.run();
                });
        webSeeds.stop();
        closeAll("the torrent stops");
    }
}
