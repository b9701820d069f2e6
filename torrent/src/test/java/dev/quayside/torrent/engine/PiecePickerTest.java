// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.torrent.metainfo.Info;
import dev.quayside.torrent.metainfo.TorrentBuilder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PiecePickerTest {
    private static final int PIECES = 20;

    private final Info info =
            new TorrentBuilder()
                    .pieceLength(32 << 10)
                    .file(PIECES * (32L << 10), "a")
                    .build()
                    .info();
    private final PiecePicker picker = new PiecePicker(info, new Random(1));
    private final BitSet all = new BitSet();

    PiecePickerTest() {
        all.set(0, PIECES);
    }

    private List<BlockRef> pick(int most) {
        List<BlockRef> picked = new ArrayList<>();
        picker.pick(null, all, most, picked);
        return picked;
    }

    private void complete(int piece) {
        picker.setComplete(piece);
    }

    @Test
    void finishesABegunPieceBeforeItBeginsAnother() {
        BlockRef first = pick(1).get(0);

        assertThat(pick(1)).containsExactly(new BlockRef(first.piece(), 1));
    }

    @Test
    void givesEachBlockOnce() {
        assertThat(pick(1000)).doesNotHaveDuplicates().hasSize(2 * PIECES);
        assertThat(pick(1)).isEmpty();
    }

    @Test
    void takesNothingThatThePeerHasNot() {
        BitSet few = new BitSet();
        few.set(3);
        List<BlockRef> picked = new ArrayList<>();

        picker.pick(null, few, 10, picked);

        assertThat(picked).containsExactly(new BlockRef(3, 0), new BlockRef(3, 1));
    }

    @Test
    void prefersRarePiecesOnceItHasOne() {
        complete(0);
        for (int i = 0; i < PIECES; i++) {
            for (int peers = i == 7 ? 1 : 3; peers > 0; peers--) {
                picker.peerHas(i);
            }
        }

        assertThat(pick(2 * PIECES)).extracting(BlockRef::piece).contains(7);
        assertThat(picker.availability(7)).isEqualTo(1);
    }

    @Test
    void beginsWithACommonPiece() {
        for (int i = 0; i < PIECES; i++) {
            for (int peers = i == 7 ? 5 : 1; peers > 0; peers--) {
                picker.peerHas(i);
            }
        }

        assertThat(pick(1).get(0).piece()).isEqualTo(7);
    }

    @Test
    void takesPiecesInTheirOrderWhenItShall() {
        picker.setSequential(true);

        assertThat(pick(6)).extracting(BlockRef::piece).containsExactly(0, 0, 1, 1, 2, 2);
    }

    @Test
    void takesPiecesOfAHigherPriorityFirstAndUnwantedOnesNever() {
        picker.setPriority(5, PiecePicker.HIGHEST);
        for (int i = 6; i < PIECES; i++) {
            picker.setPriority(i, 0);
        }

        List<BlockRef> picked = pick(1000);

        assertThat(picked.get(0).piece()).isEqualTo(5);
        assertThat(picked).hasSize(12).extracting(BlockRef::piece).allMatch(piece -> piece < 6);
    }

    @Test
    void givesABlockAgainThatDidNotCome() {
        List<BlockRef> picked = pick(1000);

        picker.release(picked.get(4), null); // of no peer: nothing is exclusive here

        assertThat(pick(10)).containsExactly(picked.get(4));
    }

    @Test
    void itIsTheEndgameWhenEveryMissingBlockIsAskedFor() {
        assertThat(picker.isEndgame()).isFalse();
        pick(2 * PIECES - 1);
        assertThat(picker.isEndgame()).isFalse();
        pick(1);
        assertThat(picker.isEndgame()).isTrue();
    }

    @Test
    void whatIsThereFromTheLastTimeIsNotAskedForAgain() {
        BitSet blocks = new BitSet();
        blocks.set(1);
        picker.restore(2, blocks);
        complete(0);

        assertThat(pick(1000)).doesNotContain(new BlockRef(2, 1), new BlockRef(0, 0)).hasSize(37);
    }

    @Test
    void orderIsByAvailabilityWhateverComesAndGoes() {
        PieceOrder order = new PieceOrder(50, new Random(2));
        int[] expected = new int[50];
        BitSet taken = new BitSet();
        Random random = new Random(3);
        for (int i = 0; i < 5000; i++) {
            int piece = random.nextInt(50);
            int roll = random.nextInt(4);
            if (roll == 0) {
                taken.flip(piece);
                order.setTaken(piece, taken.get(piece));
            } else if (roll == 1 && expected[piece] > 0) {
                expected[piece]--;
                order.decrease(piece);
            } else {
                expected[piece]++;
                order.increase(piece);
            }
        }

        assertThat(order.first()).isEqualTo(taken.cardinality()).isBetween(1, 49);
        BitSet seen = new BitSet();
        for (int i = 0; i < 50; i++) {
            seen.set(order.at(i));
            assertThat(taken.get(order.at(i))).isEqualTo(i < order.first());
            if (i > order.first()) {
                assertThat(order.availability(order.at(i)))
                        .isGreaterThanOrEqualTo(order.availability(order.at(i - 1)));
            }
        }
        assertThat(seen.cardinality()).isEqualTo(50);
        for (int i = 0; i < 50; i++) {
            assertThat(order.availability(i)).isEqualTo(expected[i]);
        }
    }
}
