// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ChunkPoolTest {

    @Test
    void takesADrainedChunkBackAtOnce() {
        onNewThread(
                () -> {
                    RingBuffer buffer = new RingBuffer();
                    assertThat(free()).isZero();
                    buffer.append(new byte[100], 0, 100);
                    assertThat(free()).isZero();
                    buffer.skip(99);
                    assertThat(free()).isZero();
                    buffer.skip(1);
                    assertThat(free()).isEqualTo(1);
                });
    }

    @Test
    void usesTheSameChunkAgain() {
        onNewThread(
                () -> {
                    RingBuffer buffer = new RingBuffer();
                    buffer.append(new byte[1], 0, 1);
                    ByteBuffer first = buffer.firstBlock();
                    buffer.clear();
                    buffer.append(new byte[1], 0, 1);
                    assertThat(buffer.firstBlock()).isSameAs(first);
                });
    }

    @Test
    void keepsNoMoreThanItsBound() {
        onNewThread(
                () -> {
                    RingBuffer buffer = new RingBuffer();
                    int length = 3 * ChunkPool.MAX_LOCAL * RingBuffer.CHUNK_SIZE;
                    buffer.append(new byte[length], 0, length);
                    buffer.clear();
                    assertThat(free()).isEqualTo(ChunkPool.MAX_LOCAL);
                });
    }

    @Test
    void takesChunksOfAnotherThreadIn() {
        RingBuffer buffer = new RingBuffer();
        onNewThread(() -> buffer.append(new byte[50_000], 0, 50_000));
        onNewThread(
                () -> {
                    assertThat(buffer.skip(50_000)).isEqualTo(50_000);
                    assertThat(free()).isEqualTo(4);
                });
    }

    @Test
    void givesASecondScratchArrayWhileTheFirstIsOut() {
        onNewThread(
                () -> {
                    byte[] one = Scratch.take(10);
                    byte[] two = Scratch.take(10);
                    assertThat(two).isNotSameAs(one);
                    Scratch.release(two);
                    Scratch.release(one);
                    assertThat(Scratch.take(10)).isSameAs(one);
                });
    }

    @Test
    void keepsLongScratchArraysButNotVeryLongOnes() {
        onNewThread(
                () -> {
                    byte[] longer = Scratch.take(RingBuffer.CHUNK_SIZE + 1);
                    assertThat(longer).hasSize(Scratch.MAX_SIZE);
                    Scratch.release(longer);
                    byte[] huge = Scratch.take(Scratch.MAX_SIZE + 1);
                    assertThat(huge).hasSize(Scratch.MAX_SIZE + 1);
                    Scratch.release(huge);
                    assertThat(Scratch.take(1).length).isLessThanOrEqualTo(Scratch.MAX_SIZE);
                });
    }

    private static int free() {
        return ChunkPool.local().count();
    }

    private static void onNewThread(Runnable work) {
        var thread = Executors.newSingleThreadExecutor();
        try {
            CompletableFuture.runAsync(work, thread).join();
        } finally {
            thread.shutdown();
        }
    }
}
