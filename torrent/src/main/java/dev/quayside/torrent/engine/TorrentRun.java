// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.torrent.metainfo.Info;
import dev.quayside.torrent.metainfo.InfoHash;
import dev.quayside.torrent.metainfo.Metainfo;
import dev.quayside.torrent.storage.DiskProblem;
import dev.quayside.torrent.storage.Layout;
import dev.quayside.torrent.storage.ResumeData;
import dev.quayside.torrent.storage.Storage;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;

/** What a torrent does: the way from one {@link TorrentState} to the next. */
final class TorrentRun {
    private final Torrent torrent;
    private final TorrentEngine engine;
    private final EngineParts parts;
    private final Info info;
    private final Storage storage;
    private final ResumeKeeper keeper;
    private final Contacts contacts;
    private final Admission admission;
    private final FilePriorities priorities;
    private final List<String> webSeeds;
    private final Totals totals = new Totals();
    private final TorrentOptions options = new TorrentOptions();
    private PiecePicker picker;
    private Swarm swarm;
    private Preparation preparation;
    private TorrentState state = TorrentState.IDLE;
    private String error;
    private boolean known;
    private int stopping;

    TorrentRun(
            Torrent torrent,
            TorrentEngine engine,
            EngineParts parts,
            Metainfo meta,
            Layout layout,
            FilePriorities priorities) {
        this.torrent = torrent;
        this.engine = engine;
        this.parts = parts;
        this.priorities = priorities;
        info = meta.info();
        webSeeds = meta.webSeeds();
        storage = new Storage(layout, parts.files);
        keeper =
                new ResumeKeeper(
                        torrent,
                        parts,
                        storage,
                        priorities,
                        totals,
                        this::picker,
                        this::diskFailed);
        contacts = new Contacts(torrent, new Subject(), engine, parts, meta.trackers());
        admission = new Admission(torrent, engine, parts, contacts);
        contacts.left.connect(this::oneEndReached);
        contacts.connected.connect(this::adopt);
        picker = newPicker();
    }

    private PiecePicker newPicker() {
        PiecePicker fresh = new PiecePicker(info, parts.random);
        options.apply(fresh);
        priorities.apply(fresh);
        return fresh;
    }

    // -- starting ---------------------------------------------------------------------------------

    void start() {
        if (state != TorrentState.IDLE && state != TorrentState.FAILED) {
            return;
        }
        error = null;
        picker = newPicker();
        known = false;
        enter(TorrentState.PREPARING);
        preparation =
                new Preparation(
                        storage,
                        parts,
                        torrent,
                        picker,
                        priorities,
                        this::prepared,
                        this::diskFailed);
        preparation.start(keeper.file(), options.readOnly);
    }

    private void prepared(ResumeData remembered) {
        preparation = null;
        known = true;
        if (remembered != null) {
            totals.recall(remembered.downloaded(), remembered.uploaded());
        }
        swarm = new Swarm(storage, webSeeds, picker, parts, torrent, new SwarmOwner());
        totals.begin(swarm.traffic());
        options.apply(swarm);
        swarm.extensions().peersFound.connect(contacts::add);
        boolean all = picker.missing().isEmpty();
        swarm.setSuperSeeding(options.superSeeding && isWhole());
        enter(all ? TorrentState.SEEDING : TorrentState.SEARCHING);
        engine.ready(torrent);
        for (NewPeer peer : engine.lobby().take(info.hash())) {
            contacts.isConnected(peer.address());
            adopt(peer);
        }
        contacts.start();
        swarm.webSeeds().tick();
        if (all) {
            torrent.seeding.emit();
        }
    }

    // -- stopping ---------------------------------------------------------------------------------

    void stop() {
        switch (state) {
            case IDLE, STOPPING, PAUSED -> {
                // nothing to do
            }
            case FAILED -> enter(TorrentState.IDLE);
            default -> leave();
        }
        if (state == TorrentState.IDLE) {
            torrent.stopped.emit();
        }
    }

    private void leave() {
        enter(TorrentState.STOPPING);
        stopping = 2;
        boolean save =
                swarm != null && !options.readOnly; // else not all that is there has been found yet
        halt(
                () ->
                        keeper.saveAndClose(
                                save,
                                this::oneEndReached,
                                problem -> {
                                    error = "Cannot save the state: " + DiskProblem.text(problem);
                                    oneEndReached();
                                }));
        contacts.leave();
    }

    /** Ends all that goes on with peers and disk, then calls back. */
    private void halt(Runnable idle) {
        contacts.stopDialling();
        if (preparation != null) {
            preparation.cancel();
            preparation = null;
        }
        Swarm old = swarm;
        swarm = null;
        if (old == null) {
            idle.run();
            return;
        }
        totals.end();
        old.stop(idle);
    }

    private void oneEndReached() {
        if (state == TorrentState.STOPPING && --stopping == 0) {
            enter(TorrentState.IDLE);
            torrent.stopped.emit();
        }
    }

    private void diskFailed(IOException problem) {
        fail(DiskProblem.text(problem));
    }

    private void fail(String reason) {
        if (state == TorrentState.FAILED || state == TorrentState.STOPPING) {
            return;
        }
        error = reason;
        enter(TorrentState.FAILED);
        halt(() -> {});
        contacts.leave();
        torrent.failed.emit(reason);
    }

    // -- peers ------------------------------------------------------------------------------------

