// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import dev.quayside.core.internal.DeviceAccess;
import dev.quayside.network.QAbstractSocketBase.SocketError;
import dev.quayside.network.QAbstractSocketBase.SocketState;
import java.nio.ByteBuffer;

/** How a socket writes: into the write buffer, and from there to the engine once a turn. */
final class SocketWriting {
    private SocketWriting() {}

    static long write(SocketCore core, byte[] data, int offset, int size) {
        return write(core, ByteBuffer.wrap(data, offset, size));
    }

    static long write(SocketCore core, ByteBuffer source) {
        if (core.state == SocketState.UnconnectedState) {
            core.setError(SocketError.UnknownSocketError, "Socket is not connected");
            return -1;
        }
        int size = source.remaining();
        if (!core.isBuffered() && core.engine != null && !hasPending(core)) {
            long written = size == 0 ? 0 : writeNow(core, source);
            if (written < 0) {
                return -1;
            }
            if (!source.hasRemaining()) {
                return size;
            }
        }
        DeviceAccess.writeBuffer(core.q).append(source);
        if (size > 0 && core.state != SocketState.ConnectingState && core.engine != null) {
            core.askForFlush();
        }
        return size;
    }

    static boolean hasPending(SocketCore core) {
        return DeviceAccess.writeBufferSize(core.q) > 0;
    }

    private static long writeNow(SocketCore core, ByteBuffer source) {
        long written = core.state == SocketState.ConnectingState ? -1 : core.engine.write(source);
        if (written < 0) {
            writeFailed(core);
        }
        return written;
    }

    /** Slots of errorOccurred see a socket that is not valid any more, but still know the peer. */
    private static void writeFailed(SocketCore core) {
        if (core.state == SocketState.ConnectingState) {
            core.setError(SocketError.UnfinishedSocketOperationError, "Invalid socket descriptor");
        } else {
            core.rememberEndpoints();
            core.setErrorOfEngine();
            core.engine.close();
        }
    }

    /** The kernel takes bytes: writes; returns whether that changed anything. */
    static boolean canWrite(SocketCore core) {
        QAbstractSocket q = core.q;
        boolean written = flush(core);
        if (!q.isDisposed() && core.state == SocketState.ClosingState && !hasPending(core)) {
            core.disconnectFromHost();
        }
        if (q.isDisposed() || core.engine == null) {
            return written;
        }
        // only now the selector: most of the time the kernel takes all at once
        core.engine.setWriteNotificationEnabled(hasPending(core));
        return written;
    }

    static boolean flush(SocketCore core) {
        boolean any = false;
        while (hasPending(core) && writeOnce(core)) {
            any = true;
            if (core.q.isDisposed()) {
                return true;
            }
        }
        return any;
    }

    private static boolean writeOnce(SocketCore core) {
        if (!core.engineIsValid()) {
            return false;
        }
        long written =
                core.state == SocketState.ConnectingState
                        ? -1
                        : core.engine.write(DeviceAccess.writeBuffer(core.q));
        if (written < 0) {
            writeFailed(core);
            if (core.emitError()) {
                core.q.abort();
            }
            return false;
        }
        if (written > 0) {
            emitBytesWritten(core, written);
        }
        if (!core.q.isDisposed() && core.state == SocketState.ClosingState) {
            core.disconnectFromHost();
        }
        return written > 0;
    }

    private static void emitBytesWritten(SocketCore core, long count) {
        QAbstractSocket q = core.q;
        if (!core.is(SocketCore.IN_BYTES_WRITTEN) && q.bytesWritten.isConnected()) {
            core.set(SocketCore.IN_BYTES_WRITTEN, true);
            try {
                q.bytesWritten.emit(count);
            } finally {
                core.set(SocketCore.IN_BYTES_WRITTEN, false);
            }
        }
        if (!q.isDisposed() && q.channelBytesWritten.isConnected()) {
            q.channelBytesWritten.emit(0, count);
        }
    }
}
