// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import dev.quayside.core.QDeadlineTimer;
import dev.quayside.core.internal.DeviceAccess;
import dev.quayside.network.QAbstractSocketBase.SocketError;
import dev.quayside.network.QAbstractSocketBase.SocketState;
import dev.quayside.network.internal.SocketEngine;

/** The blocking calls of a socket: they act on that one socket and process no other events. */
final class SocketWaits {
    private SocketWaits() {}

    private static boolean isConnecting(SocketCore core) {
        return core.state == SocketState.HostLookupState
                || core.state == SocketState.ConnectingState;
    }

    static boolean connected(SocketCore core, QDeadlineTimer deadline) {
        if (core.state == SocketState.ConnectedState) {
            return true;
        }
        boolean closing = core.takePendingClose();
        boolean connected = connect(core, deadline);
        if (closing && exists(core)) {
            core.disconnectFromHost();
        }
        return connected;
    }

    private static boolean connect(SocketCore core, QDeadlineTimer deadline) {
        if (core.state == SocketState.HostLookupState) {
            core.connector().lookUpNow();
        }
        if (core.state == SocketState.UnconnectedState) {
            return false;
        }
        // as in Qt, there is nothing to wait for in any other state, which counts as a timeout
        boolean timedOut = true;
        while (core.state == SocketState.ConnectingState && !deadline.hasExpired()) {
            timedOut = false;
            QDeadlineTimer attempt = QDeadlineTimer.ofMillis(SocketConnector.TIMEOUT);
            boolean wholeAttempt = attempt.compareTo(deadline) < 0;
            boolean tried = core.engine != null; // not yet in a slot of stateChanged
            if (tried && core.engine.waitForWrite(wholeAttempt ? attempt : deadline, null)) {
                core.connector().connectEnded();
            } else if (wholeAttempt || !tried) {
                core.connector().tryNext();
            }
        }
        boolean connected = core.state == SocketState.ConnectedState;
        if (timedOut && !connected || core.state == SocketState.ConnectingState) {
            timeOut(core);
        }
        return core.state == SocketState.ConnectedState;
    }

    private static void timeOut(SocketCore core) {
        core.stopConnector();
        core.setError(SocketError.SocketTimeoutError, "Socket operation timed out");
        core.resetEngine();
        core.enter(SocketState.UnconnectedState);
    }

    static boolean readyRead(SocketCore core, QDeadlineTimer deadline) {
        if (core.state == SocketState.UnconnectedState) {
            return false;
        }
        if (isConnecting(core) && !connected(core, deadline)) {
            return false;
        }
        do {
            if (core.state != SocketState.ConnectedState && core.state != SocketState.BoundState) {
                return false;
            }
            int ready = await(core, true, deadline);
            if (ready <= 0) {
                return false;
            }
            if ((ready & SocketEngine.READABLE) != 0 && SocketReading.canRead(core)) {
                return true;
            }
            writeIfReady(core, ready);
        } while (exists(core) && !deadline.hasExpired());
        return false;
    }

    static boolean bytesWritten(SocketCore core, QDeadlineTimer deadline) {
        if (core.state == SocketState.UnconnectedState || !SocketWriting.hasPending(core)) {
            return false;
        }
        if (isConnecting(core) && !connected(core, deadline)) {
            return false;
        }
        while (true) {
            int ready = await(core, hasRoom(core), deadline);
            if (ready <= 0) {
                return false;
            }
            if ((ready & SocketEngine.READABLE) != 0 && !SocketReading.canRead(core)) {
                return false;
            }
            if (writeIfReady(core, ready)) {
                return true;
            }
            if (!exists(core) || core.state != SocketState.ConnectedState) {
                return false;
            }
        }
    }

    static boolean disconnected(SocketCore core, QDeadlineTimer deadline) {
        if (core.state == SocketState.UnconnectedState) {
            return false;
        }
        if (isConnecting(core)) {
            if (!connected(core, deadline)) {
                return false;
            }
            if (core.state == SocketState.UnconnectedState) {
                return true;
            }
        }
        while (true) {
            int ready = await(core, core.state == SocketState.ConnectedState, deadline);
            if (ready <= 0) {
                return false;
            }
            if ((ready & SocketEngine.READABLE) != 0) {
                SocketReading.canRead(core);
            }
            writeIfReady(core, ready);
            if (!exists(core) || core.state == SocketState.UnconnectedState) {
                return true;
            }
        }
    }

    private static boolean exists(SocketCore core) {
        return !core.q.isDisposed();
    }

    private static boolean hasRoom(SocketCore core) {
        SocketDetails details = core.detailsOrNull();
        long limit = details == null ? 0 : details.readBufferSize;
        return limit == 0 || DeviceAccess.readBufferSize(core.q) < limit;
    }

    private static boolean writeIfReady(SocketCore core, int ready) {
        return (ready & SocketEngine.WRITABLE) != 0
                && exists(core)
                && core.engineIsValid()
                && SocketWriting.canWrite(core);
    }

    /** Returns what the engine is ready for; 0 or less after a timeout or failure was told. */
    private static int await(SocketCore core, boolean read, QDeadlineTimer deadline) {
        boolean write = SocketWriting.hasPending(core);
        int ready = core.engine.waitForReadOrWrite(read, write, deadline);
        if (ready <= 0) {
            core.setErrorOfEngine();
            if (core.emitError() && core.error() != SocketError.SocketTimeoutError) {
                core.q.close();
            }
        }
        return ready;
    }
}
