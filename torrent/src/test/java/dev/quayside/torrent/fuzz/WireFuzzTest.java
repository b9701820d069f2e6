// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.quayside.torrent.metainfo.InfoHash;
import dev.quayside.torrent.obfuscation.ObfuscationHandshake;
import dev.quayside.torrent.wire.Bitfield;
import dev.quayside.torrent.wire.ExtensionHandshake;
import dev.quayside.torrent.wire.Handshake;
import dev.quayside.torrent.wire.MessageHandler;
import dev.quayside.torrent.wire.MessageReader;
import dev.quayside.torrent.wire.MessageType;
import dev.quayside.torrent.wire.MetadataMessage;
import dev.quayside.torrent.wire.PexMessage;
import dev.quayside.torrent.wire.ProtocolException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** What peers send: see {@link ParserFuzzTest}. */
@FuzzTests
class WireFuzzTest {
    private static final int PIECES = 20;

    private static final class Checker implements MessageHandler {
        @Override
        public void message(int type, ByteBuffer body) throws ProtocolException {
            byte[] bytes = new byte[body.remaining()];
            body.duplicate().get(bytes);
            switch (type) {
                case MessageType.HAVE -> assertThat(bytes).hasSize(4);
                case MessageType.REQUEST, MessageType.CANCEL -> assertThat(bytes).hasSize(12);
                case MessageType.BITFIELD ->
                        assertThat(Bitfield.decode(body, PIECES).length())
                                .isLessThanOrEqualTo(PIECES);
                case MessageType.EXTENDED -> extended(bytes);
                default -> assertThat(bytes.length).isLessThanOrEqualTo(1 << 20);
            }
        }

        private static void extended(byte[] bytes) throws ProtocolException {
            byte[] rest = bytes.length == 0 ? bytes : Arrays.copyOfRange(bytes, 1, bytes.length);
            switch (bytes.length == 0 ? -1 : bytes[0]) {
                case 0 -> assertThat(ExtensionHandshake.decode(rest).port()).isBetween(0, 65535);
                case 1 -> assertThat(MetadataMessage.decode(rest).piece()).isNotNegative();
                case 2 -> assertThat(PexMessage.decode(rest).added()).isNotNull();
                default -> assertThat(rest).isNotNull();
            }
        }

        @Override
        public void keepAlive() {
            // nothing to check
        }

        @Override
        public BlockFate blockBegins(int piece, int begin, int length) {
            assertThat(length).isBetween(1, MessageReader.LONGEST_BLOCK);
            return piece % 2 == 0 ? BlockFate.TAKEN : BlockFate.DROPPED;
        }

        @Override
        public byte[] blockArray() {
            return new byte[MessageReader.LONGEST_BLOCK];
        }

        @Override
        public void blockEnds() {
            // nothing to check
        }
    }

    @FuzzTest(maxDuration = "2m")
    void messages(byte[] input) {
        MessageReader reader = new MessageReader(new Checker(), PIECES);
        ByteBuffer in = ByteBuffer.wrap(input);
        try {
            int count;
            do {
                count =
                        reader.read(
                                (target, offset, length) -> {
                                    int part = Math.min(Math.min(length, 7), in.remaining());
                                    in.get(target, offset, part);
                                    return part;
                                },
                                1 << 20);
            } while (count > 0);
            assertThat(in.hasRemaining()).isFalse();
        } catch (ProtocolException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    @FuzzTest(maxDuration = "2m")
    void handshake(byte[] input) {
        try {
            assertThat(Handshake.decode(input).peerId()).hasSize(20);
        } catch (ProtocolException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    @FuzzTest(maxDuration = "2m")
    void obfuscation(byte[] input) {
        InfoHash hash = InfoHash.of(new byte[0]);
        ObfuscationHandshake handshake =
                ObfuscationHandshake.answer(
                        false, () -> List.of(hash), sent -> assertThat(sent).isNotEmpty());
        try {
            handshake.received(input, input.length);
            assertThat(handshake.isDone()).isFalse(); // nobody guesses the secret
        } catch (ProtocolException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }
}
