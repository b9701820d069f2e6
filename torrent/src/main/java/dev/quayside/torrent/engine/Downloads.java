// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.core.QObject;
import dev.quayside.torrent.metainfo.Info;
import dev.quayside.torrent.storage.Block;
import dev.quayside.torrent.storage.Blocks;
import dev.quayside.torrent.storage.PieceStore;
import dev.quayside.torrent.wire.MessageHandler.BlockFate;
import dev.quayside.torrent.wire.MessageType;
import dev.quayside.torrent.wire.Messages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The way of blocks from peers to the disk: asking, gathering, checking, blaming. */
final class Downloads {
    /** So many blocks go to the disk in one job: 256 KiB. */
    private static final int GATHER = 16;

    /** So many blocks may be held back to be gathered when memory is scarce. */
    private static final int MOST_PENDING = 128;

    /** A peer with less work than this takes part in the endgame. */
    private static final int ENDGAME_WORK = 16;

    /** What it needs of its torrent. */
    interface Owner {
        List<PeerConnection> peers();

        void pieceComplete(int piece);

        void pieceFailed(int piece);

        void ban(BlockSource source, String reason);

        void diskFailed(IOException error);
    }

    private final Info info;
    private final PiecePicker picker;
    private final PieceStore store;
    private final EngineParts parts;
    private final QObject context;
    private final Owner owner;
    private final Blame blame = new Blame();
    private final List<BlockRef> picked = new ArrayList<>();
    private int pending;
    private int jobs;
    private Runnable whenIdle;
    private boolean over;

    Downloads(
            Info info,
            PiecePicker picker,
            PieceStore store,
            EngineParts parts,
            QObject context,
            Owner owner) {
        this.info = info;
        this.picker = picker;
        this.store = store;
        this.parts = parts;
        this.context = context;
        this.owner = owner;
    }

    // -- asking -----------------------------------------------------------------------------------

    /** Asks a peer for as much as it should have to do. */
    void fill(PeerConnection peer) {
        boolean may = !peer.peerChoking || !peer.allowedFast.isEmpty();
        int depth = peer.pipeline.depth();
        int room = depth - peer.askedCount();
        if (over || peer.isOver() || !may || !peer.amInterested || room < Math.min(8, depth / 2)) {
            return;
        }
        BitSet has = peer.has;
        if (peer.peerChoking) {
            has = (BitSet) peer.has.clone();
            has.and(peer.allowedFast);
        }
        picked.clear();
        picker.pick(peer, has, room, picked);
        int work = peer.askedCount() + picked.size();
        if (work < ENDGAME_WORK && picker.isEndgame()) {
            picker.pickAgain(peer, has, picked.size() + ENDGAME_WORK - work, picked);
        }
        for (BlockRef ref : picked) {
            peer.ask(
                    ref,
                    ref.block() * Blocks.LENGTH,
                    Blocks.length(info, ref.piece(), ref.block()));
        }
    }

    void fillAll() {
        List.copyOf(owner.peers()).forEach(this::fill);
    }

    /** What a peer was asked for will not come. */
    void release(PeerConnection peer) {
        release(peer, peer.settleAll());
    }

    /** Blocks that somebody was asked for will not come from there. */
    void release(BlockSource source, BlockRef[] refs) {
        for (BlockRef ref : refs) {
            picker.release(ref, source);
        }
        if (refs.length > 0) {
            fillAll();
        }
    }

    void rejected(PeerConnection peer, BlockRef ref) {
        picker.release(ref, peer);
    }

    // -- gathering --------------------------------------------------------------------------------

    BlockFate blockBegins(PeerConnection peer) {
        return parts.budget.hasRoom(peer) ? BlockFate.TAKEN : BlockFate.WAITS;
    }

    void received(PeerConnection peer, BlockRef ref, byte[] data) {
        boolean wasAsked = peer.settle(ref);
        if (wasAsked) {
            gather(peer, ref, data);
            peer.blockCame(Blocks.length(info, ref.piece(), ref.block()));
        } else {
            parts.budget.give(data);
        }
        fill(peer);
    }

