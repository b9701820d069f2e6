// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.core.internal.RingBuffer;
import dev.quayside.network.QAbstractSocketBase.NetworkLayerProtocol;
import dev.quayside.network.QAbstractSocketBase.SocketError;
import dev.quayside.network.QAbstractSocketBase.SocketState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineDataTest {
    private final RingBuffer in = new RingBuffer();
    private final RingBuffer out = new RingBuffer();

    private void put(String text) {
        byte[] data = EnginePair.bytes(text);
        out.append(data, 0, data.length);
    }

    @Test
    void writesABufferAndReadsIt() {
        try (EnginePair pair = new EnginePair()) {
            put("hello");
            assertThat(pair.client.write(out)).isEqualTo(5);
            assertThat(out.isEmpty()).isTrue();

            assertThat(EnginePair.readSome(pair.accepted, in)).isEqualTo(5);
            assertThat(EnginePair.take(in)).isEqualTo("hello");
        }
    }

    @Test
    void writesNothingOfAnEmptyBuffer() {
        try (EnginePair pair = new EnginePair()) {
            assertThat(pair.client.write(out)).isZero();
        }
    }

    @Test
    void readsNothingWhenNothingIsThere() {
        try (EnginePair pair = new EnginePair()) {
            SocketError before = pair.client.error();
            assertThat(pair.client.read(in, 100)).isZero();
            assertThat(pair.client.error()).isEqualTo(before);
        }
    }

    @Test
    void readsNoMoreThanAskedFor() {
        try (EnginePair pair = new EnginePair()) {
            put("hello");
            pair.client.write(out);
            pair.accepted.waitForRead(EnginePair.SOON, null);

            assertThat(pair.accepted.read(in, 2)).isEqualTo(2);
            assertThat(pair.accepted.bytesAvailable()).isEqualTo(3);
            assertThat(pair.accepted.read(in, 100)).isEqualTo(3);
            assertThat(pair.accepted.bytesAvailable()).isZero();
            assertThat(EnginePair.take(in)).isEqualTo("hello");
        }
    }

    @Test
    void keepsWhatOneSocketReadWhileAnotherReads() {
        try (EnginePair one = new EnginePair();
                EnginePair two = new EnginePair()) {
            put("first");
            one.client.write(out);
            put("second");
            two.client.write(out);
            RingBuffer other = new RingBuffer();

            EnginePair.readSome(one.accepted, in);
            EnginePair.readSome(two.accepted, other);
            assertThat(EnginePair.take(in)).isEqualTo("first");
            assertThat(EnginePair.take(other)).isEqualTo("second");
        }
    }

    @Test
    void movesMegabytesInGatheredWrites() {
        byte[] data = new byte[5_000_000];
        new Random(1).nextBytes(data);
        out.append(data, 0, data.length);
        try (EnginePair pair = new EnginePair()) {
            boolean wasFull = false;
            while (in.size() < data.length) {
                if (!out.isEmpty()) {
                    pair.client.write(out);
                    wasFull |= !out.isEmpty();
                }
                EnginePair.readSome(pair.accepted, in);
            }
            byte[] got = new byte[data.length];
            in.read(got, 0, got.length);
            assertThat(got).isEqualTo(data);
            assertThat(wasFull).as("the kernel did not take all at once").isTrue();
        }
    }

    @Test
    void saysZeroWhenTheKernelTakesNoMore() {
        try (EnginePair pair = new EnginePair()) {
            byte[] block = new byte[100_000];
            long n;
            do {
                n = pair.client.write(block, 0, block.length);
            } while (n > 0);

            assertThat(n).isZero();
            assertThat(pair.client.error())
                    .isEqualTo(SocketError.UnfinishedSocketOperationError); // from connecting
        }
    }

    @Test
    void readsIntoAndWritesFromTheCallersMemory() {
        try (EnginePair pair = new EnginePair()) {
            assertThat(pair.client.write(ByteBuffer.wrap(EnginePair.bytes("hello")))).isEqualTo(5);
            assertThat(pair.client.write(EnginePair.bytes("xwellx"), 1, 4)).isEqualTo(4);
            pair.accepted.waitForRead(EnginePair.SOON, null);

            ByteBuffer target = ByteBuffer.allocate(5);
            assertThat(pair.accepted.read(target)).isEqualTo(5);
            assertThat(target.array()).isEqualTo(EnginePair.bytes("hello"));
            byte[] data = new byte[6];
            pair.accepted.waitForRead(EnginePair.SOON, null);
            assertThat(pair.accepted.read(data, 1, 5)).isEqualTo(4);
            assertThat(data).isEqualTo(EnginePair.bytes("\0well\0"));
        }
    }

    @Test
    void sendsAPartOfAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("data"), "0123456789");
        try (EnginePair pair = new EnginePair();
                FileChannel content = FileChannel.open(file)) {
            assertThat(pair.client.write(content, 3, 4)).isEqualTo(4);
            assertThat(pair.client.write(content, 10, 4)).as("end of file").isZero();
            EnginePair.readSome(pair.accepted, in);
            assertThat(EnginePair.take(in)).isEqualTo("3456");
        }
    }

    @Test
    void tellsTheEndOfTheStreamAfterTheData() {
        try (EnginePair pair = new EnginePair()) {
            put("last words");
            pair.client.write(out);
            pair.client.close();

            assertThat(EnginePair.readSome(pair.accepted, in)).isEqualTo(10);
            assertThat(EnginePair.readSome(pair.accepted, in)).isEqualTo(-1);
            assertThat(pair.accepted.error()).isEqualTo(SocketError.RemoteHostClosedError);
            assertThat(pair.accepted.errorString())
                    .isEqualTo("The remote host closed the connection");
            assertThat(EnginePair.take(in)).isEqualTo("last words");
        }
    }

    @Test
    void tellsAResetAsAClosedConnection() {
        try (EnginePair pair = new EnginePair()) {
            pair.client.closeWithReset();

            assertThat(EnginePair.readSome(pair.accepted, in)).isEqualTo(-1);
            assertThat(pair.accepted.error()).isEqualTo(SocketError.RemoteHostClosedError);
        }
    }

    @Test
    void resetsThePeerWhenReceivedBytesWereLeftUnread() {
        try (EnginePair pair = new EnginePair()) {
            put("unread");
            pair.client.write(out);
            pair.accepted.waitForRead(EnginePair.SOON, null);
            pair.accepted.close();

            assertThat(EnginePair.readSome(pair.client, in)).isEqualTo(-1);
            put("into the void");
            assertThat(pair.client.write(out)).isEqualTo(-1);
            assertThat(pair.client.error()).isEqualTo(SocketError.RemoteHostClosedError);
            assertThat(out.size()).as("nothing was taken").isEqualTo(13);
        }
    }

    @Test
    void tellsAWriteAfterAReset() {
        try (EnginePair pair = new EnginePair()) {
            pair.client.closeWithReset();
            pair.accepted.waitForRead(EnginePair.SOON, null);
            put("into the void");

            assertThat(pair.accepted.write(out)).isEqualTo(-1);
            assertThat(pair.accepted.error()).isEqualTo(SocketError.RemoteHostClosedError);
            assertThat(pair.accepted.errorString())
                    .isEqualTo("The remote host closed the connection");
        }
    }

    @Test
    void failsWithoutAnEndPoint() {
        NioSocketEngine engine = new NioSocketEngine();

        assertThat(engine.read(in, 10)).isEqualTo(-1);
        assertThat(engine.errorString()).isEqualTo("Invalid socket descriptor");
        put("x");
        assertThat(engine.write(out)).isEqualTo(-1);
        assertThat(engine.bytesAvailable()).isEqualTo(-1);
    }

    @Test
    void failsBeforeItIsConnected() {
        NioSocketEngine engine = EnginePair.open(NetworkLayerProtocol.IPv4Protocol);

        assertThat(engine.read(in, 10)).isEqualTo(-1);
        assertThat(engine.error()).isEqualTo(SocketError.NetworkError);
        put("x");
        assertThat(engine.write(out)).isEqualTo(-1);
        engine.close();
    }

    @Test
    void closingTwiceIsHarmless() {
        try (EnginePair pair = new EnginePair()) {
            pair.client.close();
            pair.client.close();

            assertThat(pair.client.state()).isEqualTo(SocketState.UnconnectedState);
        }
    }
}
