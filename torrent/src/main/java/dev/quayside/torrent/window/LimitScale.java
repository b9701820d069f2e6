// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

/**
 * The scale of the sliders for limits, as in Qt's example: fine for small rates, coarse for large
 * ones. The last position is "unlimited".
 */
final class LimitScale {
    /** The position for no limit. */
    static final int UNLIMITED = 1001;

    private static final int KIB = 1024;

    private LimitScale() {}

    /** The limit at a position from 0 on: bytes a second, 0 for no limit. */
    static long limit(int position) {
        return position >= UNLIMITED ? 0 : (long) kib(position) * KIB;
    }

    private static int kib(int v) {
        if (v < 250) {
            return 1 + (int) (v * 0.124);
        }
        if (v < 500) {
            return 32 + (int) ((v - 250) * 0.384);
        }
        if (v < 750) {
            return 128 + (int) ((v - 500) * 1.536);
        }
        return 512 + (int) ((v - 750) * 6.1445);
    }

    /** The position of a limit in bytes a second, or the one below it; 0 means no limit. */
    static int position(long limit) {
        if (limit <= 0) {
            return UNLIMITED;
        }
        int position = 0;
        while (position + 1 < UNLIMITED && limit(position + 1) <= limit) {
            position++;
        }
        return position;
    }

    static String text(long limit) {
        return limit == 0 ? "unlimited" : limit / KIB + " KiB/s";
    }
}
