// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RingBufferTest {
    private final RingBuffer buffer = new RingBuffer();

    @Test
    void givesBytesInTheOrderInWhichTheyCame() {
        append("abc");
        append("def");

        assertThat(take(4)).isEqualTo("abcd");
        assertThat(buffer.size()).isEqualTo(2);
        assertThat(take(10)).isEqualTo("ef");
        assertThat(buffer.isEmpty()).isTrue();
    }

    @Test
    void keepsOrderOverManyChunks() {
        byte[] data = numbered(5 * RingBuffer.CHUNK_SIZE + 77);
        buffer.append(data, 0, 100);
        buffer.append(data, 100, data.length - 100);

        byte[] got = new byte[data.length];
        assertThat(buffer.read(got, 0, 3)).isEqualTo(3);
        assertThat(buffer.read(got, 3, got.length)).isEqualTo(data.length - 3);
        assertThat(got).isEqualTo(data);
    }

    @Test
    void readsPartsOfArraysOnly() {
        buffer.append("xxabcxx".getBytes(StandardCharsets.US_ASCII), 2, 3);
        byte[] got = "-------".getBytes(StandardCharsets.US_ASCII);

        assertThat(buffer.read(got, 3, 2)).isEqualTo(2);
        assertThat(new String(got, StandardCharsets.US_ASCII)).isEqualTo("---ab--");
    }

    @Test
    void movesPositionsOfBuffersByWhatWasCopied() {
        ByteBuffer source = ByteBuffer.wrap(numbered(40_000)).position(10).limit(39_000);
        buffer.append(source);
        assertThat(source.position()).isEqualTo(39_000);
        assertThat(buffer.size()).isEqualTo(38_990);

        ByteBuffer target = ByteBuffer.allocateDirect(20_000).position(5);
        assertThat(buffer.peek(target, 100, 1)).isEqualTo(100);
        assertThat(target.position()).isEqualTo(105);
        assertThat(target.get(5)).isEqualTo(numbered(12)[11]);
        assertThat(buffer.read(target, 1_000_000)).isEqualTo(20_000 - 105);
        assertThat(target.hasRemaining()).isFalse();
    }

    @Test
    void appendsReadOnlyBuffers() {
        buffer.append(ByteBuffer.wrap(bytes("constant")).asReadOnlyBuffer());
        assertThat(take(10)).isEqualTo("constant");
    }

    @Test
    void peeksFromAnyPositionWithoutTaking() {
        byte[] data = numbered(2 * RingBuffer.CHUNK_SIZE);
        buffer.append(data, 0, data.length);
        byte[] got = new byte[10];

        assertThat(buffer.peek(got, 0, 10, RingBuffer.CHUNK_SIZE - 4)).isEqualTo(10);
        int from = RingBuffer.CHUNK_SIZE - 4;
        assertThat(got).isEqualTo(Arrays.copyOfRange(data, from, from + 10));
        assertThat(buffer.peek(got, 0, 10, data.length - 3)).isEqualTo(3);
        assertThat(buffer.peek(got, 0, 10, data.length)).isZero();
        assertThat(buffer.size()).isEqualTo(data.length);
    }

    @Test
    void skipsNoMoreThanThereIs() {
        append("abcdef");
        assertThat(buffer.skip(2)).isEqualTo(2);
        assertThat(take(1)).isEqualTo("c");
        assertThat(buffer.skip(100)).isEqualTo(3);
        assertThat(buffer.skip(1)).isZero();
    }

    @Test
    void chopsFromTheEndOverChunks() {
        byte[] data = numbered(3 * RingBuffer.CHUNK_SIZE);
        buffer.append(data, 0, data.length);
        buffer.chop(2L * RingBuffer.CHUNK_SIZE + 5);
        append("!");

        assertThat(buffer.size()).isEqualTo(RingBuffer.CHUNK_SIZE - 4);
        buffer.skip(RingBuffer.CHUNK_SIZE - 6);
        byte[] got = new byte[2];
        buffer.read(got, 0, 2);
        assertThat(got).isEqualTo(new byte[] {data[RingBuffer.CHUNK_SIZE - 6], '!'});
        buffer.chop(100);
        assertThat(buffer.isEmpty()).isTrue();
    }

    @Test
    void putsUngottenBytesFirst() {
        buffer.ungetChar('b');
        append("cd");
        buffer.ungetChar('a');
        assertThat(buffer.getChar()).isEqualTo('a');
        assertThat(take(9)).isEqualTo("bcd");
        assertThat(buffer.getChar()).isEqualTo(-1);
    }

    @Test
    void ungetsMoreThanAChunk() {
        append("end");
        for (int i = 0; i < RingBuffer.CHUNK_SIZE + 10; i++) {
            buffer.ungetChar(i);
        }
        assertThat(buffer.size()).isEqualTo(RingBuffer.CHUNK_SIZE + 13);
        for (int i = RingBuffer.CHUNK_SIZE + 9; i >= 0; i--) {
            assertThat(buffer.getChar()).isEqualTo(i & 0xff);
        }
        assertThat(take(9)).isEqualTo("end");
    }

    @Test
    void findsBytesWithinTheGivenRange() {
        append("one\ntwo\n");
        byte[] far = new byte[RingBuffer.CHUNK_SIZE];
        buffer.append(far, 0, far.length);
        append("\n");

        assertThat(buffer.indexOf((byte) '\n', Long.MAX_VALUE, 0)).isEqualTo(3);
        assertThat(buffer.indexOf((byte) '\n', 3, 0)).isEqualTo(-1);
        assertThat(buffer.indexOf((byte) '\n', 4, 0)).isEqualTo(3);
        assertThat(buffer.indexOf((byte) '\n', 4, 4)).isEqualTo(7);
        assertThat(buffer.indexOf((byte) '\n', 3, 4)).isEqualTo(-1);
        assertThat(buffer.indexOf((byte) '\n', Long.MAX_VALUE, 8)).isEqualTo(far.length + 8);
        assertThat(buffer.indexOf((byte) '\n', 1, 1_000_000)).isEqualTo(-1);
    }

    @Test
    void countsReservedBytesUntilTheyAreChopped() {
        append("ab");
        ByteBuffer room = buffer.reserve(100);
        assertThat(room.remaining()).isEqualTo(100);
        assertThat(buffer.size()).isEqualTo(102);
        room.put(bytes("cd"));
        buffer.chop(98);
        append("e");
        assertThat(take(9)).isEqualTo("abcde");
    }

    @Test
    void reservesInOnePiece() {
        byte[] data = new byte[RingBuffer.CHUNK_SIZE - 5];
        buffer.append(data, 0, data.length);
        assertThat(buffer.reserve(RingBuffer.CHUNK_SIZE).remaining())
                .isEqualTo(RingBuffer.CHUNK_SIZE);
        buffer.chop(RingBuffer.CHUNK_SIZE);
        assertThat(buffer.size()).isEqualTo(data.length);
    }

    @Test
    void gathersWindowsThatAreFreedByNumber() {
        byte[] data = numbered(2 * RingBuffer.CHUNK_SIZE + 10);
        buffer.append(data, 0, data.length);
        buffer.skip(6);
        ByteBuffer[] blocks = new ByteBuffer[8];

        assertThat(buffer.gather(blocks)).isEqualTo(3);
        assertThat(blocks[0].remaining()).isEqualTo(RingBuffer.CHUNK_SIZE - 6);
        assertThat(blocks[2].remaining()).isEqualTo(10);
        // a channel took a part: positions have moved, which does not matter to the buffer
        blocks[0].position(blocks[0].limit());
        blocks[1].get();
        buffer.free(RingBuffer.CHUNK_SIZE - 5);
        append("!");

        assertThat(buffer.firstBlock().get(buffer.firstBlock().position()))
                .isEqualTo(data[RingBuffer.CHUNK_SIZE + 1]);
        assertThat(buffer.size()).isEqualTo(RingBuffer.CHUNK_SIZE + 10);
        assertThat(buffer.gather(new ByteBuffer[1])).isEqualTo(1);
    }

    @Test
    void hasNoFirstBlockWhenEmpty() {
        assertThat(buffer.firstBlock()).isNull();
        assertThat(buffer.gather(new ByteBuffer[2])).isZero();
    }

    @Test
    void readsLentBytesWithoutCopyingBehindItsOwn() {
        append("own ");
        ByteBuffer lent = lent("..lent..", 2, 6);
        buffer.lend(lent);
        lent.put(2, (byte) 'L');

        assertThat(buffer.size()).isEqualTo(8);
        assertThat(take(20)).isEqualTo("own Lent");
        assertThat(lent.position()).isEqualTo(6);
        buffer.reclaim();
        assertThat(buffer.isEmpty()).isTrue();
    }

    @Test
    void copiesWhatIsLeftOfTheLentBytesWhenTheyAreReclaimed() {
        ByteBuffer lent = lent("abcdef", 0, 6);
        buffer.lend(lent);
        assertThat(take(2)).isEqualTo("ab");
        buffer.reclaim();
        assertThat(lent.hasRemaining()).isFalse();
        lent.clear().put(bytes("XXXXXX"));

        assertThat(take(9)).isEqualTo("cdef");
    }

    @Test
    void keepsOrderWhenSomethingComesBehindLentBytes() {
        buffer.lend(lent("abc", 0, 3));
        append("def");
        buffer.lend(lent("ghi", 0, 3));
        buffer.lend(lent("jkl", 0, 3));
        buffer.ungetChar('_');
        assertThat(take(20)).isEqualTo("_abcdefghijkl");
    }

    @Test
    void searchesPeeksChopsAndGathersLentBytesLikeOwn() {
        append("a\n");
        buffer.lend(lent("bc\nde", 0, 5));
        assertThat(buffer.indexOf((byte) '\n', 100, 2)).isEqualTo(4);
        byte[] got = new byte[3];
        assertThat(buffer.peek(got, 0, 3, 3)).isEqualTo(3);
        assertThat(got).isEqualTo(bytes("c\nd"));
        buffer.chop(1);
        assertThat(buffer.gather(new ByteBuffer[3])).isEqualTo(2);
        buffer.free(3);
        assertThat(take(9)).isEqualTo("c\nd");
    }

    @Test
    void dropsLentBytesWhenCleared() {
        ByteBuffer lent = lent("abc", 0, 3);
        append("x");
        buffer.lend(lent);
        buffer.clear();
        assertThat(buffer.isEmpty()).isTrue();
        assertThat(lent.hasRemaining()).isFalse();
        append("y");
        assertThat(take(5)).isEqualTo("y");
    }

    @Test
    void ignoresLoansOfNothing() {
        buffer.lend(ByteBuffer.allocate(0));
        assertThat(buffer.isEmpty()).isTrue();
        append("a");
        assertThat(take(2)).isEqualTo("a");
    }

    @Test
    void lendsReadOnlyAndHeapBuffers() {
        buffer.lend(ByteBuffer.wrap(bytes("-heap-"), 1, 4).slice().asReadOnlyBuffer());
        assertThat(take(2)).isEqualTo("he");
        buffer.reclaim();
        assertThat(take(9)).isEqualTo("ap");
    }

    private void append(String text) {
        buffer.append(bytes(text), 0, text.length());
    }

    private String take(int most) {
        byte[] got = new byte[most];
        int n = buffer.read(got, 0, most);
        return new String(got, 0, n, StandardCharsets.US_ASCII);
    }

    private static ByteBuffer lent(String text, int from, int to) {
        ByteBuffer lent = ByteBuffer.allocateDirect(text.length());
        lent.put(bytes(text));
        return lent.position(from).limit(to);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] numbered(int length) {
        byte[] data = new byte[length];
        for (int i = 0; i < length; i++) {
            data[i] = (byte) (i * 31 + i / 256);
        }
        return data;
    }
}
