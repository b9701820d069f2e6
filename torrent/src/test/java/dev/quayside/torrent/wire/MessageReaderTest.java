// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {
    private final List<String> seen = new ArrayList<>();
    private MessageHandler.BlockFate fate = MessageHandler.BlockFate.TAKEN;
    private final byte[] array = new byte[16 << 10];

    private final MessageHandler handler =
            new MessageHandler() {
                private int length;

                @Override
                public void message(int type, ByteBuffer body) {
                    seen.add(type + ":" + body.remaining());
                }

                @Override
                public void keepAlive() {
                    seen.add("alive");
                }

                @Override
                public BlockFate blockBegins(int piece, int begin, int newLength) {
                    length = newLength;
                    seen.add(fate + " " + piece + "/" + begin + "/" + length);
                    return fate;
                }

                @Override
                public byte[] blockArray() {
                    return array;
                }

                @Override
                public void blockEnds() {
                    seen.add("block " + Arrays.hashCode(Arrays.copyOf(array, length)));
                }
            };

    private static byte[] join(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }

    private void feed(MessageReader reader, byte[] bytes, int portion) throws ProtocolException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        while (in.hasRemaining()) {
            int end = Math.min(bytes.length, in.position() + portion);
            ByteSource source =
                    (target, offset, length) -> {
                        int count = Math.min(length, end - in.position());
                        in.get(target, offset, count);
                        return count;
                    };
            if (reader.read(source, Integer.MAX_VALUE) == 0) {
                return;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 17, 100_000})
    void readsMessagesHoweverTheyAreCut(int portion) throws Exception {
        byte[] block = new byte[1000];
        Arrays.fill(block, (byte) 7);
        byte[] talk =
                join(
                        Messages.plain(MessageType.UNCHOKE),
                        Messages.keepAlive(),
                        Messages.piece(MessageType.HAVE, 3),
                        Messages.blockHeader(1, 16384, 1000),
                        block,
                        Messages.extended(0, new byte[10]));

        feed(new MessageReader(handler, 8), talk, portion);

        assertThat(seen)
                .containsExactly(
                        "1:0",
                        "alive",
                        "4:4",
                        "TAKEN 1/16384/1000",
                        "block " + Arrays.hashCode(block),
                        "20:11");
    }

    @Test
    void dropsABlockThatNobodyWants() throws Exception {
        fate = MessageHandler.BlockFate.DROPPED;
        byte[] talk =
                join(
                        Messages.blockHeader(1, 0, 20_000),
                        new byte[20_000],
                        Messages.plain(MessageType.CHOKE));

        feed(new MessageReader(handler, 8), talk, 3000);

        assertThat(seen).containsExactly("DROPPED 1/0/20000", "0:0");
    }

    @Test
    void waitsWithABlockUntilThereIsRoomForIt() throws Exception {
        fate = MessageHandler.BlockFate.WAITS;
        MessageReader reader = new MessageReader(handler, 8);
        ByteBuffer in = ByteBuffer.wrap(join(Messages.blockHeader(1, 0, 10), new byte[10]));
        ByteSource source =
                (target, offset, length) -> {
                    int count = Math.min(length, in.remaining());
                    in.get(target, offset, count);
                    return count;
                };

        assertThat(reader.read(source, 1000)).isEqualTo(13);
        assertThat(reader.read(source, 1000)).isZero();
        fate = MessageHandler.BlockFate.TAKEN;
        assertThat(reader.read(source, 1000)).isEqualTo(10);

        assertThat(seen).last().asString().startsWith("block");
    }

    @Test
    void takesNoMoreThanItIsAllowed() throws Exception {
        byte[] talk = Messages.piece(MessageType.HAVE, 3);
        ByteBuffer in = ByteBuffer.wrap(talk);
        ByteSource source =
                (target, offset, length) -> {
                    in.get(target, offset, length);
                    return length;
                };

        assertThat(new MessageReader(handler, 8).read(source, 7)).isEqualTo(7);
        assertThat(seen).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "-1,0",
        "2000000,20",
        "2147483647,7",
        "2,0",
        "1,4",
        "6,4",
        "1,5",
        "3,5",
        "12,6",
        "14,6",
        "8,7",
        "9,7",
        "200000,7",
        "1,8",
        "2,14"
    })
    void refusesALengthThatDoesNotFitTheKind(int length, int type) {
        byte[] start = ByteBuffer.allocate(5).putInt(length).put((byte) type).array();

        assertThatThrownBy(() -> feed(new MessageReader(handler, 8), start, 5))
                .isInstanceOf(ProtocolException.class);
    }
}
