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
import dev.quayside.torrent.tracker.PeerAddress;
import dev.quayside.torrent.tracker.TrackerStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

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

    /** Emitted when it has what is wanted: at the start, later, or since less is wanted. */
    public final Signal0 seeding = new Signal0(this);

    /** Emitted with the reason when it has failed. */
    public final Signal1<String> failed = new Signal1<>(this);

    /** Emitted when a piece has come and was right. */
    public final Signal1<Integer> pieceCompleted = new Signal1<>(this);

    /** Emitted with a text for people when a peer or web seed is banned. */
    public final Signal1<String> peerBanned = new Signal1<>(this);

    /** Emitted when stopping is over: all is on the disk, and the trackers know. */
    public final Signal0 stopped = new Signal0(this);

    private final EngineParts parts;
    private final Info info;
    private final Layout layout;
    private final FilePriorities priorities;
    private final TorrentRun run;

    Torrent(TorrentEngine engine, EngineParts parts, Metainfo meta, Path destination) {
        super(engine);
        this.parts = parts;
        info = meta.info();
        layout = new Layout(info, destination);
        priorities = new FilePriorities(info);
        run = new TorrentRun(this, engine, parts, meta, layout, priorities);
    }

    /** What it does, for the engine. */
    TorrentRun run() {
        return run;
    }

    // -- starting and stopping --------------------------------------------------------------------

    /** Starts it: makes its files, checks what is there, then looks for peers. */
    public void start() {
        run.start();
    }

    /** Stops it. Ends with {@link #stopped}. */
    public void stop() {
        run.stop();
    }

    // -- what is wanted ---------------------------------------------------------------------------

    /**
     * Sets how much a file is wanted, at any time.
     *
     * <p>A piece is as much wanted as that of its files which is wanted most. When all that is
     * wanted is there the torrent seeds, and it downloads again once more is wanted. Priorities are
     * remembered for the next start, unless they are set before it.
     *
     * @param file its index
     * @param priority how much it is wanted
     * @throws IndexOutOfBoundsException if there is no such file
     */
    public void setFilePriority(int file, FilePriority priority) {
        List<FilePriority> all = new ArrayList<>(priorities.all());
        all.set(file, priority);
        setFilePriorities(all);
    }

    /**
     * Sets how much each file is wanted, at any time.
     *
     * @param all one for each file, in the order of the files
     * @throws IllegalArgumentException if it is another number
     */
    public void setFilePriorities(List<FilePriority> all) {
        priorities.choose(all);
        run.prioritiesChanged();
    }

    /**
     * Fetches some files and skips the others (BEP 53).
     *
     * @param files the indices of those that are wanted
     */
    public void selectFiles(BitSet files) {
        setFilePriorities(FilePriority.ofChoice(files, info.files().size()));
    }

    /**
     * Returns how much each file is wanted.
     *
     * @return one for each file, in the order of the files
     */
    public List<FilePriority> filePriorities() {
        return priorities.all();
    }

    // -- settings ---------------------------------------------------------------------------------

    /**
     * Says what came and went in earlier runs; what is remembered in the destination counts if it
     * is more. Before the start.
     *
     * @param downloaded bytes received
     * @param uploaded bytes sent
     */
    public void setTransferred(long downloaded, long uploaded) {
        run.totals().set(downloaded, uploaded);
    }

    /**
     * Shares what is there and makes nothing. Before the start.
     *
     * @param on whether to do so
     */
    public void setReadOnly(boolean on) {
        run.options().readOnly = on;
    }

    /**
     * Brings a torrent among peers with about one copy of it (BEP 16): each piece is sent once, and
     * peers are told of more when they have passed on what they have. For the first seed of a
     * torrent; where there are others it is slower. It begins with the next start, if all is there
     * then, and ends at any time.
     *
     * @param on whether to do so
     */
    public void setSuperSeeding(boolean on) {
        run.options().superSeeding = on;
        run.optionsChanged();
    }

    /**
     * Fetches the pieces in their order, to be used while they come. Others get less of us that
     * way.
     *
     * @param on whether to do so
     */
    public void setSequential(boolean on) {
        run.options().sequential = on;
        run.optionsChanged();
    }

    /**
     * Limits the rates of this torrent.
     *
     * @param down bytes a second; 0 for no limit
     * @param up bytes a second; 0 for no limit
     */
    public void setLimits(long down, long up) {
        run.options().downLimit = down;
        run.options().upLimit = up;
        run.optionsChanged();
    }

    /**
     * Adds peers that somebody knows of.
     *
     * @param addresses where they listen
     */
    public void addPeers(List<PeerAddress> addresses) {
        run.contacts().add(addresses);
    }

    /** Asks the trackers for peers now instead of when it is time; only while it runs. */
    public void askTrackers() {
        run.contacts().askNow();
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
        return run.state();
    }

    /**
     * Tells whether it is known which pieces are there.
     *
     * @return true from the end of the preparation on, until it is started again
     */
    public boolean wasPrepared() {
        return run.isKnown();
    }

    /**
     * Returns how it is doing.
     *
     * @return true of this moment
     */
    public TorrentStatus status() {
        return TorrentStatus.of(run, info);
    }

    /**
     * Returns how its files are doing.
     *
     * @return for each its status, in the order of the files
     */
    public List<FileStatus> files() {
        BitSet complete = run.picker().complete();
        return IntStream.range(0, info.files().size())
                .mapToObj(file -> priorities.status(file, complete))
                .toList();
    }

    /**
     * Returns how its trackers are doing.
     *
     * @return for each its status
     */
    public List<TrackerStatus> trackers() {
        return run.contacts().trackers();
    }

    /**
     * Returns which pieces it has.
     *
     * @return a copy
     */
    public BitSet pieces() {
        return (BitSet) run.picker().complete().clone();
    }

    /**
     * Returns what is known of each piece, for a map of them.
     *
     * @return one for each piece, in their order
     */
    public List<PieceState> pieceStates() {
        return IntStream.range(0, info.pieceCount()).mapToObj(run.picker()::state).toList();
    }

    /**
     * Returns how many of the connected peers have each piece.
     *
     * @return one number for each piece, in their order
     */
    public int[] availability() {
        return IntStream.range(0, info.pieceCount()).map(run.picker()::availability).toArray();
    }

    /**
     * Returns how its peers are doing.
     *
     * @return for each its status
     */
    public List<PeerStatus> peers() {
        long now = parts.clock.now();
        return run.peers().stream().map(peer -> PeerStatus.of(peer, now)).toList();
    }

    /**
     * Returns how its web seeds are doing (BEP 19).
     *
     * @return for each its status; nothing while it does not run
     */
    public List<WebSeedStatus> webSeeds() {
        return run.isOpen() ? run.swarm().webSeeds().status() : List.of();
    }
}
