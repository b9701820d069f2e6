// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.core.QObject;
import dev.quayside.core.QTimer;
import dev.quayside.core.Signal1;
import dev.quayside.torrent.bencode.BencodeException;
import dev.quayside.torrent.metainfo.Info;
import dev.quayside.torrent.metainfo.InfoHash;
import dev.quayside.torrent.metainfo.InfoParser;
import dev.quayside.torrent.metainfo.MagnetLink;
import dev.quayside.torrent.metainfo.Metainfo;
import dev.quayside.torrent.metainfo.MetainfoException;
import dev.quayside.torrent.tracker.PeerAddress;
import dev.quayside.torrent.wire.ExtensionHandshake;
import dev.quayside.torrent.wire.MessageType;
import dev.quayside.torrent.wire.Messages;
import dev.quayside.torrent.wire.MetadataMessage;
import dev.quayside.torrent.wire.ProtocolException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a torrent of a magnet link: asks trackers for peers, and a peer for the info dictionary
 * (BEP 9).
 *
 * <p>What comes is believed only if it has the hash of the link. Ends with one of its signals, and
 * can be disposed of then. Made by {@link TorrentEngine#fetch}; lives in the engine's thread.
 */
public final class MetadataFetch extends QObject {
    private static final int TICK_MSECS = 1000;
    private static final int ENOUGH = 10;

    /** Emitted with the torrent. */
    public final Signal1<Metainfo> found = new Signal1<>(this);

    /** Emitted with the reason if what has the right hash is not a right torrent. */
    public final Signal1<String> failed = new Signal1<>(this);

    private final MagnetLink link;
    private final TorrentEngine engine;
    private final EngineParts parts;
    private final Contacts contacts;
    private final List<PeerConnection> peers = new ArrayList<>();
    private final QTimer timer = new QTimer(this);
    private MetadataCopy copy;
    private boolean over;

    MetadataFetch(TorrentEngine engine, EngineParts parts, MagnetLink link) {
        super(engine);
        this.engine = engine;
        this.parts = parts;
        this.link = link;
        List<List<String>> tiers = link.trackers().stream().map(List::of).toList();
        contacts = new Contacts(this, new Subject(), engine, parts, tiers);
        contacts.connected.connect(this::adopt);
        timer.timeout.connect(this::tick);
    }

    /** Starts to look for peers. */
    public void start() {
        timer.start(TICK_MSECS);
        contacts.start();
        for (String peer : link.peers()) {
            int colon = peer.lastIndexOf(':');
            String port = peer.substring(colon + 1);
            if (colon > 0 && port.matches("[1-9]\\d{0,4}") && Integer.parseInt(port) <= 65535) {
                String host = peer.substring(0, colon).replaceAll("[\\[\\]]", "");
                contacts.add(List.of(new PeerAddress(host, Integer.parseInt(port))));
            }
        }
    }

    /** Ends it without a result: it asks nobody any more. */
    public void cancel() {
        end();
    }

    /**
     * Returns how many peers were reached.
     *
     * @return the number
     */
    public int peerCount() {
        return peers.size();
    }

    private void adopt(NewPeer fresh) {
        PeerConnection peer =
                new PeerConnection(
                        this,
                        fresh.stream(),
                        fresh.address(),
                        true,
                        fresh.handshake(),
                        null,
                        new Listener(),
                        parts.clock);
        peers.add(peer);
        if (peer.fast) {
            peer.send(Messages.plain(MessageType.HAVE_NONE));
        }
        if (peer.extended) {
            ExtensionHandshake ours =
                    new ExtensionHandshake(
                            ExtensionHandshake.OUR_METADATA_ID, 0, 0, 0, 0, "Quayside", false);
            peer.send(Messages.extended(0, ours.encode()));
            peer.start();
        } else {
            peer.close("it cannot send metadata");
        }
    }

    private final class Listener implements PeerListener {
        @Override
        public void extensionsKnown(PeerConnection peer) {
            if (MetadataCopy.isPossible(peer)) {
                next();
            } else {
                peer.close("it has no metadata");
            }
        }

        @Override
        public void extended(PeerConnection peer, int id, byte[] body) throws ProtocolException {
            if (id == ExtensionHandshake.OUR_METADATA_ID && copy != null && copy.peer() == peer) {
                copy.received(MetadataMessage.decode(body));
                if (copy.isComplete()) {
                    MetadataCopy whole = copy; // not while the peer is being read
                    QTimer.singleShot(0, MetadataFetch.this, () -> check(whole));
                }
            }
        }

        @Override
        public void closed(PeerConnection peer, String reason) {
            peers.remove(peer);
            contacts.ended(peer.address, true, false);
            if (copy != null && copy.peer() == peer) {
                copy = null;
                next();
            }
        }
    }

    /** Asks another peer if none is asked at the moment. */
    private void next() {
        if (over || copy != null) {
            return;
        }
        for (PeerConnection peer : peers) {
            if (peer.extensions != null && MetadataCopy.isPossible(peer)) {
                copy = new MetadataCopy(peer, parts.clock);
                copy.ask();
                return;
            }
        }
    }

    private void check(MetadataCopy whole) {
        byte[] raw = whole.bytes();
        if (over) {
            return;
        }
        if (!InfoHash.of(raw).equals(link.hash())) {
            contacts.ban(whole.peer().address.host());
            whole.peer().close("it has sent wrong metadata");
            return;
        }
        try {
            Info info = InfoParser.parse(raw);
            engine.lobby().add(link.hash(), peers.stream().map(PeerConnection::handOver).toList());
            peers.clear();
            end();
            List<List<String>> trackers = link.trackers().stream().map(List::of).toList();
            found.emit(new Metainfo(info, trackers, link.webSeeds(), null, null, null));
        } catch (BencodeException | MetainfoException e) {
            end();
            failed.emit(e.getMessage());
        }
    }

    private void end() {
        over = true;
        timer.stop();
        contacts.abandon(); // the torrent goes on with the same trackers, and peers if it is found
        List.copyOf(peers).forEach(peer -> peer.close("it is not looked for any more"));
    }

    private void tick() {
        List.copyOf(peers).forEach(PeerConnection::tick);
        if (copy != null && copy.isLate()) {
            copy.peer().close("it does not send the metadata");
        }
        contacts.dial();
    }

    private final class Subject implements Contacts.Subject {
        @Override
        public InfoHash hash() {
            return link.hash();
        }

        @Override
        public int peerCount() {
            return peers.size();
        }

        @Override
        public boolean needsPeers() {
            return peers.size() < ENOUGH;
        }

        @Override
        public long uploaded() {
            return 0;
        }

        @Override
        public long downloaded() {
            return 0;
        }

        /** Nobody knows yet; but a tracker would not name seeds to a seed. */
        @Override
        public long left() {
            return 1;
        }
    }
}
