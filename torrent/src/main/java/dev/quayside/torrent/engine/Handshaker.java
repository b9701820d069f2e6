package dev.quayside.torrent.engine;

import dev.quayside.core.QObject;
import dev.quayside.core.QTimer;
import dev.quayside.network.QAbstractSocketBase.SocketState;
import dev.quayside.network.QTcpSocket;
import dev.quayside.torrent.metainfo.InfoHash;
import dev.quayside.torrent.tracker.PeerAddress;
import dev.quayside.torrent.wire.Handshake;
import dev.quayside.torrent.wire.ProtocolException;
import java.util.function.Function;

/**
 * Brings a connection to a peer about, up to the end of the handshakes. Destroys itself at the end.
 *
 * <p>Who calls says first which torrent it is about; who is called looks whether it has that torrent.
 */
final class Handshaker extends QObject {
    private static final int PATIENCE_MSECS = 30_000;

    /** Gets the end. */
    interface Result {
        void connected(PeerStream stream, Handshake theirs);

        void failed(String reason);
    }

    private final QTcpSocket socket;
    private final Result result;
    private final byte[] theirs = new byte[Handshake.LENGTH];
    private final Function<InfoHash, Handshake> answer;
    private PeerStream stream;
    private int filled;
    private boolean answered;
    private boolean over;

    private Handshaker(
            QObject parent,
            QTcpSocket socket,
            Function<InfoHash, Handshake> answer,
            Result result) {
        super(parent);
        this.socket = socket;
        this.answer = answer;
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
    static Handshaker call(QObject parent, PeerAddress address, Handshake ours, Result result) {
        QTcpSocket socket = new QTcpSocket();
        Handshaker handshaker = new Handshaker(parent, socket, hash -> ours, result);
        handshaker.answered = true;
        socket.connected.connect(handshaker, () -> handshaker.say(ours));
        socket.connectToHost(address.host(), address.port());
        return handshaker;
    }

    /**
     * Answers a peer that has called. The function returns what we say about a torrent; null if we
     * have not got it.
     */
    static Handshaker answer(
            QObject parent,
            QTcpSocket socket,
            Function<InfoHash, Handshake> answer,
            Result result) {
        Handshaker handshaker = new Handshaker(parent, socket, answer, result);
        QTimer.singleShot(0, handshaker, handshaker::read);
        return handshaker;
    }

    private void say(Handshake ours) {
        byte[] bytes = ours.encode();
        stream.write(bytes, 0, bytes.length);
    }

    private void read() {
        if (over) {
            return;
        }
        filled += stream.read(theirs, filled, Handshake.LENGTH - filled);
        if (!Handshake.matches(theirs, filled)) {
            fail("it does not speak the BitTorrent protocol");
            return;
        }
        if (!answered && filled >= Handshake.HASH_END) {
            Handshake ours = answer.apply(Handshake.hash(theirs));
            if (ours == null) {
                fail("it wants a torrent that is not here");
                return;
            }
            answered = true;
            say(ours);
        }
        if (filled == Handshake.LENGTH) {
            succeed();
        }
    }

    private void succeed() {
        Handshake handshake;
        try {
            handshake = Handshake.decode(theirs);
        } catch (ProtocolException e) {
            fail(e.getMessage());
            return;
        }
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

    /** Gives up without telling. */
    void cancel() {
        if (!over) {
            over = true;
            socket.abort();
            deleteLater();
        }
    }

    boolean isConnecting() {
        return socket.state() != SocketState.ConnectedState;
    }
}
