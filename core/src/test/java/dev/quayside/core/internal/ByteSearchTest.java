// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ByteSearchTest {

    @Test
    void findsEveryByteValueAtEveryPlace() {
        for (int value = 0; value < 256; value++) {
            for (int place = 0; place < 40; place++) {
                ByteBuffer data = filled(40, (byte) (value + 1));
                data.put(place, (byte) value);
                assertThat(ByteSearch.indexOf(data, 0, 40, (byte) value)).isEqualTo(place);
            }
        }
    }

    @Test
    void isNotMisledByNeighbouringValues() {
        // one less, one more, the high bit set: what a test of eight bytes at once could mix up
        byte[] near = {9, 11, (byte) 0x8a, (byte) 0x89, 0, (byte) 0xff, 8, 12, 9, 11, 9};
        assertThat(ByteSearch.indexOf(ByteBuffer.wrap(near), 0, near.length, (byte) 10))
                .isEqualTo(-1);
    }

    @Test
    void looksOnlyBetweenTheIndexes() {
        ByteBuffer data = filled(30, (byte) 7);
        data.put(3, (byte) 1).put(20, (byte) 1);
        assertThat(ByteSearch.indexOf(data, 4, 20, (byte) 1)).isEqualTo(-1);
        assertThat(ByteSearch.indexOf(data, 4, 21, (byte) 1)).isEqualTo(20);
        assertThat(ByteSearch.indexOf(data, 4, 4, (byte) 7)).isEqualTo(-1);
    }

    private static ByteBuffer filled(int length, byte value) {
        ByteBuffer data = ByteBuffer.allocateDirect(length);
        while (data.hasRemaining()) {
            data.put(value);
        }
        return data.clear();
    }
}
