// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

/**
 * Holds the open modes of devices, so that they can be named through every device class ({@code
 * QIODevice.OpenModeFlag}, {@code QTcpSocket.OpenModeFlag}).
 *
 * @see <a href="https://doc.qt.io/qt-6/qiodevicebase.html">QIODeviceBase</a>
 */
public interface QIODeviceBase {

    /**
     * How a device is opened. Modes are combined as sets; {@link #ReadWrite} is the union of {@link
     * #ReadOnly} and {@link #WriteOnly}.
     */
    enum OpenModeFlag {
        /** The device is not open. */
        NotOpen(0),
        /** Open for reading. */
        ReadOnly(1),
        /** Open for writing. */
        WriteOnly(2),
        /** Open for reading and writing. */
        ReadWrite(3),
        /** Everything written goes behind the last byte. */
        Append(4),
        /** What the device held is dropped when it opens. */
        Truncate(8),
        /** Reading removes carriage returns; see {@link QIODevice#setTextModeEnabled}. */
        Text(16),
        /** No read buffer stands between the device and its data. */
        Unbuffered(32),
        /** Files only: fail if the file exists. */
        NewOnly(64),
        /** Files only: fail if the file does not exist. */
        ExistingOnly(128);

        private final int value;

        OpenModeFlag(int value) {
            this.value = value;
        }

        /**
         * Returns the number that Qt gives this mode.
         *
         * @return one bit, or the union of two for {@link #ReadWrite}
         */
        public int value() {
            return value;
        }
    }
}
