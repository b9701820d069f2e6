// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.core.QObject;
import dev.quayside.core.QTimer;
import dev.quayside.core.Signal0;
import dev.quayside.network.QHostAddress;
import dev.quayside.network.QNetworkInterface;
import dev.quayside.network.QTcpServer;
import dev.quayside.network.QTcpSocket;
import dev.quayside.torrent.http.Http;
import dev.quayside.torrent.metainfo.InfoHash;
import dev.quayside.torrent.metainfo.MagnetLink;
import dev.quayside.torrent.metainfo.Metainfo;
import dev.quayside.torrent.storage.DiskWorkers;
import dev.quayside.torrent.storage.FileHandles;
import dev.quayside.torrent.tracker.PeerAddress;
import dev.quayside.torrent.wire.Handshake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Fetches and shares torrents: one server for all, one budget of connections, memory and rates.
 *
 * <p>Lives in one thread, whose event loop drives it; only disk work and hashing is done elsewhere.
 */
public final class TorrentEngine extends QObject {
    private static final int TICK_MSECS = 1000;
    private static final int TICKS_TO_CHOOSE = 10;
    private static final String CLIENT = "-QY0010-";

    /** Emitted when all torrents have stopped after {@link #stop}. */
    public final Signal0 stopped = new Signal0(this);

    private final Map<InfoHash, Torrent> torrents = new LinkedHashMap<>();
    private final QTcpServer server = new QTcpServer(this);
    private final EngineParts parts;
    private final Lobby lobby = new Lobby(this);
    private Set<QHostAddress> ownAddresses; // looked up when needed
    private int handshaking;
    private int ticks;
    private boolean stopping;

    /**
     * Makes one without torrents. It listens from the first torrent on that has checked its files.
     *
     * @param parent the parent, or null
     * @param settings how it works
     */
    public TorrentEngine(QObject parent, EngineSettings settings) {
        super(parent);
        Clock clock = Clock.system();
        Throttle throttle = new Throttle(this, clock);
        parts =
                new EngineParts(
                        settings,
                        newPeerId(),
                        clock,
                        new Random(),
                        new DiskWorkers(settings.diskThreads),
                        new FileHandles(settings.openFiles),
                        new DiskBudget(settings.dirtyBlocks),
                        throttle,
                        new Http(this));
        server.newConnection.connect(this::accept);
        server.setAcceptRetryInterval(TICK_MSECS);
        QTimer timer = new QTimer(this);
        timer.timeout.connect(this::tick);
        timer.start(TICK_MSECS);
    }

    private static byte[] newPeerId() {
        byte[] id = new byte[20];
        new SecureRandom().nextBytes(id);
        byte[] client = CLIENT.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(client, 0, id, 0, client.length);
        return id;
    }

    // -- torrents ---------------------------------------------------------------------------------

    /**
     * Adds a torrent, which is not started yet.
     *
     * @param meta what it is
     * @param destination the folder that has its files, or gets them
     * @return the torrent
     * @throws IllegalArgumentException if it is here already
     */
    public Torrent add(Metainfo meta, Path destination) {
        checkThread();
        InfoHash hash = meta.info().hash();
        if (torrents.containsKey(hash)) {
            throw new IllegalArgumentException("The torrent is here already: " + hash);
        }
        Torrent torrent = new Torrent(this, parts, meta, destination);
        torrents.put(hash, torrent);
        torrent.stopped.connect(this::oneStopped);
        return torrent;
    }

    /**
     * Prepares to make a torrent of a magnet link.
     *
     * @param link the link
     * @return not started yet
     */
    public MetadataFetch fetch(MagnetLink link) {
        checkThread();
        return new MetadataFetch(this, parts, link);
    }

    /**
     * Removes a torrent that does not run.
     *
     * @param torrent one of this engine
     * @throws IllegalStateException if it runs
     */
    public void remove(Torrent torrent) {
        if (torrent.state() != TorrentState.IDLE && torrent.state() != TorrentState.FAILED) {
            throw new IllegalStateException("The torrent runs: stop it first");
        }
        torrents.remove(torrent.hash());
        torrent.deleteLater();
    }

    /**
     * Returns the torrents.
     *
     * @return in the order in which they came
     */
    public Collection<Torrent> torrents() {
        return List.copyOf(torrents.values());
    }

    /**
     * Limits the rates of all torrents together.
     *
     * @param down bytes a second; 0 for no limit
     * @param up bytes a second; 0 for no limit
     */
    public void setLimits(long down, long up) {
        parts.throttle.setLimits(down, up);
    }

