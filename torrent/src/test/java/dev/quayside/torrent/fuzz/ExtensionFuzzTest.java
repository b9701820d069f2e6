// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.quayside.torrent.tracker.PeerAddress;
import dev.quayside.torrent.wire.ExtensionHandshake;
import dev.quayside.torrent.wire.MetadataMessage;
import dev.quayside.torrent.wire.PexMessage;
import dev.quayside.torrent.wire.ProtocolException;

/**
 * The bodies of extension messages: what is understood means the same when it is said again. See
 * {@link ParserFuzzTest}.
 */
@FuzzTests
class ExtensionFuzzTest {
    @FuzzTest(maxDuration = "2m")
    void extensionHandshake(byte[] input) throws ProtocolException {
        ExtensionHandshake handshake;
        try {
            handshake = ExtensionHandshake.decode(input);
        } catch (ProtocolException e) {
            assertThat(e.getMessage()).isNotEmpty();
            return;
        }
        assertThat(handshake.port()).isBetween(0, 65535);
        assertThat(handshake.metadataId()).isBetween(0, 255);
        assertThat(handshake.pexId()).isBetween(0, 255);
        assertThat(ExtensionHandshake.decode(handshake.encode())).isEqualTo(handshake);
    }

    @FuzzTest(maxDuration = "2m")
    void metadata(byte[] input) throws ProtocolException {
        MetadataMessage message;
        try {
            message = MetadataMessage.decode(input);
        } catch (ProtocolException e) {
            assertThat(e.getMessage()).isNotEmpty();
            return;
        }
        assertThat((long) message.piece() * MetadataMessage.PIECE)
                .isBetween(0L, (long) Integer.MAX_VALUE);
        MetadataMessage again = MetadataMessage.decode(message.encode(input.length));
        assertThat(again.type()).isEqualTo(message.type());
        assertThat(again.piece()).isEqualTo(message.piece());
        assertThat(again.data()).isEqualTo(message.data());
    }

    @FuzzTest(maxDuration = "2m")
    void peerExchange(byte[] input) throws ProtocolException {
        PexMessage message;
        try {
            message = PexMessage.decode(input);
        } catch (ProtocolException e) {
            assertThat(e.getMessage()).isNotEmpty();
            return;
        }
        assertThat(PeerAddress.ofCompact4(message.added()))
                .hasSizeLessThanOrEqualTo(message.added().length / 6)
                .allMatch(peer -> peer.port() > 0 && peer.port() <= 65535);
        assertThat(PeerAddress.ofCompact6(message.added6()))
                .hasSizeLessThanOrEqualTo(message.added6().length / 18);
        PexMessage again = PexMessage.decode(message.encode());
        assertThat(again.added()).isEqualTo(message.added());
        assertThat(again.dropped6()).isEqualTo(message.dropped6());
    }
}
