// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.core.QObject;
import dev.quayside.core.Signal0;
import dev.quayside.core.Signal1;
import dev.quayside.torrent.metainfo.Info;
import dev.quayside.torrent.metainfo.InfoHash;
import dev.quayside.torrent.metainfo.Metainfo;
import dev.quayside.torrent.storage.Layout;
import dev.quayside.torrent.storage.ResumeData;
import dev.quayside.torrent.storage.ResumeFile;
import dev.quayside.torrent.storage.Storage;
import dev.quayside.torrent.tracker.PeerAddress;
import dev.quayside.torrent.tracker.TrackerStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A torrent in an engine.
 *
 * <pre>{@code
 * IDLE -- start --> PREPARING --> SEARCHING ... FINISHING --> SEEDING
 *   ^                   |                 |                      |
 *   +----- STOPPING <---+------ stop -----+----------------------+
 * }</pre>
 *
 * An error leads to FAILED, from where it can be started again; other torrents do not notice. Made
 * by {@link TorrentEngine#add}; lives in the engine's thread.
 */
public final class Torrent extends QObject {
    /** Emitted when it does something else than before. */
    public final Signal1<TorrentState> stateChanged = new Signal1<>(this);

    /** Emitted when all that is wanted has come; not if it was there at the start. */
    public final Signal0 completed = new Signal0(this);

    /** Emitted when it has what is wanted, at the start or later. */
    public final Signal0 seeding = new Signal0(this);

    /** Emitted with the reason when it has failed. */
    public final Signal1<String> failed = new Signal1<>(this);

    /** Emitted when a piece has come and was right. */
    public final Signal1<Integer> pieceCompleted = new Signal1<>(this);

    /** Emitted with a text for people when a peer is banned. */
    public final Signal1<String> peerBanned = new Signal1<>(this);

    /** Emitted when stopping is over: all is on the disk, and the trackers know. */
    public final Signal0 stopped = new Signal0(this);

    private final Info info;
    private final EngineParts parts;
    private final TorrentEngine engine;
    private final Layout layout;
    private final Storage storage;
    private final ResumeFile resume;
    private final Contacts contacts;
    private final Wanted wanted;
    private PiecePicker picker;
    private Swarm swarm;
    private Preparation preparation;
    private TorrentState state = TorrentState.IDLE;
    private String error;
    private boolean sequential;
    private boolean readOnly;
    private long uploadedBefore;
    private long downloadedBefore;
    private long downLimit;
    private long upLimit;
    private int stopping;

    Torrent(TorrentEngine engine, EngineParts parts, Metainfo meta, Path destination) {
        super(engine);
        this.engine = engine;
        this.parts = parts;
        info = meta.info();
        layout = new Layout(info, destination);
        storage = new Storage(layout, parts.files);
        resume = new ResumeFile(layout);
        wanted = new Wanted(info);
        contacts = new Contacts(this, new Subject(), engine, parts, meta.trackers());
        contacts.left.connect(this::oneEndReached);
        contacts.connected.connect(this::adopt);
        picker = newPicker();
    }

    private PiecePicker newPicker() {
        PiecePicker fresh = new PiecePicker(info, parts.random);
        fresh.setSequential(sequential);
        return fresh;
    }

    // -- starting ---------------------------------------------------------------------------------

    /** Starts it: makes its files, checks what is there, then looks for peers. */
    public void start() {
        if (state != TorrentState.IDLE && state != TorrentState.FAILED) {
            return;
        }
        error = null;
        picker = newPicker();
        wanted.apply(picker);
        enter(TorrentState.PREPARING);
        preparation =
                new Preparation(
                        storage,
                        parts,
                        this,
                        picker,
                        this::prepared,
                        problem -> fail(problem.getMessage()));
        preparation.start(resume, wanted.files(), readOnly);
    }

    private void prepared(ResumeData remembered) {
        preparation = null;
        if (remembered != null) {
            uploadedBefore = remembered.uploaded();
            downloadedBefore = remembered.downloaded();
        }
        swarm = new Swarm(storage, picker, parts, this, new SwarmOwner());
        swarm.setLimits(downLimit, upLimit);
        swarm.extensions().peersFound.connect(this::addPeers);
        boolean all = picker.missing().isEmpty();
        enter(all ? TorrentState.SEEDING : TorrentState.SEARCHING);
        engine.ready(this);
        contacts.start();
        if (all) {
            seeding.emit();
        }
    }

    // -- stopping ---------------------------------------------------------------------------------

    /** Stops it. Ends with {@link #stopped}. */
    public void stop() {
        switch (state) {
            case IDLE, STOPPING, PAUSED -> {
                // nothing to do
            }
            case FAILED -> enter(TorrentState.IDLE);
            default -> leave();
        }
        if (state == TorrentState.IDLE) {
            stopped.emit();
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
                this,
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
                (BitSet) picker.complete().clone(), partial, uploadedBefore, downloadedBefore);
    }

    private void oneEndReached() {
        if (state == TorrentState.STOPPING && --stopping == 0) {
            enter(TorrentState.IDLE);
            stopped.emit();
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
        failed.emit(reason);
    }

    // -- peers ------------------------------------------------------------------------------------

    /**
     * Adds peers that somebody knows of.
     *
     * @param addresses where they listen
     */
    public void addPeers(List<PeerAddress> addresses) {
        contacts.add(addresses);
    }

    /** A peer is connected, called by us or by it. */
    void adopt(NewPeer fresh) {
        if (swarm == null) {
            fresh.stream().socket().abort();
            return;
        }
        if (!engine.isNear(fresh.address().host()) && swarm.hasPeerAt(fresh.address().host())) {
            fresh.stream().socket().abort(); // one for each address
            contacts.ended(fresh.address(), fresh.outgoing(), true);
            return;
        }
        for (PeerConnection other : List.copyOf(swarm.peers())) {
            if (other.hasId(fresh.handshake().peerId())) {
                if (contacts.keepsOld(other, fresh)) {
                    fresh.stream().socket().abort();
                    contacts.ended(fresh.address(), fresh.outgoing(), true);
                    return;
                }
                other.close("it has called at the same time");
            }
        }
        PeerConnection peer =
                new PeerConnection(
                        this,
                        fresh.stream(),
                        fresh.address(),
                        fresh.outgoing(),
                        fresh.handshake(),
                        info,
                        swarm,
                        parts.clock);
        swarm.add(peer, engine.port());
    }

    boolean isBanned(String host) {
        return contacts.isBanned(host);
    }

    /** Whether peers can be used at all. */
    boolean isOpen() {
        return swarm != null;
    }

    int peerCount() {
        return swarm == null ? 0 : swarm.peers().size();
    }

    private final class SwarmOwner implements Swarm.Owner {
        @Override
        public void pieceComplete(int piece) {
            pieceCompleted.emit(piece);
            if (picker.missing().isEmpty() && state != TorrentState.SEEDING) {
                enter(TorrentState.SEEDING);
                contacts.complete();
                completed.emit();
                seeding.emit();
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
            peerBanned.emit(peer.address + ": " + reason);
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
            return Torrent.this.peerCount();
        }

        @Override
        public boolean needsPeers() {
            return state != TorrentState.SEEDING;
        }

        @Override
        public long uploaded() {
            return uploadedBefore + (swarm == null ? 0 : swarm.uploaded());
        }

        @Override
        public long downloaded() {
            return downloadedBefore + (swarm == null ? 0 : swarm.downloaded());
        }

        @Override
        public long left() {
            return wanted.left(picker);
        }
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
        if (swarm.peers().isEmpty()) {
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
            stateChanged.emit(newState);
        }
    }

    // -- settings ---------------------------------------------------------------------------------

    /**
     * Chooses the files that are fetched (BEP 53). Others are not made, but for what shares a piece
     * with a wanted one. Before the start.
     *
     * @param files their indices
     * @throws IllegalStateException if it has been started
     */
    public void setWanted(BitSet files) {
        if (state != TorrentState.IDLE) {
            throw new IllegalStateException("The torrent has been started");
        }
        wanted.set(files);
    }

    /**
     * Shares what is there and makes nothing. Before the start.
     *
     * @param on whether to do so
     */
    public void setReadOnly(boolean on) {
        readOnly = on;
    }

    /**
     * Fetches the pieces in their order, to be used while they come. Others get less of us that
     * way.
     *
     * @param on whether to do so
     */
    public void setSequential(boolean on) {
        sequential = on;
        picker.setSequential(on);
    }

    /**
     * Limits the rates of this torrent.
     *
     * @param down bytes a second; 0 for no limit
     * @param up bytes a second; 0 for no limit
     */
    public void setLimits(long down, long up) {
        downLimit = down;
        upLimit = up;
        if (swarm != null) {
            swarm.setLimits(down, up);
        }
    }

    // -- asking -----------------------------------------------------------------------------------

    /**
     * Returns what the torrent is.
     *
     * @return its info
     */
    public Info info() {
        return info;
    }

    /**
     * Returns its hash.
     *
     * @return the info hash
     */
    public InfoHash hash() {
        return info.hash();
    }

    /**
     * Returns where its files are.
     *
     * @return the layout
     */
    public Layout layout() {
        return layout;
    }

    /**
     * Returns what it does.
     *
     * @return the state
     */
    public TorrentState state() {
        return state;
    }

    /**
     * Returns how it is doing.
     *
     * @return true of this moment
     */
    public TorrentStatus status() {
        boolean on = swarm != null;
        return new TorrentStatus(
                state,
                error,
                info.pieceCount(),
                picker.complete().cardinality(),
                wanted.total(picker),
                wanted.left(picker),
                downloadedBefore + (on ? swarm.downloaded() : 0),
                uploadedBefore + (on ? swarm.uploaded() : 0),
                on ? swarm.downRate() : 0,
                on ? swarm.upRate() : 0,
                peerCount(),
                on ? swarm.seeds() : 0,
                preparation == null ? 0 : preparation.checked());
    }

    /**
     * Returns how its trackers are doing.
     *
     * @return for each its status
     */
    public List<TrackerStatus> trackers() {
        return contacts.trackers();
    }

    /**
     * Returns which pieces it has.
     *
     * @return a copy
     */
    public BitSet pieces() {
        return (BitSet) picker.complete().clone();
    }

    /**
     * Returns how its peers are doing.
     *
     * @return for each its status
     */
    public List<PeerStatus> peers() {
        long now = parts.clock.now();
        return swarm == null
                ? List.of()
                : swarm.peers().stream().map(peer -> PeerStatus.of(peer, now)).toList();
    }
}
