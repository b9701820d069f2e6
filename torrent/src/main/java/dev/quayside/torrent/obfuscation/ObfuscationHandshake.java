// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.obfuscation;

import dev.quayside.torrent.metainfo.InfoHash;
import dev.quayside.torrent.metainfo.Sha1;
import dev.quayside.torrent.wire.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The handshake of message stream encryption, of either side.
 *
 * <pre>
 *   A to B: key, padding
 *   B to A: key, padding
 *   A to B: hash of the secret, which torrent, and enciphered: 8 zeros, methods, padding, first bytes
 *   B to A: enciphered: 8 zeros, method, padding
 * </pre>
 *
 * Bytes are put in as they come; what is to be sent goes to a consumer. Everything is bounded:
 * paddings have at most 512 bytes.
 */
public final class ObfuscationHandshake {
    private static final int MOST_PADDING = 512;
    private static final int HASH = 20;
    private static final int PLAIN = 1;
    private static final int RC4 = 2;
    private static final byte[] ZEROS = new byte[8];

    private enum Step {
        KEY,
        SYNCHRONIZE,
        TORRENT,
        METHODS,
        PADDING,
        FIRST_BYTES,
        DONE
    }

    private final SecureRandom random = new SecureRandom();
    private final KeyExchange keys = new KeyExchange(random);
    private final boolean caller;
    private final boolean wholly;
    private final Supplier<Collection<InfoHash>> torrents;
    private final byte[] firstBytes;
    private final Consumer<byte[]> out;
    private byte[] in = {};
    private Step step = Step.KEY;
    private byte[] secret;
    private byte[] marker;
    private int searched;
    private int paddingLength;
    private int firstLength;
    private int method;
    private byte[] skey;
    private Rc4 toPeer;
    private Rc4 fromPeer;

    private ObfuscationHandshake(
            boolean caller,
            boolean wholly,
            Supplier<Collection<InfoHash>> torrents,
            byte[] firstBytes,
            Consumer<byte[]> out) {
        this.caller = caller;
        this.wholly = wholly;
        this.torrents = torrents;
        this.firstBytes = firstBytes;
        this.out = out;
        sendKey();
    }

    /**
     * Begins as the one who calls.
     *
     * @param torrent which torrent it is about
     * @param wholly whether the talk itself must be enciphered too, not this handshake only
     * @param firstBytes what is to be said first, enciphered already
     * @param out takes what is to be sent
     * @return the handshake
     */
    public static ObfuscationHandshake call(
            InfoHash torrent, boolean wholly, byte[] firstBytes, Consumer<byte[]> out) {
        ObfuscationHandshake handshake =
                new ObfuscationHandshake(true, wholly, List::of, firstBytes, out);
        handshake.skey = torrent.bytes();
        return handshake;
    }

    /**
     * Begins as the one who is called.
     *
     * @param wholly whether the talk itself must be enciphered too, not this handshake only
     * @param torrents which torrents there are
     * @param out takes what is to be sent
     * @return the handshake
     */
    public static ObfuscationHandshake answer(
            boolean wholly, Supplier<Collection<InfoHash>> torrents, Consumer<byte[]> out) {
        return new ObfuscationHandshake(false, wholly, torrents, new byte[0], out);
    }

    private void sendKey() {
        byte[] padding = new byte[random.nextInt(MOST_PADDING + 1)];
        random.nextBytes(padding);
        byte[] key = keys.ours();
        byte[] all = Arrays.copyOf(key, key.length + padding.length);
        System.arraycopy(padding, 0, all, key.length, padding.length);
        out.accept(all);
    }

    /**
     * Takes what has come.
     *
     * @param bytes the bytes
     * @param length how many of them count
     * @throws ProtocolException if the peer does not keep to it, or wants a torrent that is not
     *     here
     */
    public void received(byte[] bytes, int length) throws ProtocolException {
        int old = in.length;
        in = Arrays.copyOf(in, old + length);
        System.arraycopy(bytes, 0, in, old, length);
        Step before;
        do {
            before = step;
            advance();
        } while (step != before && step != Step.DONE);
    }

    private void advance() throws ProtocolException {
        switch (step) {
            case KEY -> key();
            case SYNCHRONIZE -> synchronize();
            case TORRENT -> torrent();
            case METHODS -> methods();
            case PADDING -> padding();
            case FIRST_BYTES -> firstBytes();
            default -> throw new IllegalStateException("The handshake is over");
        }
    }

    private void key() {
        if (in.length < KeyExchange.LENGTH) {
            return;
        }
        secret = keys.shared(take(KeyExchange.LENGTH));
        if (caller) {
            ciphers();
            sendRequest();
            marker = ZEROS.clone();
            fromPeer.apply(marker, 0, marker.length);
        } else {
            marker = Sha1.digest(ascii("req1"), secret);
        }
        step = Step.SYNCHRONIZE;
    }

