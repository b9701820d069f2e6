// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import dev.quayside.core.QIODeviceBase.OpenModeFlag;
import dev.quayside.core.internal.CoreAccess;
import dev.quayside.core.internal.DeviceAccess;
import dev.quayside.core.internal.RingBuffer;
import dev.quayside.network.QAbstractSocketBase.SocketState;
import java.nio.ByteBuffer;

/** How a socket reads: from the engine into the read buffer, or past it when unbuffered. */
final class SocketReading {
    private static final int READ = OpenModeFlag.ReadOnly.value();

    /** Who sends so much at once has more to send, in bytes. */
    private static final int BULK = 16 * 1024;

    private SocketReading() {}

    /** Takes what the engine has; returns whether there was news for the program. */
    static boolean canRead(SocketCore core) {
        if (core.isBuffered()) {
            RingBuffer buffer = DeviceAccess.readBuffer(core.q);
            long before = buffer.size();
            long limit = core.readLimit();
            if (limit > 0 && before >= limit) {
                core.engine.setReadNotificationEnabled(false);
                return false;
            }
            if (!readInto(core, buffer, limit == 0 ? Long.MAX_VALUE : limit - before)) {
                return false;
            }
            if (buffer.size() == before) {
                return !isOpenForReading(core); // thrown away: news, but not to read
            }
        } else {
            if (core.is(SocketCore.UNREAD_NEWS)) {
                core.engine.setReadNotificationEnabled(false);
                return true;
            }
            core.set(SocketCore.UNREAD_NEWS, true);
        }
        emitReadyRead(core);
        return true;
    }

    private static boolean readInto(SocketCore core, RingBuffer buffer, long most) {
        long count = core.engine.read(buffer, most);
        if (count >= 0) {
            if (count == most || count >= BULK) {
                CoreAccess.get().notDrained();
            }
            if (!isOpenForReading(core)) {
                buffer.clear();
            }
            return true;
        }
        core.rememberEndpoints();
        core.setErrorOfEngine();
        core.engine.close(); // slots of errorOccurred see a socket that is not valid any more
        if (core.emitError()) {
            core.resetEngine();
            core.disconnectFromHost();
        }
        return false;
    }

    private static boolean isOpenForReading(SocketCore core) {
        return (DeviceAccess.openMode(core.q) & READ) != 0;
    }

    private static void emitReadyRead(SocketCore core) {
        QAbstractSocket q = core.q;
        if (!core.is(SocketCore.IN_READY_READ)) {
            core.set(SocketCore.IN_READY_READ, true);
            try {
                q.readyRead.emit();
            } finally {
                core.set(SocketCore.IN_READY_READ, false);
            }
        }
        if (!q.isDisposed() && q.channelReadyRead.isConnected()) {
            q.channelReadyRead.emit(0);
        }
    }

    /** The read buffer is empty, or the device asks for more: what QIODevice calls readData for. */
    static long readDirectly(SocketCore core, byte[] data, int offset, int maxSize) {
        if (!isConnected(core)) {
            return maxSize == 0 ? 0 : -1;
        }
        boolean pass = maxSize > 0 && !core.isBuffered();
        return afterDirectRead(core, pass ? core.engine.read(data, offset, maxSize) : 0);
    }

    static long readDirectly(SocketCore core, ByteBuffer target) {
        if (!isConnected(core)) {
            return target.hasRemaining() ? -1 : 0;
        }
        boolean pass = target.hasRemaining() && !core.isBuffered();
        return afterDirectRead(core, pass ? core.engine.read(target) : 0);
    }

    private static boolean isConnected(SocketCore core) {
        return core.engineIsValid() && core.engine.state() == SocketState.ConnectedState;
    }

    private static long afterDirectRead(SocketCore core, long count) {
        if (count < 0) {
            core.setErrorOfEngine();
            core.resetEngine();
            core.state = SocketState.UnconnectedState;
        } else {
            core.set(SocketCore.UNREAD_NEWS, false);
            core.engine.setReadNotificationEnabled(true);
        }
        return count;
    }

    static void setReadBufferSize(SocketCore core, long size) {
        if (size == core.readLimit()) {
            return;
        }
        core.details().readBufferSize = size;
        if (core.engine != null && core.state == SocketState.ConnectedState) {
            boolean room = size == 0 || DeviceAccess.readBufferSize(core.q) < size;
            core.engine.setReadNotificationEnabled(room);
        }
    }
}
