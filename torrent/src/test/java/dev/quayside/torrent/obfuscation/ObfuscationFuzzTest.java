// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.obfuscation;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.quayside.torrent.fuzz.FuzzTests;
import dev.quayside.torrent.metainfo.InfoHash;
import dev.quayside.torrent.metainfo.Sha1;
import dev.quayside.torrent.wire.ProtocolException;
import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/**
 * A peer that knows the torrent, keeps to the handshake until both have the secret, and then says
 * what it likes, rightly enciphered.
 */
@FuzzTests
class ObfuscationFuzzTest {
    private static final InfoHash TORRENT = InfoHash.of(new byte[0]);

    /** The first bytes a peer may send with its handshake, and what may follow in the same read. */
    private static final int LONGEST_TALK = 65_535;

    private final KeyExchange keys = new KeyExchange(new SecureRandom());
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @FuzzTest(maxDuration = "2m")
    void called(byte[] input) {
        boolean wholly = input.length % 2 == 0;
        ObfuscationHandshake called =
                ObfuscationHandshake.answer(wholly, () -> List.of(TORRENT), said::writeBytes);
        byte[] secret = secret();
        byte[] which = Sha1.digest(ObfuscationHandshake.ascii("req2"), TORRENT.bytes());
        byte[] mask = Sha1.digest(ObfuscationHandshake.ascii("req3"), secret);
        for (int i = 0; i < which.length; i++) {
            which[i] ^= mask[i];
        }
        ByteArrayOutputStream talk = new ByteArrayOutputStream();
        talk.writeBytes(keys.ours());
        talk.writeBytes(Sha1.digest(ObfuscationHandshake.ascii("req1"), secret));
        talk.writeBytes(which);
        talk.writeBytes(enciphered("keyA", secret, input));

        check(called, talk.toByteArray());

        if (called.isDone() && wholly) {
            assertThat(called.toPeer()).isNotNull();
        }
    }

    @FuzzTest(maxDuration = "2m")
    void calling(byte[] input) {
        boolean wholly = input.length % 2 == 0;
        ObfuscationHandshake caller =
                ObfuscationHandshake.call(TORRENT, wholly, new byte[68], said::writeBytes);
        byte[] secret = secret();
        ByteArrayOutputStream talk = new ByteArrayOutputStream();
        talk.writeBytes(keys.ours());
        talk.writeBytes(enciphered("keyB", secret, input));

        check(caller, talk.toByteArray());

        if (caller.isDone() && wholly) {
            assertThat(caller.toPeer()).isNotNull();
        }
    }

    private byte[] secret() {
        return keys.shared(Arrays.copyOf(said.toByteArray(), KeyExchange.LENGTH));
    }

    private static byte[] enciphered(String name, byte[] secret, byte[] input) {
        byte[] bytes = input.clone();
        new Rc4(name, secret, TORRENT.bytes()).apply(bytes, 0, bytes.length);
        return bytes;
    }

    private static void check(ObfuscationHandshake handshake, byte[] talk) {
        try {
            for (int at = 0; at < talk.length && !handshake.isDone(); at += 100) {
                byte[] part = Arrays.copyOfRange(talk, at, Math.min(talk.length, at + 100));
                handshake.received(part, part.length);
            }
            if (handshake.isDone()) {
                assertThat(handshake.talk().length).isLessThanOrEqualTo(LONGEST_TALK + 100);
            }
        } catch (ProtocolException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }
}
