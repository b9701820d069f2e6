// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.core.internal.RingBuffer;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadArenaTest {
    private static void read(ReadArena arena, RingBuffer into, String text) {
        ByteBuffer memory = arena.take(Long.MAX_VALUE);
        memory.put(EnginePair.bytes(text));
        arena.lend(into);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void keepsTheOrderOfWhatWasReadInParts(boolean pooled) {
        ReadArena arena = new ReadArena(pooled);
        RingBuffer buffer = new RingBuffer();
        read(arena, buffer, "one ");
        buffer.skip(1);
        read(arena, buffer, "two ");
        read(arena, buffer, "three");

        assertThat(EnginePair.take(buffer)).isEqualTo("ne two three");
        read(arena, buffer, "four");
        assertThat(EnginePair.take(buffer)).isEqualTo("four");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void reclaimsFromOneBufferBeforeItServesAnother(boolean pooled) {
        ReadArena arena = new ReadArena(pooled);
        RingBuffer a = new RingBuffer();
        RingBuffer b = new RingBuffer();
        read(arena, a, "for a");
        read(arena, b, "for b");
        arena.take(10).put(EnginePair.bytes("xxxxxxxxxx"));
        arena.giveBack();

        assertThat(EnginePair.take(a)).isEqualTo("for a");
        assertThat(EnginePair.take(b)).isEqualTo("for b");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void limitsARead(boolean pooled) {
        ReadArena arena = new ReadArena(pooled);

        assertThat(arena.take(7).remaining()).isEqualTo(7);
        arena.giveBack();
        assertThat(arena.take(Long.MAX_VALUE).remaining())
                .isBetween(RingBuffer.CHUNK_SIZE, ReadArena.CAPACITY);
    }

    @Test
    void growsWhenAReadFillsIt() {
        ReadArena arena = new ReadArena(false);
        RingBuffer buffer = new RingBuffer();
        ByteBuffer memory = arena.take(Long.MAX_VALUE);
        int first = memory.remaining();
        memory.position(memory.limit());
        arena.lend(buffer);

        assertThat(arena.take(Long.MAX_VALUE).remaining()).isEqualTo(ReadArena.CAPACITY);
        assertThat(buffer.size()).isEqualTo(first);
    }

    @Test
    void lendsWithoutCopying() {
        ReadArena arena = new ReadArena(false);
        RingBuffer buffer = new RingBuffer();
        ByteBuffer memory = arena.take(Long.MAX_VALUE);
        memory.put(EnginePair.bytes("abc"));
        arena.lend(buffer);

        assertThat(buffer.firstBlock()).isSameAs(memory);
    }
}
