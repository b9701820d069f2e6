// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.core.QObject;
import dev.quayside.network.QAbstractSocketBase.SocketState;
import dev.quayside.network.QTcpSocket;
import dev.quayside.torrent.metainfo.Info;
import dev.quayside.torrent.tracker.PeerAddress;
import dev.quayside.torrent.wire.ExtensionHandshake;
import dev.quayside.torrent.wire.Handshake;
import dev.quayside.torrent.wire.MessageReader;
import dev.quayside.torrent.wire.MessageType;
import dev.quayside.torrent.wire.Messages;
import dev.quayside.torrent.wire.ProtocolException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A connection to a peer after the handshakes: what both sides have said, and what is under way.
 *
 * <p>It keeps the state and says things to the peer; what the peer says is understood and checked
 * by {@link PeerInbox}; what follows from it is the torrent's business ({@link PeerListener}).
 * Lives in the engine's thread.
 */
final class PeerConnection extends QObject implements BlockSource {
    private static final int KEEP_ALIVE_MSECS = 60_000;
    private static final int IDLE_MSECS = 150_000;
    private static final int BLOCK_MSECS = 60_000;

    /** A peer that does not read what it asks for is not worth its memory. */
    private static final int MOST_UNSENT = 8 << 20;

    final PeerAddress address;
    final boolean outgoing;
    private final Handshake handshake;
    final boolean fast;
    final boolean extended;
    final RateMeter down;
    final RateMeter up;

    /** What the peer has. */
    BitSet has = new BitSet();

    /** What it lets us ask for in spite of choking. */
    final BitSet allowedFast = new BitSet();

    /** What we let it ask for in spite of choking. */
    BitSet grantedFast = new BitSet();

    /** What it has asked for. */
    final ArrayDeque<PeerRequest> requests = new ArrayDeque<>();

    final Pipeline pipeline = new Pipeline();
    ExtensionHandshake extensions;
    boolean amChoking = true;
    boolean amInterested;
    boolean peerChoking = true;
    boolean peerInterested;

    private final PeerListener listener;
    private final PeerStream stream;
    private final PeerInbox inbox; // null as long as the torrent is known by its hash only
    private final EarlyInbox early; // null as soon as more of it is known
    private final MessageReader reader;
    private final Clock clock;

    /** What we have asked for and has not come yet, the oldest first. */
    private final ArrayDeque<BlockRef> asked = new ArrayDeque<>();

    private long lastRead;
    private long lastSent;
    private long lastBlock;
    private boolean over;
    private boolean reading;
    private boolean tellsSent;

    /** Info is null as long as the torrent is known by its hash only. */
    PeerConnection(
            QObject parent,
            PeerStream stream,
            PeerAddress address,
            boolean outgoing,
            Handshake handshake,
            Info info,
            PeerListener listener,
            Clock clock) {
        super(parent);
        this.stream = stream;
        this.address = address;
        this.outgoing = outgoing;
        this.listener = listener;
        this.clock = clock;
        this.handshake = handshake;
        fast = handshake.fast();
        extended = handshake.extended();
        down = new RateMeter(clock.now());
        up = new RateMeter(clock.now());
        lastRead = clock.now();
        lastSent = lastRead;
        lastBlock = lastRead;
        boolean known = info != null;
        inbox = known ? new PeerInbox(this, info, listener) : null;
        early = known ? null : new EarlyInbox(this, listener);
        reader = new MessageReader(known ? inbox : early, known ? info.pieceCount() : -1);
        QTcpSocket socket = stream.socket();
        socket.setParent(this);
        socket.readyRead.connect(this, this::read);
        socket.disconnected.connect(this, this::ended);
    }

    /** Starts to take what the peer says; what has come with the handshake already is waiting. */
    void start() {
        if (stream.socket().state() == SocketState.ConnectedState) {
            read();
        } else {
            ended();
        }
    }

    // -- reading ----------------------------------------------------------------------------------

    /** Reads what is there, as far as the limits let it. */
    @Override
    public void read() {
        if (over || reading) {
            return;
        }
        reading = true;
        try {
            int quota = listener.readQuota(this);
            int count = quota > 0 ? reader.read(stream, quota) : 0;
            if (count > 0) {
                lastRead = clock.now();
                listener.read(this, count);
            }
        } catch (ProtocolException e) {
            close(e.getMessage());
        } finally {
            reading = false;
        }
    }

    boolean hasUnread() {
        return stream.available() > 0;
    }

    private void ended() {
        read(); // the last bytes
        String error = stream.socket().errorString();
        close(error.isEmpty() ? "it has closed the connection" : error);
    }

    // -- saying things ----------------------------------------------------------------------------

    void send(byte[] message) {
        if (over) {
            return;
        }
        stream.write(message, 0, message.length);
        lastSent = clock.now();
        if (stream.unsent() > MOST_UNSENT) {
            close("it does not read what it has asked for");
        }
    }

