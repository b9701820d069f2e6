// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import java.util.Arrays;
import java.util.Random;

/**
 * All pieces, the rarest first.
 *
 * <p>A permutation of the pieces in buckets of equal availability. When a peer gets or loses a
 * piece, that piece changes its place with one at the edge of its bucket, and the edge moves:
 * constant time. Within a bucket the order is random.
 */
final class PieceOrder {
    private final int[] order;
    private final int[] place;
    private final int[] available;

    /** Where the pieces begin of which there are so many or more. */
    private int[] starts;

    PieceOrder(int count, Random random) {
        order = new int[count];
        place = new int[count];
        available = new int[count];
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        for (int i = 0; i < count; i++) {
            place[order[i]] = i;
        }
        starts = new int[8];
        Arrays.fill(starts, 1, starts.length, count);
    }

    int count() {
        return order.length;
    }

    /** The piece at a place, of which the first is the rarest. */
    int at(int index) {
        return order[index];
    }

    int availability(int piece) {
        return available[piece];
    }

    void increase(int piece) {
        int now = available[piece]++;
        if (now + 2 >= starts.length) {
            int length = starts.length;
            starts = Arrays.copyOf(starts, 2 * length);
            Arrays.fill(starts, length, starts.length, order.length);
        }
        starts[now + 1]--;
        swap(place[piece], starts[now + 1]);
    }

    void decrease(int piece) {
        int now = available[piece]--;
        swap(place[piece], starts[now]);
        starts[now]++;
    }

    private void swap(int a, int b) {
        int pieceA = order[a];
        int pieceB = order[b];
        order[a] = pieceB;
        order[b] = pieceA;
        place[pieceA] = b;
        place[pieceB] = a;
    }
}
