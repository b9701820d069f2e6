// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quayside.core.QIODeviceBase.OpenModeFlag;
import dev.quayside.core.internal.DeviceAccess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class DeviceStreamsTest {
    private final Line line = new Line();

    @Test
    void readsWhatIsThereAndWaitsForMore() throws IOException {
        line.open(OpenModeFlag.ReadOnly);
        line.toCome.add("abc");
        line.toCome.add("de");
        InputStream in = line.asInputStream();

        byte[] data = new byte[10];
        assertThat(in.read(data, 1, 5)).isEqualTo(3);
        assertThat(new String(data, 1, 3, StandardCharsets.US_ASCII)).isEqualTo("abc");
        assertThat(in.available()).isZero();
        assertThat(in.read()).isEqualTo('d');
        assertThat(in.available()).isEqualTo(1);
        assertThat(in.read(data, 0, 0)).isZero();
        assertThat(in.read()).isEqualTo('e');
    }

    @Test
    void endsWhereTheDeviceEnds() throws IOException {
        line.open(OpenModeFlag.ReadOnly);
        line.toCome.add("one\ntwo");
        line.ends = true;
        BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(line.asInputStream(), StandardCharsets.UTF_8));
        assertThat(reader.readLine()).isEqualTo("one");
        assertThat(reader.readLine()).isEqualTo("two");
        assertThat(reader.readLine()).isNull();
    }

    @Test
    void throwsWhenWaitingFails() {
        line.open(OpenModeFlag.ReadOnly);
        line.setErrorString("The line is cut");
        InputStream in = line.asInputStream();
        assertThatThrownBy(in::read).isInstanceOf(IOException.class).hasMessage("The line is cut");
    }

    @Test
    void endsWhenTheDeviceIsClosedWhileItWaits() throws IOException {
        line.open(OpenModeFlag.ReadOnly);
        line.closesInWait = true;
        assertThat(line.asInputStream().read()).isEqualTo(-1);
    }

    @Test
    void readsRandomAccessDevicesToTheirEndWithoutWaiting() throws IOException {
        QBuffer buffer = new QBuffer();
        buffer.setData("hello".getBytes(StandardCharsets.US_ASCII));
        buffer.open(OpenModeFlag.ReadOnly);
        InputStream in = buffer.asInputStream();
        assertThat(in.readAllBytes()).hasSize(5);
        assertThat(in.read()).isEqualTo(-1);
    }

    @Test
    void refusesDevicesThatAreNotOpen() {
        assertThatThrownBy(() -> line.asInputStream().read()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> line.asOutputStream().write(1)).isInstanceOf(IOException.class);
    }

    @Test
    void closesTheDevice() throws IOException {
        line.open(OpenModeFlag.ReadWrite);
        line.asInputStream().close();
        assertThat(line.isOpen()).isFalse();

        line.open(OpenModeFlag.ReadWrite);
        OutputStream out = line.asOutputStream();
        out.write('x');
        out.close();
        out.close();
        assertThat(line.isOpen()).isFalse();
        assertThat(line.sent).isEqualTo(1);
    }

    @Test
    void leavesWrittenBytesInTheDeviceUntilFlushed() throws IOException {
        line.open(OpenModeFlag.WriteOnly);
        OutputStream out = line.asOutputStream();
        out.write(new byte[] {1, 2, 3, 4}, 1, 3);
        assertThat(line.bytesToWrite()).isEqualTo(3);
        out.flush();
        assertThat(line.bytesToWrite()).isZero();
        assertThat(line.sent).isEqualTo(3);
    }

    @Test
    void waitsRatherThanLetALotPileUp() throws IOException {
        line.open(OpenModeFlag.WriteOnly);
        OutputStream out = line.asOutputStream();
        out.write(new byte[2_000_000]);
        assertThat(line.mostWaiting).isLessThanOrEqualTo(512 * 1024);
        assertThat(line.bytesToWrite()).isLessThanOrEqualTo(256 * 1024);
        assertThat(line.sent + line.bytesToWrite()).isEqualTo(2_000_000);
    }

    @Test
    void throwsWhenTheDeviceTakesNoMore() throws IOException {
        line.open(OpenModeFlag.WriteOnly);
        OutputStream out = line.asOutputStream();
        out.write(1);
        line.cut = true;
        line.setErrorString("The line is cut");
        assertThatThrownBy(out::flush)
                .isInstanceOf(IOException.class)
                .hasMessage("The line is cut");
        assertThatThrownBy(() -> out.write(2)).isInstanceOf(IOException.class);
        assertThatThrownBy(out::close).isInstanceOf(IOException.class);
        assertThat(line.isOpen()).isFalse();
    }

    /**
     * A sequential device with a write buffer, whose data comes and goes only in the wait calls.
     */
    private static final class Line extends QIODevice {
        final Deque<String> toCome = new ArrayDeque<>();
        boolean ends;
        boolean closesInWait;
        boolean cut;
        long sent;
        long mostWaiting;

        @Override
        public boolean isSequential() {
            return true;
        }

        @Override
        public boolean waitForReadyRead(int msecs) {
            assertThat(msecs).isEqualTo(-1);
            String news = toCome.poll();
            if (closesInWait) {
                close();
            }
            if (news != null) {
                byte[] data = news.getBytes(StandardCharsets.UTF_8);
                DeviceAccess.readBuffer(this).append(data, 0, data.length);
            }
            return news != null;
        }

        @Override
        public boolean waitForBytesWritten(int msecs) {
            assertThat(msecs).isEqualTo(-1);
            if (cut) {
                return false;
            }
            sent += DeviceAccess.writeBuffer(this).skip(50_000);
            return true;
        }

        @Override
        protected long readData(byte[] data, int offset, int maxSize) {
            return ends && toCome.isEmpty() ? -1 : 0;
        }

        @Override
        protected long writeData(byte[] data, int offset, int size) {
            if (cut) {
                return -1;
            }
            DeviceAccess.writeBuffer(this).append(data, offset, size);
            mostWaiting = Math.max(mostWaiting, bytesToWrite());
            return size;
        }
    }
}
