// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Takes a connection's bytes apart into messages, as they come.
 *
 * <p>Blocks go straight into the array where they belong; other messages are collected first. No
 * memory is taken for a message before its length was found to be right for its kind.
 */
public final class MessageReader {
    /** A block that somebody sends may be as long as this, though we ask for 16 KiB. */
    public static final int LONGEST_BLOCK = 128 << 10;

    private static final int LONGEST_EXTENDED = 1 << 20;
    private static final int BLOCK_HEADER = 8;
    private static final int SCRATCH = 8 << 10;

    private enum State {
        LENGTH,
        TYPE,
        BLOCK_HEADER,
        BLOCK,
        DROP,
        BODY
    }

    private final MessageHandler handler;
    private final int bitfieldLength;
    private final byte[] header = new byte[BLOCK_HEADER];
    private byte[] body;
    private State state = State.LENGTH;
    private int filled;
    private int length;
    private int type;

    /**
     * Makes one.
     *
     * @param handler gets the messages
     * @param pieceCount the number of pieces; -1 if it is not known yet
     */
    public MessageReader(MessageHandler handler, int pieceCount) {
        this.handler = handler;
        this.bitfieldLength = pieceCount < 0 ? -1 : (pieceCount + 7) / 8;
    }

    /**
     * Reads until nothing is there, or the handler lets it wait.
     *
     * @param source where the bytes come from
     * @param most how many bytes to take at most
     * @return how many were taken
     * @throws ProtocolException if the connection must end
     */
    public int read(ByteSource source, int most) throws ProtocolException {
        int left = most;
        while (left > 0) {
            int count = step(source, left);
            if (count < 0) {
                break;
            }
            left -= count;
        }
        return most - left;
    }

    /**
     * Returns what was taken of a message that is not complete, for another reader to begin with.
     *
     * @return the bytes as they came
     * @throws IllegalStateException in the middle of a block
     */
    public byte[] unfinished() {
        return switch (state) {
            case LENGTH -> Arrays.copyOf(header, filled);
            case TYPE -> ByteBuffer.allocate(4).putInt(length).array();
            case BLOCK_HEADER -> begun(length + BLOCK_HEADER, header);
            case BODY -> begun(length, body);
            default -> throw new IllegalStateException("In the middle of a block");
        };
    }

    private byte[] begun(int bodyLength, byte[] bytes) {
        ByteBuffer begun = ByteBuffer.allocate(5 + filled);
        return begun.putInt(bodyLength + 1).put((byte) type).put(bytes, 0, filled).array();
    }

    /** Returns the number of bytes taken; -1 if it cannot go on. */
    private int step(ByteSource source, int most) throws ProtocolException {
        return switch (state) {
            case LENGTH -> {
                int count = fill(source, header, 4, most);
                if (filled == 4) {
                    lengthIsThere();
                }
                yield count;
            }
            case TYPE -> {
                int count = fill(source, header, 1, most);
                if (filled == 1) {
                    typeIsThere(header[0] & 0xff);
                }
                yield count;
            }
            case BLOCK_HEADER -> {
                if (filled == BLOCK_HEADER) {
                    yield blockBegins() ? 0 : -1;
                }
                yield fill(source, header, BLOCK_HEADER, most);
            }
            case BLOCK -> {
                int count = fill(source, body, length, most);
                if (filled == length) {
                    body = null;
                    next(State.LENGTH);
                    handler.blockEnds();
                }
                yield count;
            }
            case DROP -> drop(source, most);
            case BODY -> {
                int count = fill(source, body, length, most);
                if (filled == length) {
                    bodyIsThere();
                }
                yield count;
            }
        };
    }

    private int fill(ByteSource source, byte[] target, int wanted, int most) {
        int count = source.read(target, filled, Math.min(wanted - filled, most));
        if (count <= 0) {
            return -1;
        }
        filled += count;
        return count;
    }

    private void next(State newState) {
        state = newState;
        filled = 0;
    }

    private void lengthIsThere() throws ProtocolException {
        length = ByteBuffer.wrap(header).getInt();
        if (length < 0 || length > longest()) {
            throw new ProtocolException("it sends a message of " + length + " bytes");
        }
        next(length == 0 ? State.LENGTH : State.TYPE);
        if (length == 0) {
            handler.keepAlive();
        }
    }

    private int longest() {
        return Math.max(LONGEST_EXTENDED, 1 + bitfieldLength);
    }

    private void typeIsThere(int newType) throws ProtocolException {
        type = newType;
        length--;
        if (type == MessageType.PIECE) {
            checkLength(length > BLOCK_HEADER && length <= BLOCK_HEADER + LONGEST_BLOCK);
            length -= BLOCK_HEADER;
            next(State.BLOCK_HEADER);
            return;
        }
        checkLength(isRight());
        body = new byte[length];
        next(State.BODY);
        if (length == 0) {
            bodyIsThere();
        }
    }

    private boolean isRight() {
        return switch (type) {
            case MessageType.CHOKE,
                    MessageType.UNCHOKE,
                    MessageType.INTERESTED,
                    MessageType.NOT_INTERESTED,
                    MessageType.HAVE_ALL,
                    MessageType.HAVE_NONE ->
                    length == 0;
            case MessageType.HAVE, MessageType.SUGGEST, MessageType.ALLOWED_FAST -> length == 4;
            case MessageType.REQUEST, MessageType.CANCEL, MessageType.REJECT -> length == 12;
            case MessageType.PORT -> length == 2;
            case MessageType.BITFIELD ->
                    bitfieldLength < 0 ? length <= LONGEST_EXTENDED : length == bitfieldLength;
            default -> length <= LONGEST_EXTENDED;
        };
    }

    private void checkLength(boolean right) throws ProtocolException {
        if (!right) {
            throw new ProtocolException("its message " + type + " has a length of " + length);
        }
    }

    private void bodyIsThere() throws ProtocolException {
        ByteBuffer message = ByteBuffer.wrap(body);
        body = null;
        next(State.LENGTH);
        handler.message(type, message);
    }

    /** Returns whether it goes on. */
    private boolean blockBegins() throws ProtocolException {
        ByteBuffer at = ByteBuffer.wrap(header);
        switch (handler.blockBegins(at.getInt(), at.getInt(), length)) {
            case TAKEN -> {
                body = handler.blockArray();
                next(State.BLOCK);
            }
            case DROPPED -> next(length == 0 ? State.LENGTH : State.DROP);
            default -> {
                return false;
            }
        }
        return true;
    }

    private int drop(ByteSource source, int most) {
        byte[] scratch = new byte[Math.min(SCRATCH, length)];
        int count = source.read(scratch, 0, Math.min(scratch.length, most));
        if (count <= 0) {
            return -1;
        }
        length -= count;
        if (length == 0) {
            next(State.LENGTH);
        }
        return count;
    }
}
