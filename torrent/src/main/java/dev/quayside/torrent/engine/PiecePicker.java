// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.torrent.metainfo.Info;
import dev.quayside.torrent.storage.Blocks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Chooses which blocks to ask a peer for.
 *
 * <p>Pieces that are begun come first, so that they can be passed on soon; then those of a higher
 * priority; then the rarest, with a random share so that not all peers run after the same one.
 * Before the first piece is complete, the most common ones: they come fastest, and without a piece
 * there is nothing to give. When every missing block has been asked for, the last ones are asked
 * for twice (endgame).
 *
 * <p>Knows no sockets and no files; lives in the thread of its torrent.
 */
final class PiecePicker {
    /** One of so many new pieces is a random one. */
    private static final int RANDOM_SHARE = 8;

    /** The highest priority of a piece. */
    static final int HIGHEST = FilePriority.values().length - 1;

    /** How often a block is asked for at most in the endgame. */
    private static final int MOST_ASKED = 3;

    private final Info info;
    private final Random random;
    private final PieceOrder order;
    private final BitSet complete = new BitSet();
    private final byte[] priorities;
    private final BitSet wanted = new BitSet();
    private final BitSet missing = new BitSet();

    /** How many pieces are missing of each priority, so that no other one is looked for. */
    private final int[] missingOf = new int[HIGHEST + 1];

    private final Map<Integer, PartialPiece> partial = new HashMap<>();
    private final Set<PartialPiece> open = new LinkedHashSet<>();
    private final Set<Integer> suspicious = new HashSet<>();
    private boolean sequential;

    PiecePicker(Info info, Random random) {
        this.info = info;
        this.random = random;
        order = new PieceOrder(info.pieceCount(), random);
        priorities = new byte[info.pieceCount()];
        Arrays.fill(priorities, (byte) FilePriority.NORMAL.ordinal());
        wanted.set(0, info.pieceCount());
        missing.set(0, info.pieceCount());
        missingOf[FilePriority.NORMAL.ordinal()] = info.pieceCount();
    }

    // -- what there is ----------------------------------------------------------------------------

    void setSequential(boolean on) {
        sequential = on;
    }

    boolean isSequential() {
        return sequential;
    }

    /** Sets the priority of a piece: 0 for not wanted, up to {@link #HIGHEST} for soonest. */
    void setPriority(int piece, int priority) {
        if (priorities[piece] == priority) {
            return;
        }
        setMissing(piece, false);
        priorities[piece] = (byte) priority;
        wanted.set(piece, priority > 0);
        setMissing(piece, priority > 0 && !complete.get(piece));
        PartialPiece begun = partial.get(piece);
        if (begun != null) {
            open.remove(begun);
            openIfUseful(begun);
        }
    }

    private void setMissing(int piece, boolean on) {
        if (missing.get(piece) != on) {
            missing.set(piece, on);
            missingOf[priorities[piece]] += on ? 1 : -1;
            updateOrder(piece);
        }
    }

    /** New pieces are looked for among those only that are missing and not begun. */
    private void updateOrder(int piece) {
        order.setTaken(piece, !missing.get(piece) || partial.containsKey(piece));
    }

    private void openIfUseful(PartialPiece begun) {
        if (begun.hasFree() && missing.get(begun.piece)) {
            open.add(begun);
        }
    }

    /** The pieces that are wanted and not complete; not to be changed. */
    BitSet missing() {
        return missing;
    }

    /** The pieces that are complete; not to be changed. */
    BitSet complete() {
        return complete;
    }

    BitSet completeAndWanted() {
        BitSet both = (BitSet) wanted.clone();
        both.andNot(missing);
        return both;
    }

    Collection<PartialPiece> partial() {
        return partial.values();
    }

    PartialPiece partial(int piece) {
        return partial.get(piece);
    }

    int availability(int piece) {
        return order.availability(piece);
    }

    void peerHas(int piece) {
        order.increase(piece);
    }

    void peerGone(BitSet had) {
        had.stream().forEach(order::decrease);
    }

    /** A piece is on the disk and right. */
    void setComplete(int piece) {
        complete.set(piece);
        setMissing(piece, false);
        drop(piece);
        suspicious.remove(piece);
    }

    /** A piece was wrong: it is fetched again, from one peer alone if several had a part in it. */
    void setFailed(int piece, boolean several) {
        drop(piece);
        if (several) {
            suspicious.add(piece);
        }
    }

    private void drop(int piece) {
        PartialPiece gone = partial.remove(piece);
        if (gone != null) {
            open.remove(gone);
            updateOrder(piece);
        }
    }

    /** Some blocks of a piece are on the disk from the last time. */
    void restore(int piece, BitSet blocks) {
        PartialPiece begun = begin(piece);
        blocks.stream().forEach(begun::restore);
        open.remove(begun);
        openIfUseful(begun);
    }

    private PartialPiece begin(int piece) {
        PartialPiece begun = new PartialPiece(piece, Blocks.count(info, piece));
        begun.exclusive = suspicious.contains(piece);
        partial.put(piece, begun);
        open.add(begun);
        updateOrder(piece);
        return begun;
    }

    // -- choosing ---------------------------------------------------------------------------------

    /** Chooses up to so many blocks of what a peer has; the caller does ask for them. */
    void pick(BlockSource peer, BitSet has, int most, List<BlockRef> picked) {
        for (Iterator<PartialPiece> i = open.iterator(); i.hasNext() && picked.size() < most; ) {
            PartialPiece begun = i.next();
            if (has.get(begun.piece) && begun.isOpenTo(peer)) {
                take(begun, peer, most, picked);
            }
            if (!begun.hasFree()) {
                i.remove();
            }
        }
        while (picked.size() < most) {
            int piece = newPiece(has, sequential);
            if (piece < 0) {
                break;
            }
            PartialPiece begun = begin(piece);
            take(begun, peer, most, picked);
            if (!begun.hasFree()) {
                open.remove(begun);
            }
        }
    }

