// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quayside.torrent.metainfo.InfoHash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class WireFormatsTest {
    @Test
    void aHandshakeIsReadBackTheSame() throws Exception {
        byte[] id = "-QY0000-abcdefghijkl".getBytes(StandardCharsets.US_ASCII);
        Handshake handshake = new Handshake(InfoHash.of(new byte[0]), id, true, true);

        Handshake read = Handshake.decode(handshake.encode());

        assertThat(read.hash()).isEqualTo(handshake.hash());
        assertThat(read.peerId()).isEqualTo(id);
        assertThat(read.extended()).isTrue();
        assertThat(read.fast()).isTrue();
    }

    @Test
    void aHandshakeOfAnotherProtocolIsRefused() {
        assertThatThrownBy(() -> Handshake.decode(new byte[Handshake.LENGTH]))
                .isInstanceOf(ProtocolException.class);
        assertThat(Handshake.matches(new byte[] {19, 'B', 'i'}, 3)).isTrue();
        assertThat(Handshake.matches(new byte[] {19, 'b'}, 2)).isFalse();
    }

    @Test
    void aBitfieldStartsWithTheHighestBit() throws Exception {
        BitSet pieces = new BitSet();
        pieces.set(0);
        pieces.set(9);

        byte[] bytes = Bitfield.encode(pieces, 10);

        assertThat(bytes).containsExactly(0x80, 0x40);
        assertThat(Bitfield.decode(ByteBuffer.wrap(bytes), 10)).isEqualTo(pieces);
    }

    @Test
    void aBitfieldWithPiecesThatAreNotThereIsRefused() {
        assertThatThrownBy(() -> Bitfield.decode(ByteBuffer.wrap(new byte[] {0, 0x20}), 10))
                .isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> Bitfield.decode(ByteBuffer.wrap(new byte[3]), 10))
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void anExtensionHandshakeIsReadBackTheSame() throws Exception {
        ExtensionHandshake handshake =
                new ExtensionHandshake(3, 4, 1000, 6881, 500, "Some client", true);

        assertThat(ExtensionHandshake.decode(handshake.encode())).isEqualTo(handshake);
    }

    @Test
    void senselessNumbersOfAnExtensionHandshakeCountAsNotSaid() throws Exception {
        byte[] body =
                "d1:md11:ut_metadatai-3e6:ut_pexi999ee1:pi99999e4:reqq3:abc1:vi7ee"
                        .getBytes(StandardCharsets.US_ASCII);

        assertThat(ExtensionHandshake.decode(body))
                .isEqualTo(new ExtensionHandshake(0, 0, 0, 0, 0, null, false));
    }

    @Test
    void aLongNameInAnExtensionHandshakeIsCutBetweenCharacters() throws Exception {
        String crabs = "\uD83E\uDD80".repeat(40);
        ExtensionHandshake handshake = new ExtensionHandshake(0, 0, 0, 0, 0, "x" + crabs, false);

        assertThat(ExtensionHandshake.decode(handshake.encode()).client())
                .isEqualTo("x" + crabs.substring(0, 62));
    }

    @Test
    void fastPiecesAreThoseOfTheSpecification() {
        byte[] address = {80, 4, 4, (byte) 200};
        byte[] hash = new byte[20];
        Arrays.fill(hash, (byte) 0xAA);

        assertThat(AllowedFast.of(address, new InfoHash(hash), 1313, 9).stream())
                .containsExactlyInAnyOrder(1059, 431, 808, 1217, 287, 376, 1188, 353, 508);
        assertThat(AllowedFast.of(address, new InfoHash(hash), 3, 9).cardinality()).isEqualTo(3);
    }

    @Test
    void aMessageAboutMetadataIsReadBackTheSame() throws Exception {
        byte[] data = {1, 2, 3};
        MetadataMessage read =
                MetadataMessage.decode(
                        new MetadataMessage(MetadataMessage.DATA, 2, data).encode(32771));

        assertThat(read.type()).isEqualTo(MetadataMessage.DATA);
        assertThat(read.piece()).isEqualTo(2);
        assertThat(read.data()).isEqualTo(data);
    }

    @Test
    void aMessageAboutMetadataThatMakesNoSenseIsRefused() {
        for (String body : new String[] {"", "de", "d8:msg_typei0e5:piecei-1ee", "le"}) {
            assertThatThrownBy(
                            () -> MetadataMessage.decode(body.getBytes(StandardCharsets.US_ASCII)))
                    .isInstanceOf(ProtocolException.class);
        }
    }
}
