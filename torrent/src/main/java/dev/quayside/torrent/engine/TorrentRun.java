// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.torrent.metainfo.Info;
import dev.quayside.torrent.metainfo.InfoHash;
import dev.quayside.torrent.metainfo.Metainfo;
import dev.quayside.torrent.storage.Layout;
import dev.quayside.torrent.storage.ResumeData;
import dev.quayside.torrent.storage.ResumeFile;
import dev.quayside.torrent.storage.Storage;
import dev.quayside.torrent.tracker.TrackerStatus;
import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** What a torrent does: the way from one {@link TorrentState} to the next. */
final class TorrentRun {
    private final Torrent torrent;
    private final TorrentEngine engine;
    private final EngineParts parts;
    private final Info info;
    private final Storage storage;
    private final ResumeFile resume;
    private final Contacts contacts;
    private final Admission admission;
    private final FilePriorities priorities;
    private final List<String> webSeeds;
    private PiecePicker picker;
    private Swarm swarm;
    private Preparation preparation;
    private TorrentState state = TorrentState.IDLE;
    private String error;
    private boolean sequential;
    private boolean readOnly;
    private boolean superSeeding;
    private boolean known;
    private long uploadedBefore;
    private long downloadedBefore;
    private long downLimit;
    private long upLimit;
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
        resume = new ResumeFile(layout);
        contacts = new Contacts(torrent, new Subject(), engine, parts, meta.trackers());
        admission = new Admission(torrent, engine, parts, contacts);
        contacts.left.connect(this::oneEndReached);
        contacts.connected.connect(this::adopt);
        picker = newPicker();
    }

    private PiecePicker newPicker() {
        PiecePicker fresh = new PiecePicker(info, parts.random);
        fresh.setSequential(sequential);
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
                        problem -> fail(problem.getMessage()));
        preparation.start(resume, readOnly);
    }

    private void prepared(ResumeData remembered) {
        preparation = null;
        known = true;
        if (remembered != null) {
            uploadedBefore = Math.max(uploadedBefore, remembered.uploaded());
            downloadedBefore = Math.max(downloadedBefore, remembered.downloaded());
        }
        swarm = new Swarm(storage, webSeeds, picker, parts, torrent, new SwarmOwner());
        swarm.setLimits(downLimit, upLimit);
        swarm.extensions().peersFound.connect(contacts::add);
        boolean all = picker.missing().isEmpty();
        swarm.setSuperSeeding(superSeeding && isWhole());
        enter(all ? TorrentState.SEEDING : TorrentState.SEARCHING);
        engine.ready(torrent);
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
        boolean known = swarm != null && !readOnly; // else not all that is there has been found yet
        halt(() -> saveAndClose(known));
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
        uploadedBefore += old.uploaded();
        downloadedBefore += old.downloaded();
        old.stop(idle);
    }

    private void saveAndClose(boolean save) {
        ResumeData data = resumeData();
        parts.disk.run(
                0,
                torrent,
                () -> {
                    if (save) {
                        resume.save(data);
                    }
                    storage.close();
                    return null;
                },
                nothing -> oneEndReached(),
                problem -> {
                    error = "Cannot save the state: " + problem.getMessage();
                    oneEndReached();
                });
    }

    private ResumeData resumeData() {
        Map<Integer, BitSet> partial = new HashMap<>();
        for (PartialPiece begun : picker.partial()) {
            if (begun.receivedCount() > 0 && !begun.isComplete()) {
                partial.put(begun.piece, begun.received());
            }
        }
        return new ResumeData(
                (BitSet) picker.complete().clone(),
                partial,
                priorities.codes(),
                uploaded(),
                downloaded());
    }

    private void oneEndReached() {
        if (state == TorrentState.STOPPING && --stopping == 0) {
            enter(TorrentState.IDLE);
            torrent.stopped.emit();
        }
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
            fail(problem.getMessage());
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
            return TorrentRun.this.uploaded();
        }

        @Override
        public long downloaded() {
            return TorrentRun.this.downloaded();
        }

        @Override
        public long left() {
            return info.length() - bytes(picker.complete());
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
        if (!readOnly && (preparation != null || swarm != null)) {
            makeFiles();
        }
        if (swarm == null) {
            return;
        }
        swarm.wantedChanged();
        if (enterSeeding()) {
            torrent.seeding.emit();
        } else if (state == TorrentState.SEEDING && !picker.missing().isEmpty()) {
            enter(activity());
            swarm.tellWhetherWeTake();
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
                problem -> fail(problem.getMessage()));
    }

    /** Whether it has become a seed just now, if only of a part. */
    private boolean enterSeeding() {
        boolean now = picker.missing().isEmpty() && state != TorrentState.SEEDING;
        if (now) {
            enter(TorrentState.SEEDING);
            swarm.tellWhetherWeTake();
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

    void setTransferred(long downloaded, long uploaded) {
        downloadedBefore = downloaded;
        uploadedBefore = uploaded;
    }

    void setReadOnly(boolean on) {
        readOnly = on;
    }

    void setSuperSeeding(boolean on) {
        superSeeding = on;
        if (swarm != null && !on) {
            swarm.setSuperSeeding(false);
        }
    }

    void setSequential(boolean on) {
        sequential = on;
        picker.setSequential(on);
    }

    void setLimits(long down, long up) {
        downLimit = down;
        upLimit = up;
        if (swarm != null) {
            swarm.setLimits(down, up);
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

    List<WebSeedStatus> webSeeds() {
        return swarm == null ? List.of() : swarm.webSeeds().status();
    }

    boolean isBanned(String host) {
        return contacts.isBanned(host);
    }

    /** Whether peers can be used at all. */
    boolean isOpen() {
        return swarm != null;
    }

    private long uploaded() {
        return uploadedBefore + (swarm == null ? 0 : swarm.uploaded());
    }

    private long downloaded() {
        return downloadedBefore + (swarm == null ? 0 : swarm.downloaded());
    }

    private long bytes(BitSet pieces) {
        int last = info.pieceCount() - 1;
        long likeTheFirst = (long) pieces.cardinality() * info.pieceLength();
        return last >= 0 && pieces.get(last)
                ? likeTheFirst - info.pieceLength() + info.pieceLength(last)
                : likeTheFirst;
    }

    TorrentStatus status() {
        boolean on = swarm != null;
        long left = bytes(picker.missing());
        long there = bytes(picker.completeAndWanted());
        return new TorrentStatus(
                state,
                error,
                info.pieceCount(),
                picker.complete().cardinality(),
                there + left,
                left,
                downloaded(),
                uploaded(),
                on ? swarm.downRate() : 0,
                on ? swarm.upRate() : 0,
                peerCount(),
                on ? swarm.seeds() : 0,
                most(TrackerStatus::seeds),
                most(TrackerStatus::leeches),
                preparation == null ? 0 : preparation.checked());
    }

    /** Trackers know parts of the swarm, which overlap: the largest part counts. */
    private int most(ToIntFunction<TrackerStatus> number) {
        return contacts.trackers().stream().mapToInt(number).max().orElse(-1);
    }
}