    /** A block has come from who was asked for it. */
    void gather(BlockSource source, BlockRef ref, byte[] data) {
        PartialPiece begun = picker.partial(ref.piece());
        boolean useful =
                begun != null
                        && !begun.isReceived(ref.block())
                        && begun.timesAsked(ref.block()) > 0;
        if (over || !useful) {
            parts.budget.give(data);
            return;
        }
        if (begun.timesAsked(ref.block()) > 1) {
            cancelElsewhere(source, ref);
        }
        begun.receive(ref.block(), data, source);
        pending++;
        if (begun.isComplete() || begun.pendingCount() >= GATHER) {
            toDisk(begun);
        } else if (pending > MOST_PENDING && parts.budget.isTight()) {
            flush();
        }
    }

    private void cancelElsewhere(BlockSource sender, BlockRef ref) {
        for (PeerConnection other : owner.peers()) {
            if (other != sender) {
                cancel(other, ref);
            }
        }
    }

    /** A peer need not send a block any more, if it was asked for it. */
    private void cancel(PeerConnection peer, BlockRef ref) {
        if (peer.settle(ref)) {
            picker.release(ref, peer);
            peer.send(
                    Messages.block(
                            MessageType.CANCEL,
                            ref.piece(),
                            ref.block() * Blocks.LENGTH,
                            Blocks.length(info, ref.piece(), ref.block())));
        }
    }

    /** Takes back what a peer was asked for of pieces that are not wanted any more. */
    void cancelUnwanted(PeerConnection peer) {
        for (BlockRef ref : peer.asked()) {
            if (!picker.missing().get(ref.piece())) {
                cancel(peer, ref);
            }
        }
    }

    /** Gives all that has come to the disk. */
    void flush() {
        for (PartialPiece begun : picker.partial()) {
            if (begun.pendingCount() > 0) {
                toDisk(begun);
            }
        }
    }

    private void toDisk(PartialPiece begun) {
        List<Block> blocks = begun.takePending();
        pending -= blocks.size();
        boolean complete = begun.isComplete();
        boolean withDigests = blame.isSuspicious(begun.piece);
        jobs++;
        parts.disk.run(
                begun.piece,
                context,
                () -> {
                    store.write(begun.piece, blocks);
                    return complete ? store.finish(begun.piece, withDigests) : null;
                },
                outcome -> {
                    jobDone(blocks);
                    if (outcome != null && !over) {
                        checked(begun, outcome);
                    }
                    tellIdle();
                },
                error -> {
                    jobDone(blocks);
                    if (!over) {
                        owner.diskFailed(error);
                    }
                    tellIdle();
                });
    }

    private void jobDone(List<Block> blocks) {
        jobs--;
        blocks.forEach(block -> parts.budget.give(block.data()));
        parts.budget.resume();
    }

    // -- checking ---------------------------------------------------------------------------------

    private void checked(PartialPiece begun, PieceStore.Outcome outcome) {
        if (outcome.valid()) {
            picker.setComplete(begun.piece);
            blame.resolve(begun.piece, outcome.digests())
                    .forEach(peer -> owner.ban(peer, "it has sent a bad block"));
            owner.pieceComplete(begun.piece);
            return;
        }
        BlockSource culprit = Blame.onlyOne(begun);
        picker.setFailed(begun.piece, culprit == null);
        blame.suspect(begun, outcome.digests());
        owner.pieceFailed(begun.piece);
        if (culprit != null) {
            owner.ban(culprit, "it has sent a bad piece");
        }
        fillAll();
    }

    // -- the end ----------------------------------------------------------------------------------

    /** Takes nothing any more, and tells when the disk has all that has come. */
    void stop(Runnable idle) {
        flush();
        over = true;
        whenIdle = idle;
        tellIdle();
    }

    private void tellIdle() {
        if (jobs == 0 && whenIdle != null) {
            Runnable tell = whenIdle;
            whenIdle = null;
            tell.run();
        }
    }
}
