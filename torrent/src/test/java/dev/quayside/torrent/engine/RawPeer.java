// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.core.QObject;
import dev.quayside.network.QHostAddress;
import dev.quayside.network.QTcpServer;
import dev.quayside.network.QTcpSocket;
import dev.quayside.torrent.metainfo.InfoHash;
import dev.quayside.torrent.wire.Handshake;
import dev.quayside.torrent.wire.MessageHandler;
import dev.quayside.torrent.wire.MessageReader;
import dev.quayside.torrent.wire.MessageType;
import dev.quayside.torrent.wire.Messages;
import dev.quayside.torrent.wire.ProtocolException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** A peer that says what a test wants, right or wrong. */
final class RawPeer extends QObject {
    final List<Integer> types = new ArrayList<>();
    final List<Integer> haves = new ArrayList<>();
    int blocks;
    int calls;
    boolean ended;
    boolean extended;
    Consumer<PeerRequest> onRequest = request -> {};
    Consumer<byte[]> onExtended = body -> {};
    Runnable onHandshake = () -> {};

    private final InfoHash hash;
    private final byte[] id = new byte[20];
    private final byte[] handshake = new byte[Handshake.LENGTH];
    private final MessageReader reader;
    private QTcpServer server;
    private QTcpSocket socket;
    private int filled;

    RawPeer(InfoHash hash, int pieceCount) {
        this.hash = hash;
        new Random().nextBytes(id);
        reader = new MessageReader(new Inbox(), pieceCount);
    }

    void call(int port) {
        use(new QTcpSocket(this));
        socket.connected.connect(this::greet);
        socket.connectToHost("127.0.0.1", port);
    }

    /** Waits for calls; returns the port. */
    int listen(String address) {
        server = new QTcpServer(this);
        server.newConnection.connect(
                () -> {
                    calls++;
                    use(server.nextPendingConnection());
                    greet();
                });
        server.listen(new QHostAddress(address), 0);
        return server.serverPort();
    }

    private void use(QTcpSocket newSocket) {
        socket = newSocket;
        socket.readyRead.connect(this, this::read);
        socket.disconnected.connect(this, () -> ended = true);
    }

    private void greet() {
        send(new Handshake(hash, id, extended, true).encode());
    }

    void send(byte[] bytes) {
        socket.write(bytes);
    }

    void sendBlock(PeerRequest request, byte[] data) {
        send(Messages.blockHeader(request.piece(), request.begin(), request.length()));
        send(data);
    }

    private void read() throws ProtocolException {
        if (filled < Handshake.LENGTH) {
            filled += (int) Math.max(0, socket.read(handshake, filled, Handshake.LENGTH - filled));
            if (filled < Handshake.LENGTH) {
                return;
            }
            onHandshake.run();
        }
        reader.read((target, offset, length) -> (int) socket.read(target, offset, length), 1 << 30);
    }

    boolean has(int type) {
        return types.contains(type);
    }

    int count(int type) {
        return Collections.frequency(types, type);
    }

    private final class Inbox implements MessageHandler {
        @Override
        public void message(int type, ByteBuffer body) {
            types.add(type);
            if (type == MessageType.HAVE) {
                haves.add(body.getInt());
            } else if (type == MessageType.REQUEST) {
                onRequest.accept(new PeerRequest(body.getInt(), body.getInt(), body.getInt()));
            } else if (type == MessageType.EXTENDED) {
                byte[] bytes = new byte[body.remaining()];
                body.get(bytes);
                onExtended.accept(bytes);
            }
        }

        @Override
        public void keepAlive() {
            types.add(-1);
        }

        @Override
        public BlockFate blockBegins(int piece, int begin, int length) {
            return BlockFate.TAKEN;
        }

        @Override
        public byte[] blockArray() {
            return new byte[MessageReader.LONGEST_BLOCK];
        }

        @Override
        public void blockEnds() {
            blocks++;
        }
    }
}
