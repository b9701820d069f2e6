// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.core.QObject;
import dev.quayside.core.Signal0;
import dev.quayside.core.Signal1;
import dev.quayside.torrent.metainfo.InfoHash;
import dev.quayside.torrent.tracker.AnnounceEvent;
import dev.quayside.torrent.tracker.AnnounceRequest;
import dev.quayside.torrent.tracker.Announcer;
import dev.quayside.torrent.tracker.PeerAddress;
import dev.quayside.torrent.tracker.TrackerStatus;
import java.util.List;

/**
 * How a torrent gets into touch with others: asks its trackers, calls peers, and minds whom not to.
 */
final class Contacts extends QObject {
    /** Who needs peers. */
    interface Subject extends Dialler.Client {
        long uploaded();

        long downloaded();

        /** How many bytes are not there, whether they are wanted or not. */
        long left();

        /** Whether all that is wanted is there, but not all. */
        default boolean isPartialSeed() {
            return false;
        }
    }

    /** Emitted with a peer that we have called and that answers as it should. */
    final Signal1<NewPeer> connected = new Signal1<>(this);

    /** Emitted when the trackers know that we leave. */
    final Signal0 left = new Signal0(this);

    private final Subject subject;
    private final TorrentEngine engine;
    private final EngineParts parts;
    private final Announcer announcer;
    private final Dialler dialler;
    private final int key;

    Contacts(
            QObject parent,
            Subject subject,
            TorrentEngine engine,
            EngineParts parts,
            List<List<String>> trackers) {
        super(parent);
        this.subject = subject;
        this.engine = engine;
        this.parts = parts;
        key = parts.random.nextInt();
        announcer = new Announcer(this, parts.http, trackers, new Announcements());
        dialler = new Dialler(this, subject, engine, parts);
        announcer.peersFound.connect(this::add);
        announcer.left.connect(left::emit);
        dialler.connected.connect(connected::emit);
    }

    private final class Announcements implements Announcer.Source {
        @Override
        public AnnounceRequest request(AnnounceEvent event) {
            InfoHash hash = subject.hash();
            return new AnnounceRequest(
                    hash,
                    parts.peerId,
                    engine.announcedPort(),
                    subject.uploaded(),
                    subject.downloaded(),
                    subject.left(),
                    event,
                    event == AnnounceEvent.STOPPED ? 0 : dialler.wanted(),
                    key);
        }

        @Override
        public boolean isHungry() {
            return subject.peerCount() == 0 && subject.needsPeers();
        }

        @Override
        public boolean isPartialSeed() {
            return subject.isPartialSeed();
        }
    }

    void start() {
        announcer.start();
        dialler.start();
    }

    /** Calls nobody any more. */
    void stopDialling() {
        dialler.stop();
    }

    /** Tells the trackers that we leave; ends with {@link #left}. */
    void leave() {
        announcer.stop();
    }

    /** Tells the trackers nothing any more. */
    void abandon() {
        dialler.stop();
        announcer.abandon();
    }

    /** All has come. */
    void complete() {
        announcer.complete();
    }

    /** What was enough is not enough any more. */
    void moreIsWanted() {
        if (subject.peerCount() == 0) {
            announcer.announceNow();
        }
        dialler.dialAnew();
    }

    void askNow() {
        announcer.announceNow();
    }

    void add(List<PeerAddress> addresses) {
        dialler.add(addresses);
    }

    /** A peer is connected that somebody else has called. */
    void isConnected(PeerAddress address) {
        dialler.isConnected(address);
    }

    /** Called every second. */
    void dial() {
        dialler.dial();
    }

    boolean isDialling() {
        return dialler.isDialling();
    }

    boolean keepsOld(PeerConnection old, NewPeer fresh) {
        return dialler.keepsOld(old, fresh);
    }

    void ended(PeerAddress address, boolean outgoing, boolean useful) {
        dialler.ended(address, outgoing, useful);
    }

    void ban(String host) {
        dialler.ban(host);
    }

    boolean isBanned(String host) {
        return dialler.isBanned(host);
    }

    List<TrackerStatus> trackers() {
        return announcer.status();
    }
}
