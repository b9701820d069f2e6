// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.core.QObject;
import dev.quayside.core.QTimer;
import dev.quayside.network.QTcpSocket;
import dev.quayside.torrent.metainfo.InfoHash;
import dev.quayside.torrent.obfuscation.ObfuscationHandshake;
import dev.quayside.torrent.tracker.PeerAddress;
import dev.quayside.torrent.wire.Handshake;
import dev.quayside.torrent.wire.ProtocolException;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Brings a connection to a peer about, up to the end of the handshakes. Destroys itself at the end.
 *
 * <p>Who calls says first which torrent it is about; who is called looks whether it has that
 * torrent. The first bytes show whether a caller obfuscates.
 */
final class Handshaker extends QObject {
    private static final int PATIENCE_MSECS = 30_000;

    /** Gets the end. */
    interface Result {
        void connected(PeerStream stream, Handshake theirs);

        void failed(String reason);
    }

    /** What is here, for those who call. */
    record House(
            Supplier<Collection<InfoHash>> torrents,
            Function<InfoHash, Handshake> answer,
            Encryption encryption) {}

    private final QTcpSocket socket;
    private final Result result;
    private final House house; // null for who calls
    private final PeerStream stream;
    private final byte[] theirs = new byte[Handshake.LENGTH];
    private ObfuscationHandshake obfuscation;
    private int filled;
    private boolean answered;
    private boolean connected;
    private boolean over;

    private Handshaker(QObject parent, QTcpSocket socket, House house, Result result) {
        super(parent);
        this.socket = socket;
        this.house = house;
        this.result = result;
        stream = new PeerStream(socket);
        socket.setParent(this);
        QTimer patience = new QTimer(this);
        patience.setSingleShot(true);
        patience.timeout.connect(() -> fail("no handshake in time"));
        patience.start(PATIENCE_MSECS);
        socket.readyRead.connect(this, this::read);
        socket.errorOccurred.connect(this, error -> fail(socket.errorString()));
        socket.disconnected.connect(this, () -> fail("it has closed the connection"));
    }

    /** Calls a peer. */
    static Handshaker call(
            QObject parent,
            PeerAddress address,
            Handshake ours,
            boolean obfuscated,
            boolean wholly,
            Result result) {
        QTcpSocket socket = new QTcpSocket();
        Handshaker handshaker = new Handshaker(parent, socket, null, result);
        handshaker.answered = true;
        socket.connected.connect(
                handshaker,
                () -> {
                    handshaker.connected = true;
                    if (obfuscated) {
                        handshaker.obfuscation =
                                ObfuscationHandshake.call(
                                        ours.hash(), wholly, ours.encode(), handshaker::say);
                    } else {
                        handshaker.say(ours.encode());
                    }
                });
        socket.connectToHost(address.host(), address.port());
        return handshaker;
    }

    /** Answers a peer that has called. */
    static Handshaker answer(QObject parent, QTcpSocket socket, House house, Result result) {
        Handshaker handshaker = new Handshaker(parent, socket, house, result);
        QTimer.singleShot(0, handshaker, handshaker::read);
        return handshaker;
    }

    private void say(byte[] bytes) {
        stream.write(bytes, 0, bytes.length);
    }

    private void read() {
        if (over) {
            return;
        }
        try {
            if (obfuscation == null || obfuscation.isDone()) {
                readHandshake();
            } else {
                readObfuscation();
            }
        } catch (ProtocolException e) {
            fail(e.getMessage());
        }
    }

    private void readObfuscation() throws ProtocolException {
        byte[] part = new byte[1024];
        int count = stream.read(part, 0, part.length);
        while (count > 0 && !obfuscation.isDone()) {
            obfuscation.received(part, count);
            if (obfuscation.isDone()) {
                stream.obfuscate(obfuscation.fromPeer(), obfuscation.toPeer(), obfuscation.talk());
                readHandshake();
                return;
            }
            count = stream.read(part, 0, part.length);
        }
    }

    private void readHandshake() throws ProtocolException {
        int count = stream.read(theirs, filled, Handshake.LENGTH - filled);
        while (count > 0) {
            filled += count;
            count =
                    filled == Handshake.LENGTH
                            ? 0
                            : stream.read(theirs, filled, Handshake.LENGTH - filled);
        }
        boolean plain = obfuscation == null;
        if (!Handshake.matches(theirs, filled)) {
            if (house == null || !plain || house.encryption() == Encryption.OFF) {
                throw new ProtocolException("it does not speak the BitTorrent protocol");
            }
            beginObfuscation();
            return;
        }
        if (house != null && plain && house.encryption() == Encryption.REQUIRED && filled > 0) {
            throw new ProtocolException("it does not obfuscate");
        }
        if (!answered && filled >= Handshake.HASH_END) {
            answer();
        }
        if (filled == Handshake.LENGTH) {
            succeed();
        }
    }

    /** What has come is not the protocol: the caller may be obfuscating. */
    private void beginObfuscation() throws ProtocolException {
        obfuscation =
                ObfuscationHandshake.answer(
                        house.encryption() == Encryption.REQUIRED, house.torrents(), this::say);
        stream.unread(Arrays.copyOf(theirs, filled));
        filled = 0;
        readObfuscation();
    }

    private void answer() throws ProtocolException {
        Handshake ours = house.answer().apply(Handshake.hash(theirs));
        if (ours == null) {
            throw new ProtocolException("it wants a torrent that is not here");
        }
        answered = true;
        say(ours.encode());
    }

    private void succeed() throws ProtocolException {
        Handshake handshake = Handshake.decode(theirs);
        over = true;
        socket.disconnect(this);
        socket.setParent(null);
        deleteLater();
        result.connected(stream, handshake);
    }

    private void fail(String reason) {
        if (!over) {
            over = true;
            socket.abort();
            deleteLater();
            result.failed(reason);
        }
    }

    boolean wasConnected() {
        return connected;
    }

    /** Gives up without telling. */
    void cancel() {
        if (!over) {
            over = true;
            socket.abort();
            deleteLater();
        }
    }
}
