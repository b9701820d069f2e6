// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.Pipe;

/**
 * A pipe: a pair of connected sockets, each of which goes one way. (A thread that waits for one is
 * woken when it is closed; with the kernel's own pipes it would not be.)
 */
final class EpollPipe extends Pipe {
    private final Source source;
    private final Sink sink;

    EpollPipe(EpollSelectorProvider provider) throws IOException {
        int[] pair = new int[2];
        Descriptor.check(SocketCalls.pair(pair));
        source = new Source(provider, stream(provider, pair[0]));
        sink = new Sink(provider, stream(provider, pair[1]));
        source.stream.shutdownOutput();
        sink.stream.shutdownInput();
    }

    private static EpollSocketChannel stream(EpollSelectorProvider provider, int number) {
        return new EpollSocketChannel(provider, new Descriptor(number), false, null, null);
    }

    @Override
    public SourceChannel source() {
        return source;
    }

    @Override
    public SinkChannel sink() {
        return sink;
    }

    /** The end to read from. */
    static final class Source extends SourceChannel implements EpollChannel {
        private final EpollSocketChannel stream;

        Source(EpollSelectorProvider provider, EpollSocketChannel stream) {
            super(provider);
            this.stream = stream;
        }

        @Override
        public Descriptor descriptor() {
            return stream.descriptor();
        }

        @Override
        protected void implCloseSelectableChannel() throws IOException {
            stream.close();
        }

        @Override
        protected void implConfigureBlocking(boolean block) throws IOException {
            stream.configureBlocking(block);
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            try {
                return stream.read(target);
            } catch (ClosedByInterruptException e) {
                close(); // so far only the stream is
                throw e;
            }
        }

        @Override
        public long read(ByteBuffer[] targets) throws IOException {
            return read(targets, 0, targets.length);
        }

        @Override
        public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
            try {
                return stream.read(targets, offset, length);
            } catch (ClosedByInterruptException e) {
                close();
                throw e;
            }
        }
    }

    /** The end to write to. */
    static final class Sink extends SinkChannel implements EpollChannel {
        private final EpollSocketChannel stream;

        Sink(EpollSelectorProvider provider, EpollSocketChannel stream) {
            super(provider);
            this.stream = stream;
        }

        @Override
        public Descriptor descriptor() {
            return stream.descriptor();
        }

        @Override
        protected void implCloseSelectableChannel() throws IOException {
            stream.close();
        }

        @Override
        protected void implConfigureBlocking(boolean block) throws IOException {
            stream.configureBlocking(block);
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            try {
                return stream.write(source);
            } catch (ClosedByInterruptException e) {
                close();
                throw e;
            }
        }

        @Override
        public long write(ByteBuffer[] sources) throws IOException {
            return write(sources, 0, sources.length);
        }

        @Override
        public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
            try {
                return stream.write(sources, offset, length);
            } catch (ClosedByInterruptException e) {
                close();
                throw e;
            }
        }
    }
}
