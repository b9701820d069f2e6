// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random calls on a RingBuffer and on a plain array of bytes must give the same. */
class RingBufferModelTest {
    private static final int STEPS = 4_000;

    private final RingBuffer buffer = new RingBuffer();
    private byte[] model = new byte[0];

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void behavesLikeAnArrayOfBytes(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < STEPS; i++) {
            step(random);
            assertThat(buffer.size()).isEqualTo(model.length);
            assertThat(buffer.isEmpty()).isEqualTo(model.length == 0);
        }
        assertThat(everything()).isEqualTo(model);
        buffer.clear();
        assertThat(buffer.size()).isZero();
    }

    private void step(Random random) {
        switch (random.nextInt(16)) {
            case 0 -> appendArray(random);
            case 1 -> appendBuffer(random);
            case 2 -> lend(random);
            case 3 -> buffer.reclaim();
            case 4, 5 -> readArray(random);
            case 6, 7 -> readBuffer(random);
            case 8 -> peek(random);
            case 9 -> skip(random);
            case 10 -> chop(random);
            case 11 -> ungetChar(random.nextInt());
            case 12 -> getChar();
            case 13 -> search(random);
            case 14 -> reserve(random);
            default -> gather(random);
        }
    }

    private void appendArray(Random random) {
        byte[] data = randomBytes(random);
        buffer.append(data, 0, data.length);
        add(data);
    }

    private void appendBuffer(Random random) {
        byte[] data = randomBytes(random);
        buffer.append(random.nextBoolean() ? ByteBuffer.wrap(data) : direct(data));
        add(data);
    }

    private void lend(Random random) {
        byte[] data = randomBytes(random);
        buffer.lend(random.nextBoolean() ? ByteBuffer.wrap(data.clone()) : direct(data));
        add(data);
    }

    private void readArray(Random random) {
        byte[] got = new byte[amount(random)];
        int n = buffer.read(got, 0, got.length);
        assertThat(Arrays.copyOf(got, n)).isEqualTo(remove(got.length));
    }

    private void readBuffer(Random random) {
        ByteBuffer got = ByteBuffer.allocateDirect(amount(random));
        int most = amount(random);
        buffer.read(got, most);
        byte[] copy = new byte[got.flip().remaining()];
        got.get(copy);
        assertThat(copy).isEqualTo(remove(Math.min(most, got.capacity())));
    }

    private void peek(Random random) {
        int from = random.nextInt(model.length + 10);
        byte[] got = new byte[amount(random)];
        int n = buffer.peek(got, 0, got.length, from);
        int start = Math.min(from, model.length);
        int end = Math.min(model.length, start + got.length);
        assertThat(Arrays.copyOf(got, n)).isEqualTo(Arrays.copyOfRange(model, start, end));
        ByteBuffer target = ByteBuffer.allocate(got.length);
        assertThat(buffer.peek(target, got.length, from)).isEqualTo(n);
        assertThat(target.array()).isEqualTo(got);
    }

    private void skip(Random random) {
        int n = amount(random);
        assertThat(buffer.skip(n)).isEqualTo(remove(n).length);
    }

    private void chop(Random random) {
        int n = random.nextInt(40);
        buffer.chop(n);
        model = Arrays.copyOf(model, Math.max(0, model.length - n));
    }

    private void ungetChar(int c) {
        buffer.ungetChar(c);
        byte[] longer = new byte[model.length + 1];
        longer[0] = (byte) c;
        System.arraycopy(model, 0, longer, 1, model.length);
        model = longer;
    }

    private void getChar() {
        byte[] first = remove(1);
        assertThat(buffer.getChar()).isEqualTo(first.length == 0 ? -1 : first[0] & 0xff);
    }

    private void search(Random random) {
        byte wanted = (byte) random.nextInt(256);
        int from = random.nextInt(model.length + 10);
        long most = random.nextInt(4) == 0 ? Long.MAX_VALUE : random.nextInt(1000);
        long expected = -1;
        for (int i = from; i < model.length && i - from < most; i++) {
            if (model[i] == wanted) {
                expected = i;
                break;
            }
        }
        assertThat(buffer.indexOf(wanted, most, from)).isEqualTo(expected);
    }

    private void reserve(Random random) {
        int n = 1 + random.nextInt(RingBuffer.CHUNK_SIZE);
        byte[] data = new byte[random.nextInt(n + 1)];
        random.nextBytes(data);
        buffer.reserve(n).put(data);
        buffer.chop(n - data.length);
        add(data);
    }

    private void gather(Random random) {
        ByteBuffer[] blocks = new ByteBuffer[1 + random.nextInt(6)];
        int count = buffer.gather(blocks);
        int total = 0;
        for (int i = 0; i < count; i++) {
            byte[] copy = new byte[blocks[i].remaining()];
            blocks[i].get(copy);
            assertThat(copy).isEqualTo(Arrays.copyOfRange(model, total, total + copy.length));
            total += copy.length;
        }
        int taken = random.nextInt(total + 1);
        buffer.free(taken);
        remove(taken);
    }

    private byte[] everything() {
        byte[] got = new byte[model.length + 1];
        int n = buffer.peek(got, 0, got.length, 0);
        return Arrays.copyOf(got, n);
    }

    private void add(byte[] data) {
        int before = model.length;
        model = Arrays.copyOf(model, before + data.length);
        System.arraycopy(data, 0, model, before, data.length);
    }

    private byte[] remove(int n) {
        int count = Math.min(n, model.length);
        byte[] removed = Arrays.copyOf(model, count);
        model = Arrays.copyOfRange(model, count, model.length);
        return removed;
    }

    private static int amount(Random random) {
        return random.nextInt(random.nextInt(3) == 0 ? 40_000 : 300);
    }

    private static byte[] randomBytes(Random random) {
        byte[] data = new byte[amount(random)];
        random.nextBytes(data);
        return data;
    }

    private static ByteBuffer direct(byte[] data) {
        return ByteBuffer.allocateDirect(data.length).put(data).flip();
    }
}