    /**
     * Chooses blocks that follow each other, for a source that is asked for long runs: of new
     * pieces up to so many bytes, but at least one; else of one that is begun. The caller does ask
     * for them.
     */
    List<BlockRef> pickRun(BlockSource source, BitSet has, long most, boolean inOrder) {
        List<BlockRef> run = new ArrayList<>();
        int first = newPiece(has, inOrder || sequential);
        for (int piece = first; piece >= 0 && isNew(piece, has, priorities[first]); piece++) {
            take(begin(piece), source, Integer.MAX_VALUE, run);
            boolean more = (piece + 1 - (long) first) * info.pieceLength() < most;
            if (!more || piece + 1 == info.pieceCount()) {
                break;
            }
        }
        Iterator<PartialPiece> begun = open.iterator();
        while (run.isEmpty() && begun.hasNext()) {
            PartialPiece one = begun.next();
            if (has.get(one.piece) && one.isOpenTo(source)) {
                takeRun(one, source, run);
            }
        }
        closeFull();
        return run;
    }

    /** Chooses a piece of which nobody has begun anything; returns its blocks, or none. */
    List<BlockRef> pickPiece(BlockSource source, int piece) {
        List<BlockRef> blocks = new ArrayList<>();
        if (missing.get(piece) && !partial.containsKey(piece)) {
            take(begin(piece), source, Integer.MAX_VALUE, blocks);
            closeFull();
        }
        return blocks;
    }

    private void takeRun(PartialPiece begun, BlockSource source, List<BlockRef> run) {
        int block = begun.nextFree();
        while (block >= 0 && (run.isEmpty() || run.get(run.size() - 1).block() + 1 == block)) {
            begun.ask(block, source);
            run.add(new BlockRef(begun.piece, block));
            block = begun.nextFree();
        }
    }

    private void closeFull() {
        open.removeIf(begun -> !begun.hasFree());
    }

    private void take(PartialPiece begun, BlockSource peer, int most, List<BlockRef> picked) {
        while (picked.size() < most) {
            int block = begun.nextFree();
            if (block < 0) {
                break;
            }
            begun.ask(block, peer);
            picked.add(new BlockRef(begun.piece, block));
        }
    }

    private int newPiece(BitSet has, boolean inOrder) {
        for (int priority = HIGHEST; priority > 0; priority--) {
            int piece = missingOf[priority] > 0 ? newPiece(has, priority, inOrder) : -1;
            if (piece >= 0) {
                return piece;
            }
        }
        return -1;
    }

    private int newPiece(BitSet has, int priority, boolean inOrder) {
        if (inOrder) {
            for (int i = missing.nextSetBit(0); i >= 0; i = missing.nextSetBit(i + 1)) {
                if (isNew(i, has, priority)) {
                    return i;
                }
            }
            return -1;
        }
        int first = order.first();
        int count = order.count() - first;
        boolean common = complete.isEmpty();
        boolean any = count > 0 && !common && random.nextInt(RANDOM_SHARE) == 0;
        int start = any ? random.nextInt(count) : 0;
        for (int i = 0; i < count; i++) {
            int at = first + (common ? count - 1 - i : (start + i) % count);
            if (isNew(order.at(at), has, priority)) {
                return order.at(at);
            }
        }
        return -1;
    }

    private boolean isNew(int piece, BitSet has, int priority) {
        return missing.get(piece)
                && priorities[piece] == priority
                && has.get(piece)
                && !partial.containsKey(piece);
    }

    /** Whether every block that is wanted has been asked for. */
    boolean isEndgame() {
        return open.isEmpty()
                && !missing.isEmpty()
                && partial.size() >= missing.cardinality()
                && missing.stream().allMatch(partial::containsKey);
    }

    /** In the endgame: chooses blocks that others have been asked for. */
    void pickAgain(BlockSource peer, BitSet has, int most, List<BlockRef> picked) {
        for (PartialPiece begun : partial.values()) {
            boolean possible = has.get(begun.piece) && missing.get(begun.piece);
            if (!possible || !begun.isOpenTo(peer) || begun.exclusive) {
                continue;
            }
            for (int block = 0; block < begun.blocks && picked.size() < most; block++) {
                BlockRef ref = new BlockRef(begun.piece, block);
                boolean useful = !begun.isReceived(block) && begun.timesAsked(block) < MOST_ASKED;
                if (useful && !peer.isAskedFor(ref)) {
                    begun.ask(block, peer);
                    picked.add(ref);
                }
            }
        }
    }

    /** A block that was asked for will not come from who was asked. */
    void release(BlockRef ref, BlockSource peer) {
        PartialPiece begun = partial.get(ref.piece());
        if (begun == null) {
            return;
        }
        begun.release(ref.block());
        if (begun.owner != null && begun.owner == peer && !peer.isAskedForPiece(ref.piece())) {
            begun.owner = null;
        }
        openIfUseful(begun);
        if (!missing.get(ref.piece()) && begun.isUntouched()) {
            drop(ref.piece());
        }
    }

    // -- asking -----------------------------------------------------------------------------------

    PieceState state(int piece) {
        if (complete.get(piece)) {
            return PieceState.COMPLETE;
        }
        if (partial.containsKey(piece)) {
            return PieceState.BEGUN;
        }
        return missing.get(piece) ? PieceState.MISSING : PieceState.SKIPPED;
    }
}
