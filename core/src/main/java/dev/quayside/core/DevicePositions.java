// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

/** Where a device stands. A sequential one needs this in a transaction only, so it is made late. */
final class DevicePositions {
    /** Where the next byte is read or written; always 0 for sequential devices. */
    long pos;

    /**
     * Where the subclass stands: ahead of {@link #pos} by what the read buffer holds; -1 unknown.
     */
    long devicePos;

    /** Sequential: how many buffered bytes the transaction has read. Else where it began. */
    long transactionPos;

    int readChannel;
    int writeChannel;
}