    private void ciphers() {
        toPeer = new Rc4(caller ? "keyA" : "keyB", secret, skey);
        fromPeer = new Rc4(caller ? "keyB" : "keyA", secret, skey);
    }

    private void sendRequest() {
        byte[] which = xor(Sha1.digest(ascii("req2"), skey), Sha1.digest(ascii("req3"), secret));
        ByteBuffer part = ByteBuffer.allocate(16 + firstBytes.length);
        part.put(ZEROS).putInt(wholly ? RC4 : PLAIN | RC4).putShort((short) 0);
        part.putShort((short) firstBytes.length).put(firstBytes);
        toPeer.apply(part.array(), 0, part.capacity());
        ByteBuffer all = ByteBuffer.allocate(2 * HASH + part.capacity());
        all.put(Sha1.digest(ascii("req1"), secret)).put(which).put(part.array());
        out.accept(all.array());
    }

    /** Looks for the marker behind the padding, whose length nobody says. */
    private void synchronize() throws ProtocolException {
        while (searched + marker.length <= in.length) {
            if (Arrays.equals(in, searched, searched + marker.length, marker, 0, marker.length)) {
                take(searched + marker.length);
                step = caller ? Step.METHODS : Step.TORRENT;
                return;
            }
            searched++;
            if (searched > MOST_PADDING) {
                throw new ProtocolException("its obfuscation makes no sense");
            }
        }
    }

    private void torrent() throws ProtocolException {
        if (in.length < HASH + ZEROS.length) {
            return;
        }
        byte[] which = xor(take(HASH), Sha1.digest(ascii("req3"), secret));
        for (InfoHash hash : torrents.get()) {
            if (Arrays.equals(which, Sha1.digest(ascii("req2"), hash.bytes()))) {
                skey = hash.bytes();
            }
        }
        if (skey == null) {
            throw new ProtocolException("it wants a torrent that is not here");
        }
        ciphers();
        if (!Arrays.equals(deciphered(ZEROS.length), ZEROS)) {
            throw new ProtocolException("its obfuscation makes no sense");
        }
        step = Step.METHODS;
    }

    private void methods() throws ProtocolException {
        if (in.length < 6) {
            return;
        }
        ByteBuffer part = ByteBuffer.wrap(deciphered(6));
        int methods = part.getInt();
        paddingLength = part.getShort() & 0xffff;
        // the handshake hides enough for most; enciphering every byte costs both sides much
        method = (methods & PLAIN) != 0 && !wholly ? PLAIN : RC4;
        boolean right = caller ? methods == method : (methods & (wholly ? RC4 : RC4 | PLAIN)) != 0;
        if (!right || paddingLength > MOST_PADDING) {
            throw new ProtocolException("its obfuscation has no method that we know");
        }
        step = Step.PADDING;
    }

    private void padding() {
        int rest = paddingLength + (caller ? 0 : 2);
        if (in.length < rest) {
            return;
        }
        byte[] part = deciphered(rest);
        if (!caller) {
            firstLength = ByteBuffer.wrap(part).getShort(paddingLength) & 0xffff;
            byte[] answer =
                    ByteBuffer.allocate(14).put(ZEROS).putInt(method).putShort((short) 0).array();
            toPeer.apply(answer, 0, answer.length);
            out.accept(answer);
        }
        step = Step.FIRST_BYTES;
    }

    private void firstBytes() {
        if (in.length < firstLength) {
            return;
        }
        byte[] first = deciphered(firstLength);
        byte[] rest = in;
        if (method == RC4) {
            fromPeer.apply(rest, 0, rest.length);
        } else {
            toPeer = null;
            fromPeer = null;
        }
        in = Arrays.copyOf(first, first.length + rest.length);
        System.arraycopy(rest, 0, in, first.length, rest.length);
        step = Step.DONE;
    }

    private byte[] take(int count) {
        byte[] taken = Arrays.copyOf(in, count);
        in = Arrays.copyOfRange(in, count, in.length);
        return taken;
    }

    private byte[] deciphered(int count) {
        byte[] taken = take(count);
        fromPeer.apply(taken, 0, count);
        return taken;
    }

    private static byte[] xor(byte[] a, byte[] b) {
        byte[] result = a.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] ^= b[i];
        }
        return result;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Tells whether both sides are through.
     *
     * @return whether it is over
     */
    public boolean isDone() {
        return step == Step.DONE;
    }

    /**
     * Returns what the peer has said already, deciphered.
     *
     * @return the first bytes of the talk proper
     */
    public byte[] talk() {
        return in;
    }

    /**
     * Returns how to encipher from now on.
     *
     * @return null for not at all
     */
    public Rc4 toPeer() {
        return toPeer;
    }

    /**
     * Returns how to decipher from now on, what {@link #talk} returns not included.
     *
     * @return null for not at all
     */
    public Rc4 fromPeer() {
        return fromPeer;
    }
}
