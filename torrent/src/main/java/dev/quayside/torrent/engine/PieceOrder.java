// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;

/**
 * All pieces: first those that are taken, which nobody has to look at, then the others, the rarest
 * first.
 *
 * <p>A permutation of the pieces in buckets: the taken ones, then those of equal availability. A
 * piece goes to the next bucket by changing its place with one at the edge of its own, and the edge
 * moves: constant time. Within a bucket the order is random.
 */
final class PieceOrder {
    private static final int TAKEN = 0;

    private final int[] order;
    private final int[] place;
    private final int[] available;
    private final BitSet taken = new BitSet();

    /** Where each bucket begins. */
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
        Arrays.fill(starts, bucketOf(0) + 1, starts.length, count);
    }

    private static int bucketOf(int availability) {
        return TAKEN + 1 + availability;
    }

    int count() {
        return order.length;
    }

    /** The place of the rarest piece that is not taken; {@link #count} if all are. */
    int first() {
        return starts[TAKEN + 1];
    }

    /** The piece at a place. */
    int at(int index) {
        return order[index];
    }

    int availability(int piece) {
        return available[piece];
    }

    void increase(int piece) {
        int now = bucketOf(available[piece]++);
        if (!taken.get(piece)) {
            up(piece, now);
        }
    }

    void decrease(int piece) {
        int now = bucketOf(available[piece]--);
        if (!taken.get(piece)) {
            down(piece, now);
        }
    }

    /** Says whether nobody has to look at a piece. */
    void setTaken(int piece, boolean on) {
        if (taken.get(piece) == on) {
            return;
        }
        taken.set(piece, on);
        int own = bucketOf(available[piece]);
        for (int bucket = own; on && bucket > TAKEN; bucket--) {
            down(piece, bucket);
        }
        for (int bucket = TAKEN; !on && bucket < own; bucket++) {
            up(piece, bucket);
        }
    }

    private void up(int piece, int from) {
        if (from + 2 >= starts.length) {
            int length = starts.length;
            starts = Arrays.copyOf(starts, 2 * length);
            Arrays.fill(starts, length, starts.length, order.length);
        }
        starts[from + 1]--;
        swap(place[piece], starts[from + 1]);
    }

    private void down(int piece, int from) {
        swap(place[piece], starts[from]);
        starts[from]++;
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
