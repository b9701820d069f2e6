// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

/**
 * Enumerations that Qt keeps in its namespace {@code Qt}.
 *
 * @see <a href="https://doc.qt.io/qt-6/qt.html">Qt namespace</a>
 */
public final class Qt {
    private Qt() {}

    /** How a signal reaches a slot; the last two are flags that go with one of the others. */
    public enum ConnectionType {
        /**
         * Direct where the receiver lives in the emitting thread, else queued: decided at emission.
         */
        AutoConnection(0),
        /** The slot runs at once, in the emitting thread. */
        DirectConnection(1),
        /** The slot runs in the receiver's thread when control returns to its event loop. */
        QueuedConnection(2),
        /** As queued, and the emitting thread waits until the slot has returned. */
        BlockingQueuedConnection(3),
        /** Flag: refuse to connect the same slot of the same receiver a second time. */
        UniqueConnection(0x80),
        /** Flag: the connection ends with the first emission. */
        SingleShotConnection(0x100);

        private final int value;

        ConnectionType(int value) {
            this.value = value;
        }

        /**
         * Returns Qt's number for it.
         *
         * @return the value
         */
        public int value() {
            return value;
        }
    }

    /** How exactly a timer keeps its interval. */
    public enum TimerType {
        /** To the millisecond. */
        PreciseTimer(0),
        /** Within 5 % of the interval; Quayside's coarse timers are as exact as precise ones. */
        CoarseTimer(1),
        /** To the second. */
        VeryCoarseTimer(2);

        private final int value;

        TimerType(int value) {
            this.value = value;
        }

        /**
         * Returns Qt's number for it.
         *
         * @return the value
         */
        public int value() {
            return value;
        }
    }

    /** How deep {@link QObject#findChild} looks. */
    public enum FindChildOption {
        /** Only at the children themselves. */
        FindDirectChildrenOnly(0),
        /** At children, their children, and so on. */
        FindChildrenRecursively(1);

        private final int value;

        FindChildOption(int value) {
            this.value = value;
        }

        /**
         * Returns Qt's number for it.
         *
         * @return the value
         */
        public int value() {
            return value;
        }
    }
}
