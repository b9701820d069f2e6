// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.obfuscation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quayside.torrent.metainfo.InfoHash;
import dev.quayside.torrent.wire.ProtocolException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObfuscationHandshakeTest {
    private static final InfoHash HERE = InfoHash.of(new byte[] {1});
    private static final InfoHash ELSEWHERE = InfoHash.of(new byte[] {2});

    private final ByteArrayOutputStream toCalled = new ByteArrayOutputStream();
    private final ByteArrayOutputStream toCaller = new ByteArrayOutputStream();

    private static boolean deliver(ByteArrayOutputStream from, ObfuscationHandshake to, int portion)
            throws ProtocolException {
        byte[] bytes = from.toByteArray();
        from.reset();
        for (int i = 0; i < bytes.length; i += portion) {
            int count = Math.min(portion, bytes.length - i);
            to.received(Arrays.copyOfRange(bytes, i, i + count), count);
        }
        return bytes.length > 0;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100_000})
    void bothSidesUnderstandEachOtherHoweverTheBytesAreCut(int portion) throws Exception {
        byte[] first = {1, 2, 3};
        ObfuscationHandshake caller =
                ObfuscationHandshake.call(HERE, true, first, toCalled::writeBytes);
        ObfuscationHandshake called =
                ObfuscationHandshake.answer(
                        false, () -> List.of(ELSEWHERE, HERE), toCaller::writeBytes);

        boolean more = true;
        while (more && !(caller.isDone() && called.isDone())) {
            more = deliver(toCalled, called, portion) | deliver(toCaller, caller, portion);
        }

        assertThat(caller.isDone()).isTrue();
        assertThat(called.isDone()).isTrue();
        assertThat(called.talk()).isEqualTo(first);
        byte[] message = {4, 5, 6};
        called.toPeer().apply(message, 0, 3);
        assertThat(message).isNotEqualTo(new byte[] {4, 5, 6});
        caller.fromPeer().apply(message, 0, 3);
        assertThat(message).containsExactly(4, 5, 6);
    }

    @Test
    void theTalkStaysPlainWhereNeitherSideNeedsMore() throws Exception {
        byte[] first = {1, 2, 3};
        ObfuscationHandshake caller =
                ObfuscationHandshake.call(HERE, false, first, toCalled::writeBytes);
        ObfuscationHandshake called =
                ObfuscationHandshake.answer(false, () -> List.of(HERE), toCaller::writeBytes);

        while (!(caller.isDone() && called.isDone())) {
            assertThat(deliver(toCalled, called, 1000) | deliver(toCaller, caller, 1000)).isTrue();
        }

        assertThat(called.talk()).isEqualTo(first);
        assertThat(called.toPeer()).isNull();
        assertThat(caller.fromPeer()).isNull();
    }

    @Test
    void aTorrentThatIsNotHereIsRefused() throws Exception {
        ObfuscationHandshake caller =
                ObfuscationHandshake.call(ELSEWHERE, false, new byte[0], toCalled::writeBytes);
        ObfuscationHandshake called =
                ObfuscationHandshake.answer(false, () -> List.of(HERE), toCaller::writeBytes);
        deliver(toCalled, called, 1000);
        deliver(toCaller, caller, 1000);

        assertThatThrownBy(() -> deliver(toCalled, called, 1000)).hasMessageContaining("not here");
    }

    @Test
    void noiseIsRefusedAfterThePadding() {
        ObfuscationHandshake called =
                ObfuscationHandshake.answer(false, () -> List.of(HERE), toCaller::writeBytes);

        assertThatThrownBy(() -> called.received(new byte[2000], 2000))
                .isInstanceOf(ProtocolException.class);
    }
}
