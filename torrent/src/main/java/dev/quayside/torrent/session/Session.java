// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.session;

import dev.quayside.core.QObject;
import dev.quayside.core.QTimer;
import dev.quayside.core.Qt;
import dev.quayside.core.Signal0;
import dev.quayside.core.Signal1;
import dev.quayside.torrent.engine.EngineSettings;
import dev.quayside.torrent.engine.FilePriority;
import dev.quayside.torrent.engine.Torrent;
import dev.quayside.torrent.engine.TorrentEngine;
import dev.quayside.torrent.engine.TorrentState;
import dev.quayside.torrent.metainfo.InfoHash;
import dev.quayside.torrent.metainfo.Metainfo;
import dev.quayside.torrent.storage.DiskProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The torrents of one person, from one run to the next.
 *
 * <p>What the user changes is written at once, by another thread; {@link #saved} tells when it is
 * on the disk. From then on it survives whatever ends the process.
 *
 * <p>It may be made in one thread and moved to another before {@link #open}. From then on all
 * methods are to be called in its thread; signals go to any thread.
 */
public final class Session extends QObject {
    private static final int LOOK_MSECS = 1000;
    private static final int LOOKS_UNTIL_SAVING = 30;

    /** Emitted every second, and when something happens. */
    public final Signal1<SessionSnapshot> changed = new Signal1<>(this);

    /** Emitted with a text for people when something goes wrong that concerns no single torrent. */
    public final Signal1<String> problem = new Signal1<>(this);

    /** Emitted when all that was changed is on the disk. */
    public final Signal0 saved = new Signal0(this);

    /** Emitted when closing is over. */
    public final Signal0 closed = new Signal0(this);

    private final SettingsFile file;
    private final EngineSettings engineSettings;
    private final List<SessionTorrent> torrents = new ArrayList<>();
    private Settings settings;
    private SettingsKeeper keeper;
    private TorrentEngine engine;
    private InfoHash watched;
    private int looks;
    private boolean closing;
    private boolean over;

    /**
     * Makes one that does nothing yet.
     *
     * @param file what is remembered; it is closed in the end
     * @param engineSettings how the engine works
     */
    public Session(SettingsFile file, EngineSettings engineSettings) {
        this.file = file;
        this.engineSettings = engineSettings;
        settings = file.settings();
    }

    // -- beginning and ending ---------------------------------------------------------------------

    /** Begins: all torrents that are remembered go on as they were. */
    public void open() {
        checkThread();
        keeper = new SettingsKeeper(this, file);
        keeper.saved.connect(saved::emit);
        keeper.failed.connect(problem::emit);
        engine = new TorrentEngine(this, engineSettings);
        engine.setLimits(settings.downLimit(), settings.upLimit());
        for (RememberedTorrent before : settings.torrents()) {
            SessionTorrent torrent = insert(before);
            if (before.magnet() == null) {
                recall(torrent);
            }
            torrent.run();
        }
        QTimer timer = new QTimer(this);
        timer.timeout.connect(this::look);
        timer.start(LOOK_MSECS);
        tell();
    }

    private SessionTorrent insert(RememberedTorrent before) {
        SessionTorrent torrent = new SessionTorrent(this, engine, before);
        torrents.add(torrent);
        torrent.changed.connect(this::tell);
        torrent.found.connect(
                meta -> {
                    keeper.keep(meta);
                    save();
                });
        return torrent;
    }

    private void recall(SessionTorrent torrent) {
        try {
            Metainfo meta = keeper.read(torrent.hash());
            torrent.know(meta);
        } catch (IOException e) {
            torrent.setProblem("Cannot read the copy of the torrent file: " + DiskProblem.text(e));
        }
    }

    /**
     * Saves, stops all torrents and tells their trackers. Ends with {@link #closed}. What happens
     * meanwhile is told as before.
     */
    public void close() {
        if (closing) {
            return;
        }
        closing = true;
        save();
        torrents.forEach(SessionTorrent::end);
        engine.stopped.connect(this, this::finish, Qt.ConnectionType.QueuedConnection);
        engine.stop();
    }

    /** Ends closing without waiting for the trackers. */
    public void abort() {
        close();
        finish();
    }

    private void finish() {
        if (over) {
            return;
        }
        save();
        over = true;
        engine.dispose();
        keeper.close();
        file.close();
        closed.emit();
    }

    // -- torrents ---------------------------------------------------------------------------------

    /**
     * Adds a torrent and starts it.
     *
     * @param fresh the torrent; if it is here already there is a {@link #problem}
     */
    public void add(NewTorrent fresh) {
        if (closing) {
            return;
        }
        if (find(fresh.hash()) != null) {
            problem.emit(alreadyHere(fresh.name()));
            return;
        }
        SessionTorrent torrent = insert(fresh.remembered());
        if (fresh.meta() != null) {
            keeper.keep(fresh.meta());
            torrent.know(fresh.meta());
        }
        torrent.run();
        saveAndTell();
    }

    /**
     * Says that a torrent is here already.
     *
     * @param name its name
     * @return a text for people
     */
    public static String alreadyHere(String name) {
        return "The torrent is in the list already: " + name;
    }

    /**
     * Pauses a torrent, or lets it go on; one that has failed is tried again.
     *
     * @param hash which one
     * @param paused whether it is to do nothing
     */
    public void setPaused(InfoHash hash, boolean paused) {
        SessionTorrent torrent = find(hash);
        if (torrent != null && !closing) {
            torrent.setPaused(paused);
            saveAndTell();
        }
    }

    /**
     * Removes a torrent.
     *
     * @param hash which one
     * @param deleteFiles whether its files are deleted too, those that are complete and others
     */
    public void remove(InfoHash hash, boolean deleteFiles) {
        SessionTorrent torrent = find(hash);
        if (torrent != null && !torrent.isLeaving() && !closing) {
            torrent.leave(() -> gone(torrent, deleteFiles));
            saveAndTell();
        }
    }

    private void gone(SessionTorrent torrent, boolean deleteFiles) {
        torrents.remove(torrent);
        if (torrent.torrent() != null) {
            keeper.clear(torrent.torrent().layout(), deleteFiles);
        }
        save();
        keeper.drop(torrent.hash());
        torrent.deleteLater();
        tell();
    }

    /**
     * Moves a torrent in the queue.
     *
     * @param hash which one
     * @param by how many places, down if positive; nothing happens at the ends
     */
    public void move(InfoHash hash, int by) {
        int from = torrents.indexOf(find(hash));
        int to = from + by;
        if (from >= 0 && to >= 0 && to < torrents.size()) {
            Collections.rotate(
                    torrents.subList(Math.min(from, to), Math.max(from, to) + 1),
                    -Integer.signum(by));
            saveAndTell();
        }
    }

    /**
     * Sets how much the files of a torrent are wanted.
     *
     * @param hash which one
     * @param priorities one for each file
     */
    public void setPriorities(InfoHash hash, List<FilePriority> priorities) {
        SessionTorrent torrent = find(hash);
        if (torrent != null) {
            torrent.setPriorities(priorities);
            saveAndTell();
        }
    }

    private SessionTorrent find(InfoHash hash) {
        return torrents.stream().filter(t -> t.hash().equals(hash)).findFirst().orElse(null);
    }

    // -- settings ---------------------------------------------------------------------------------

    /**
     * Limits the rates of all torrents together.
     *
     * @param down bytes a second; 0 for no limit
     * @param up bytes a second; 0 for no limit
     */
    public void setLimits(long down, long up) {
        engine.setLimits(down, up);
        settings = settings.withLimits(down, up);
        save();
    }

    /**
     * Remembers something for the window.
     *
     * @param name of letters, digits and dots
     * @param text any text
     */
    public void remember(String name, String text) {
        settings = settings.withLook(name, text);
        save();
    }

    private void saveAndTell() {
        save();
        tell();
    }

    private void save() {
        if (!over) {
            keeper.save(
                    settings.withTorrents(
                            torrents.stream()
                                    .filter(torrent -> !torrent.isLeaving())
                                    .map(SessionTorrent::remembered)
                                    .toList()));
        }
    }

    // -- telling ----------------------------------------------------------------------------------

    /**
     * Chooses the torrent whose details are told.
     *
     * @param hash which one; null for none
     */
    public void watch(InfoHash hash) {
        watched = hash;
        tell();
    }

    private void look() {
        looks++;
        if (looks % LOOKS_UNTIL_SAVING == 0) {
            save(); // the bytes that have come and gone
        }
        tell();
    }

    private void tell() {
        if (!over) {
            changed.emit(snapshot());
        }
    }

    private SessionSnapshot snapshot() {
        List<TorrentSnapshot> all = torrents.stream().map(SessionTorrent::snapshot).toList();
        boolean deaf = engine.port() == 0 && all.stream().anyMatch(Session::shouldListen);
        String reason = deaf ? engine.listenError() : ""; // empty if it has not tried
        return new SessionSnapshot(all, details(), engine.port(), reason.isEmpty() ? null : reason);
    }

    private static boolean shouldListen(TorrentSnapshot torrent) {
        return switch (torrent.state()) {
            case SEARCHING -> torrent.wanted() > 0; // else it only looks for metadata
            case CONNECTING, WARMING_UP, DOWNLOADING, FINISHING, SEEDING -> true;
            default -> false;
        };
    }

    private TorrentDetails details() {
        SessionTorrent one = watched == null ? null : find(watched);
        Torrent torrent = one == null ? null : one.torrent();
        if (torrent == null) {
            return one == null
                    ? null
                    : new TorrentDetails(watched, List.of(), List.of(), List.of(), List.of());
        }
        boolean runs = torrent.state() != TorrentState.IDLE || torrent.wasPrepared();
        return new TorrentDetails(
                watched,
                torrent.files(),
                torrent.peers(),
                torrent.trackers(),
                runs ? torrent.pieceStates() : List.of());
    }
}