    void setChoking(boolean choking) {
        if (amChoking != choking) {
            amChoking = choking;
            send(Messages.plain(choking ? MessageType.CHOKE : MessageType.UNCHOKE));
            if (choking) {
                dropRequests();
            }
        }
    }

    private void dropRequests() {
        requests.removeIf(
                request -> {
                    boolean keep = grantedFast.get(request.piece());
                    if (!keep) {
                        reject(request);
                    }
                    return !keep;
                });
    }

    void reject(PeerRequest request) {
        if (fast) {
            send(
                    Messages.block(
                            MessageType.REJECT,
                            request.piece(),
                            request.begin(),
                            request.length()));
        }
    }

    void setInterested(boolean interested) {
        if (amInterested != interested) {
            amInterested = interested;
            send(Messages.plain(interested ? MessageType.INTERESTED : MessageType.NOT_INTERESTED));
        }
    }

    /**
     * The peer wants something. From now on its torrent is told when it takes more; not before,
     * since that would cost two system calls for every few requests to a peer that only gives.
     */
    void addRequest(PeerRequest request) {
        requests.add(request);
        if (!tellsSent) {
            tellsSent = true;
            stream.socket().bytesWritten.connect(this, count -> listener.sent(this));
        }
    }

    void sendBlock(PeerRequest request, byte[] header, ByteBuffer... parts) {
        stream.write(header, 0, header.length);
        for (ByteBuffer part : parts) {
            stream.write(part);
        }
        lastSent = clock.now();
        up.add(lastSent, request.length());
    }

    /** The limits let it be sent something again. */
    void resumeSending() {
        listener.sent(this);
    }

    long unsent() {
        return stream.unsent();
    }

    // -- asking for blocks ------------------------------------------------------------------------

    void ask(BlockRef ref, int begin, int length) {
        if (asked.isEmpty()) {
            lastBlock = clock.now();
        }
        asked.add(ref);
        send(Messages.block(MessageType.REQUEST, ref.piece(), begin, length));
    }

    int askedCount() {
        return asked.size();
    }

    @Override
    public boolean isAskedFor(BlockRef ref) {
        return asked.contains(ref);
    }

    @Override
    public boolean isAskedForPiece(int piece) {
        return asked.stream().anyMatch(ref -> ref.piece() == piece);
    }

    /** What was asked for and is not here, as a copy. */
    List<BlockRef> asked() {
        return List.copyOf(asked);
    }

    /** Forgets that a block was asked for; returns whether it was. */
    boolean settle(BlockRef ref) {
        return asked.removeFirstOccurrence(ref);
    }

    /** Forgets all that was asked for, and returns it. */
    BlockRef[] settleAll() {
        BlockRef[] all = asked.toArray(new BlockRef[0]);
        asked.clear();
        return all;
    }

    void blockCame(int length) {
        lastBlock = clock.now();
        pipeline.blockCame();
        down.add(lastBlock, length);
    }

    // -- time -------------------------------------------------------------------------------------

    /** Called every second. */
    void tick() {
        long now = clock.now();
        pipeline.tick(down.rate(now), extensions == null ? 0 : extensions.requests());
        if (now - lastRead > IDLE_MSECS) {
            close("it has said nothing for " + IDLE_MSECS / 1000 + " seconds");
        } else if (!asked.isEmpty() && now - lastBlock > BLOCK_MSECS && !hasUnread()) {
            close("it has not sent what it was asked for");
        } else if (now - lastSent > KEEP_ALIVE_MSECS) {
            send(Messages.keepAlive());
        }
    }

    // -- the end ----------------------------------------------------------------------------------

    @Override
    public boolean isOver() {
        return over;
    }

    void close(String reason) {
        if (!over) {
            over = true;
            stream.socket().abort();
            if (inbox != null) {
                inbox.abandon();
            }
            listener.closed(this, reason);
            deleteLater();
        }
    }

    /**
     * Gives the connection to the torrent, now that this is known: what the peer has said before is
     * read once more there. Not while it reads.
     */
    NewPeer handOver() {
        over = true;
        QTcpSocket socket = stream.socket();
        socket.disconnect(this);
        socket.setParent(null);
        stream.unread(reader.unfinished());
        stream.unread(early.kept());
        deleteLater();
        return new NewPeer(stream, address, outgoing, handshake, true);
    }

    boolean isSeed(int pieceCount) {
        return has.cardinality() == pieceCount;
    }

    /** Whether it downloads nothing any more, though it may not have all (BEP 21). */
    boolean isUploadOnly() {
        return extensions != null && extensions.uploadOnly();
    }

    boolean isObfuscated() {
        return stream.isObfuscated();
    }

    boolean hasId(byte[] id) {
        return Arrays.equals(handshake.peerId(), id);
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
