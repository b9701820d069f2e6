// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

/** What {@link QIODevice} knows of channels, and its read transactions. */
abstract class DeviceChannels extends DeviceState {
    DeviceChannels(QObject parent) {
        super(parent);
    }

    // -- channels ---------------------------------------------------------------------------------

    /**
     * Returns the number of read channels.
     *
     * @return 1 if the device is open for reading, else 0
     */
    public int readChannelCount() {
        return hasReadChannel() ? 1 : 0;
    }

    /**
     * Returns the number of write channels.
     *
     * @return 1 if the device is open for writing, else 0
     */
    public int writeChannelCount() {
        return hasWriteChannel() ? 1 : 0;
    }

    /**
     * Returns the read channel that was last chosen.
     *
     * @return 0 if none was
     */
    public int currentReadChannel() {
        DevicePositions at = positionsOrNull();
        return at == null ? 0 : at.readChannel;
    }

    /**
     * Chooses the read channel. TCP and buffers have one only, number 0, and read it whatever was
     * chosen. Refused with a warning during a transaction.
     *
     * @param channel the number
     */
    public void setCurrentReadChannel(int channel) {
        checkAccess();
        if (inTransaction()) {
            String why = "Failed due to read transaction being in progress";
            DeviceWarnings.warn(this, "setReadChannel", why);
            return;
        }
        positions().readChannel = channel;
    }

    /**
     * Returns the write channel that was last chosen.
     *
     * @return 0 if none was
     */
    public int currentWriteChannel() {
        DevicePositions at = positionsOrNull();
        return at == null ? 0 : at.writeChannel;
    }

    /**
     * Chooses the write channel. TCP and buffers have one only, number 0, and write to it whatever
     * was chosen.
     *
     * @param channel the number
     */
    public void setCurrentWriteChannel(int channel) {
        checkAccess();
        positions().writeChannel = channel;
    }

    // -- transactions -----------------------------------------------------------------------------

    /**
     * Starts a read transaction: what is read from now on comes again after {@link
     * #rollbackTransaction()}. A sequential device keeps the bytes in its buffer so long. Warns and
     * does nothing if one is running already.
     */
    public void startTransaction() {
        checkAccess();
        if (inTransaction()) {
            DeviceWarnings.warn(
                    this, "startTransaction", "Called while transaction already in progress");
            return;
        }
        beginTransaction();
    }

    /** Ends the transaction; what it read is gone. Warns if none is running. */
    public void commitTransaction() {
        checkAccess();
        if (!inTransaction()) {
            DeviceWarnings.warn(
                    this, "commitTransaction", "Called while no transaction in progress");
            return;
        }
        if (readBuffer != null && sequential()) {
            readBuffer.free(transactionPosition());
        }
        endTransaction();
    }

    /**
     * Ends the transaction and goes back to where it began: a sequential device gives the same
     * bytes again, another one has the same position again. Warns if none is running.
     */
    public void rollbackTransaction() {
        checkAccess();
        if (!inTransaction()) {
            DeviceWarnings.warn(
                    this, "rollbackTransaction", "Called while no transaction in progress");
            return;
        }
        if (!sequential()) {
            seekBuffer(transactionPosition());
        }
        endTransaction();
    }

    /**
     * Returns whether a transaction is running.
     *
     * @return whether one was started and neither committed nor rolled back
     */
    public boolean isTransactionStarted() {
        return inTransaction();
    }
}
