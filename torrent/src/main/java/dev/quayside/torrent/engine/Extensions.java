package dev.quayside.torrent.engine;

import dev.quayside.torrent.metainfo.Info;
import dev.quayside.torrent.wire.ExtensionHandshake;
import dev.quayside.torrent.wire.ProtocolException;
import java.util.List;

/** The extension messages of a swarm (BEP 10): giving metadata (BEP 9), exchanging peers (BEP 11). */
final class Extensions {
    private final Info info;
    private final List<PeerConnection> peers;

    Extensions(Info info, List<PeerConnection> peers) {
        this.info = info;
        this.peers = peers;
    }

    void known(PeerConnection peer) {
        // peers of private torrents come from the trackers only
    }

    void message(PeerConnection peer, int id, byte[] body) throws ProtocolException {
        if (id != ExtensionHandshake.OUR_METADATA_ID && id != ExtensionHandshake.OUR_PEX_ID) {
            throw new ProtocolException("it sends an extension message that nobody knows: " + id);
        }
    }
}
