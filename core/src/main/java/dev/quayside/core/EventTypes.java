// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.BitSet;

/** The numbers of event types that are taken. */
final class EventTypes {
    private static final BitSet TAKEN = new BitSet();

    private EventTypes() {}

    static synchronized int register(int hint) {
        int last = QEvent.Type.MaxUser.value();
        int type = hint >= QEvent.Type.User.value() && hint <= last && !TAKEN.get(hint) ? hint : -1;
        if (type < 0) {
            type = TAKEN.previousClearBit(last);
        }
        if (type < QEvent.Type.User.value()) {
            return -1;
        }
        TAKEN.set(type);
        return type;
    }
}