    /** Stops all torrents. Ends with {@link #stopped}. */
    public void stop() {
        stopping = true;
        server.close();
        lobby.closeAll();
        torrents().forEach(Torrent::stop);
        oneStopped();
    }

    private void oneStopped() {
        boolean all = torrents.values().stream().allMatch(t -> t.state() == TorrentState.IDLE);
        if (stopping && all) {
            stopping = false;
            stopped.emit();
        }
    }

    /** Ends the disk workers, after what they were given is done, and closes the files. */
    @Override
    protected void disposing() {
        parts.disk.close();
        try {
            parts.files.close();
        } catch (IOException e) {
            EngineLog.warn("Cannot close a file", e);
        }
        super.disposing();
    }

    // -- listening --------------------------------------------------------------------------------

    /** A torrent has checked its files and can be asked for now. */
    void ready(Torrent torrent) {
        if (!server.isListening() && !stopping) {
            listen();
        }
    }

    private void listen() {
        for (int port = parts.settings.firstPort; port <= parts.settings.lastPort; port++) {
            if (server.listen(new QHostAddress(QHostAddress.SpecialAddress.Any), port)) {
                return;
            }
        }
        EngineLog.warn("Cannot listen: " + server.errorString(), null);
    }

    /**
     * Returns where peers can call.
     *
     * @return the port; 0 while it does not listen
     */
    public int port() {
        return server.serverPort();
    }

    /** The port to be told to trackers, which take no 0. */
    int announcedPort() {
        return port() > 0 ? port() : Math.max(1, parts.settings.firstPort);
    }

    /**
     * Says why it does not listen.
     *
     * @return a text for people
     */
    public String listenError() {
        return server.errorString();
    }

    private void accept() {
        while (server.hasPendingConnections()) {
            QTcpSocket socket = server.nextPendingConnection();
            if (hasRoom()) {
                greet(socket);
            } else {
                socket.abort();
                socket.deleteLater();
            }
        }
    }

    private void greet(QTcpSocket socket) {
        PeerAddress address =
                new PeerAddress(socket.peerAddress().toString(), Math.max(1, socket.peerPort()));
        handshaking++;
        Handshaker.House house =
                new Handshaker.House(
                        torrents::keySet, hash -> answer(hash, address), parts.settings.encryption);
        Handshaker.answer(
                this,
                socket,
                house,
                new Handshaker.Result() {
                    @Override
                    public void connected(PeerStream stream, Handshake theirs) {
                        handshaking--;
                        Torrent torrent = torrents.get(theirs.hash());
                        if (torrent == null || Arrays.equals(theirs.peerId(), parts.peerId)) {
                            stream.socket().abort();
                        } else {
                            torrent.run().adopt(new NewPeer(stream, address, false, theirs, false));
                        }
                    }

                    @Override
                    public void failed(String reason) {
                        handshaking--;
                    }
                });
    }

    /** What is said to a peer that calls for a torrent; null if nothing is. */
    private Handshake answer(InfoHash hash, PeerAddress address) {
        Torrent torrent = torrents.get(hash);
        boolean open =
                torrent != null
                        && torrent.run().isOpen()
                        && !torrent.run().contacts().isBanned(address.host());
        return open ? new Handshake(hash, parts.peerId, true, true) : null;
    }

    /**
     * Whether several clients may share an address: that of this machine, or of the same network.
     * Of others, one may not take the places of many.
     */
    boolean isNear(String host) {
        QHostAddress address = new QHostAddress(host);
        if (address.isNull() || !address.isGlobal()) {
            return true;
        }
        if (ownAddresses == null) {
            ownAddresses = Set.copyOf(QNetworkInterface.allAddresses());
        }
        return ownAddresses.contains(address);
    }

    /** Whether there may be another connection. */
    boolean hasRoom() {
        int peers = torrents.values().stream().mapToInt(t -> t.run().peerCount()).sum();
        return peers + handshaking + lobby.count() < parts.settings.connections;
    }

    /** Where peers wait for a torrent that was a magnet link. */
    Lobby lobby() {
        return lobby;
    }

    // -- time -------------------------------------------------------------------------------------

    private void tick() {
        ticks++;
        for (Torrent torrent : torrents()) {
            torrent.run().tick();
            if (ticks % TICKS_TO_CHOOSE == 0) {
                torrent.run().choose();
            }
        }
    }
}