    void adopt(NewPeer fresh) {
        admission.admit(fresh, swarm);
    }

    private final class SwarmOwner implements Swarm.Owner {
        @Override
        public void pieceComplete(int piece) {
            torrent.pieceCompleted.emit(piece);
            keeper.noteNews();
            if (isWhole()) {
                contacts.complete();
            }
            if (enterSeeding()) {
                torrent.completed.emit();
                torrent.seeding.emit();
            }
        }

        @Override
        public void peerClosed(PeerConnection peer, String reason) {
            boolean useful = peer.down.total() > 0 || peer.up.total() > 0;
            contacts.ended(peer.address, peer.outgoing, useful);
        }

        @Override
        public void peerBanned(PeerConnection peer, String reason) {
            contacts.ban(peer.address.host());
            torrent.peerBanned.emit(peer.address + ": " + reason);
        }

        @Override
        public void webSeedBanned(WebSeed seed, String reason) {
            torrent.peerBanned.emit(seed + ": " + reason);
        }

        @Override
        public void diskFailed(IOException problem) {
            TorrentRun.this.diskFailed(problem);
        }
    }

    private final class Subject implements Contacts.Subject {
        @Override
        public InfoHash hash() {
            return info.hash();
        }

        @Override
        public int peerCount() {
            return TorrentRun.this.peerCount();
        }

        @Override
        public boolean needsPeers() {
            return state != TorrentState.SEEDING;
        }

        @Override
        public long uploaded() {
            return totals.uploaded();
        }

        @Override
        public long downloaded() {
            return totals.downloaded();
        }

        @Override
        public long left() {
            return info.length() - TorrentStatus.bytes(info, picker.complete());
        }

        @Override
        public boolean isPartialSeed() {
            return state == TorrentState.SEEDING && !isWhole();
        }
    }

    private boolean isWhole() {
        return picker.complete().cardinality() == info.pieceCount();
    }

    // -- what is wanted ---------------------------------------------------------------------------

    /** Other files are wanted than before, or more, or less. */
    void prioritiesChanged() {
        priorities.apply(picker);
        keeper.noteNews();
        if (!options.readOnly && (preparation != null || swarm != null)) {
            makeFiles();
        }
        if (swarm == null) {
            return;
        }
        swarm.wantedChanged();
        if (enterSeeding()) {
            torrent.seeding.emit();
        } else if (state == TorrentState.SEEDING && !picker.missing().isEmpty()) {
            swarm.tellWhetherWeTake();
            enter(activity());
            contacts.moreIsWanted();
        }
    }

    private void makeFiles() {
        BitSet files = priorities.wanted();
        parts.disk.run(
                0,
                torrent,
                () -> storage.prepare(files, parts.settings.preallocate),
                found -> {},
                this::diskFailed);
    }

    /** Whether it has become a seed just now, if only of a part. */
    private boolean enterSeeding() {
        boolean now = swarm != null && picker.missing().isEmpty() && state != TorrentState.SEEDING;
        if (now) {
            swarm.tellWhetherWeTake();
            if (!options.readOnly) {
                keeper.save();
            }
            enter(TorrentState.SEEDING);
        }
        return now;
    }

    // -- time -------------------------------------------------------------------------------------

    /** Called every second. */
    void tick() {
        if (swarm != null) {
            swarm.tick();
            contacts.dial();
            enter(activity());
        }
        if (swarm != null && !options.readOnly) {
            keeper.tick();
        }
    }

    /** Called every ten seconds. */
    void choose() {
        if (swarm != null) {
            swarm.choose();
        }
    }

    private TorrentState activity() {
        if (state == TorrentState.FAILED || picker.missing().isEmpty()) {
            return state;
        }
        if (swarm.peers().isEmpty() && !swarm.webSeeds().isBusy()) {
            return contacts.isDialling() ? TorrentState.CONNECTING : TorrentState.SEARCHING;
        }
        if (picker.complete().isEmpty()) {
            return TorrentState.WARMING_UP;
        }
        return swarm.isEndgame() ? TorrentState.FINISHING : TorrentState.DOWNLOADING;
    }

    private void enter(TorrentState newState) {
        if (state != newState) {
            state = newState;
            torrent.stateChanged.emit(newState);
        }
    }

    // -- settings ---------------------------------------------------------------------------------

    TorrentOptions options() {
        return options;
    }

    void optionsChanged() {
        options.apply(picker);
        if (swarm != null) {
            options.apply(swarm);
        }
    }

    // -- asking -----------------------------------------------------------------------------------

    /** Whether it is known which pieces are there. */
    boolean isKnown() {
        return known;
    }

    TorrentState state() {
        return state;
    }

    PiecePicker picker() {
        return picker;
    }

    Contacts contacts() {
        return contacts;
    }

    List<PeerConnection> peers() {
        return swarm == null ? List.of() : swarm.peers();
    }

    int peerCount() {
        return peers().size();
    }

    /** Whether peers can be used at all. */
    boolean isOpen() {
        return swarm != null;
    }

    /** The peers and what goes on with them; null while there is none. */
    Swarm swarm() {
        return swarm;
    }

    Totals totals() {
        return totals;
    }

    /** Why it failed; null if it did not. */
    String error() {
        return error;
    }

    /** Of pieces that are checked at the start, how many are done. */
    int checked() {
        return preparation == null ? 0 : preparation.checked();
    }
}
