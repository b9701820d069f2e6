// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.IllegalBlockingModeException;

/**
 * A connection as Java's older streams. (Those of {@link java.nio.channels.Channels} lock the
 * channel while they wait, so that nobody could write while another one reads.)
 */
final class EpollStreams {
    private EpollStreams() {}

    static void requireBlocking(EpollSocketChannel channel) {
        if (!channel.isBlocking()) {
            throw new IllegalBlockingModeException();
        }
    }

    /** What arrives. */
    static final class Input extends InputStream {
        private final EpollSocketChannel channel;

        Input(EpollSocketChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] data, int offset, int length) throws IOException {
            requireBlocking(channel);
            return channel.read(ByteBuffer.wrap(data, offset, length));
        }

        @Override
        public int available() throws IOException {
            return channel.isInputShut() ? 0 : channel.available();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** What is sent. */
    static final class Output extends OutputStream {
        private final EpollSocketChannel channel;

        Output(EpollSocketChannel channel) {
            this.channel = channel;
        }

        @Override
        public void write(int data) throws IOException {
            write(new byte[] {(byte) data}, 0, 1);
        }

        @Override
        public void write(byte[] data, int offset, int length) throws IOException {
            requireBlocking(channel);
            channel.write(ByteBuffer.wrap(data, offset, length));
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
