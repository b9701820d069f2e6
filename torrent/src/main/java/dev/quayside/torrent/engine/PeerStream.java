package dev.quayside.torrent.engine;

import dev.quayside.network.QTcpSocket;
import dev.quayside.torrent.wire.ByteSink;
import dev.quayside.torrent.wire.ByteSource;
import java.nio.ByteBuffer;

/** The bytes of a connection to a peer. */
final class PeerStream implements ByteSource, ByteSink {
    private static final int READ_BUFFER = 256 << 10;

    private final QTcpSocket socket;

    PeerStream(QTcpSocket socket) {
        this.socket = socket;
        socket.setReadBufferSize(READ_BUFFER);
    }

    QTcpSocket socket() {
        return socket;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        return (int) Math.max(0, socket.read(target, offset, length));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        socket.write(bytes, offset, length);
    }

    /** Writes all that remains in a buffer. */
    void write(ByteBuffer bytes) {
        socket.write(bytes);
    }

    long available() {
        return socket.bytesAvailable();
    }

    /** Bytes that the system has not taken yet. */
    long unsent() {
        return socket.bytesToWrite();
    }
}
