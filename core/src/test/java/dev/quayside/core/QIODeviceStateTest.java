// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quayside.core.QIODeviceBase.OpenModeFlag;
import dev.quayside.core.internal.DeviceAccess;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Open mode, channels, errors and warnings of a device; all as measured with Qt 6.4.2. */
class QIODeviceStateTest {
    private final ScriptedDevice sequential = ScriptedDevice.sequential("abcdef");
    private final ScriptedDevice randomAccess = ScriptedDevice.randomAccess("abcdef");

    @Test
    void isClosedAtFirst() {
        assertThat(sequential.isOpen()).isFalse();
        assertThat(sequential.openMode()).isEmpty();
        assertThat(sequential.atEnd()).isTrue();
        assertThat(sequential.pos()).isZero();
        assertThat(sequential.bytesAvailable()).isZero();
        assertThat(sequential.bytesToWrite()).isZero();
        assertThat(sequential.errorString()).isEqualTo("Unknown error");
        assertThat(sequential.readChannelCount()).isZero();
        assertThat(sequential.canReadLine()).isFalse();
        assertThat(sequential.isTransactionStarted()).isFalse();
        assertThat(sequential.waitForReadyRead(0)).isFalse();
        assertThat(sequential.waitForBytesWritten(0)).isFalse();
        assertThat(randomAccess.size()).isEqualTo(6);
    }

    @Test
    void namesEveryModeThatIsContained() {
        sequential.open(OpenModeFlag.ReadWrite, OpenModeFlag.Text);
        assertThat(sequential.openMode())
                .isEqualTo(
                        EnumSet.of(
                                OpenModeFlag.ReadOnly,
                                OpenModeFlag.WriteOnly,
                                OpenModeFlag.ReadWrite,
                                OpenModeFlag.Text));
        sequential.open(Set.of(OpenModeFlag.ReadOnly, OpenModeFlag.Unbuffered));
        assertThat(sequential.openMode())
                .containsExactly(OpenModeFlag.ReadOnly, OpenModeFlag.Unbuffered);
        assertThat(sequential.isReadable()).isTrue();
        assertThat(sequential.isWritable()).isFalse();
    }

    @Test
    void opensAtTheEndForAppending() {
        randomAccess.open(OpenModeFlag.WriteOnly, OpenModeFlag.Append);
        assertThat(randomAccess.pos()).isEqualTo(6);
    }

    @Test
    void startsAnewWhenOpenedAgain() {
        randomAccess.open(OpenModeFlag.ReadOnly);
        randomAccess.read(2);
        randomAccess.setErrorString("something");
        assertThat(randomAccess.open(OpenModeFlag.ReadWrite)).isTrue();
        assertThat(randomAccess.pos()).isZero();
        assertThat(randomAccess.errorString()).isEqualTo("Unknown error");
        assertThat(randomAccess.bytesAvailable()).isEqualTo(6);
    }

    @Test
    void isStillOpenWhileItTellsThatItWillClose() {
        List<String> seen = new ArrayList<>();
        sequential.aboutToClose.connect(
                () -> seen.add(sequential.isOpen() + new String(sequential.readAll())));
        sequential.open(OpenModeFlag.ReadOnly);
        sequential.peek(1);
        sequential.startTransaction();
        sequential.setErrorString("kept");

        sequential.close();
        sequential.close();

        assertThat(seen).containsExactly("trueabcdef");
        assertThat(sequential.isOpen()).isFalse();
        assertThat(sequential.isTransactionStarted()).isFalse();
        assertThat(sequential.bytesAvailable()).isZero();
        assertThat(sequential.errorString()).isEqualTo("kept");
    }

    @Test
    void keepsABegunTransactionWhenItIsOpened() {
        randomAccess.startTransaction();
        randomAccess.open(OpenModeFlag.ReadOnly);
        assertThat(randomAccess.isTransactionStarted()).isTrue();
    }

    @Test
    void hasOneChannelForEachDirectionThatIsOpen() {
        sequential.open(OpenModeFlag.ReadOnly);
        assertThat(sequential.readChannelCount()).isEqualTo(1);
        assertThat(sequential.writeChannelCount()).isZero();
        sequential.setOpenMode(EnumSet.of(OpenModeFlag.WriteOnly));
        assertThat(sequential.readChannelCount()).isZero();
        assertThat(sequential.writeChannelCount()).isEqualTo(1);
        sequential.close();
        assertThat(sequential.writeChannelCount()).isZero();
    }

    @Test
    void remembersTheChosenChannels() {
        assertThat(sequential.currentReadChannel()).isZero();
        sequential.setCurrentReadChannel(2);
        sequential.setCurrentWriteChannel(1);
        assertThat(sequential.currentReadChannel()).isEqualTo(2);
        assertThat(sequential.currentWriteChannel()).isEqualTo(1);
    }

    @Test
    void keepsTheReadChannelDuringATransaction() {
        sequential.startTransaction();
        try (WarningLog log = new WarningLog()) {
            sequential.setCurrentReadChannel(2);
            assertThat(log.texts())
                    .containsExactly(
                            "QIODevice::setReadChannel (ScriptedDevice): Failed due to read"
                                    + " transaction being in progress");
        }
        assertThat(sequential.currentReadChannel()).isZero();
    }

    @Test
    void refusesToReadWhenClosed() {
        try (WarningLog log = new WarningLog()) {
            assertThat(sequential.read(1)).isNull();
            assertThat(sequential.peek(1)).isNull();
            assertThat(sequential.skip(1)).isEqualTo(-1);
            assertThat(sequential.readLine()).isEmpty();
            assertThat(sequential.readLine(1)).isNull();
            assertThat(sequential.readAll()).isEmpty();
            assertThat(sequential.getChar()).isEqualTo(-1);
            sequential.ungetChar('x');
            assertThat(log.texts())
                    .containsExactly(
                            "QIODevice::read (ScriptedDevice): device not open",
                            "QIODevice::peek (ScriptedDevice): device not open",
                            "QIODevice::skip (ScriptedDevice): device not open",
                            "QIODevice::readLine (ScriptedDevice): device not open",
                            "QIODevice::readLine (ScriptedDevice): device not open",
                            "QIODevice::read (ScriptedDevice): device not open",
                            "QIODevice::read (ScriptedDevice): device not open",
                            "QIODevice::read (ScriptedDevice): device not open");
        }
        assertThat(sequential.asked()).isEqualTo("-");
    }

    @Test
    void refusesWhatTheModeDoesNotAllow() {
        sequential.setObjectName("port");
        try (WarningLog log = new WarningLog()) {
            sequential.open(OpenModeFlag.WriteOnly);
            assertThat(sequential.read(new byte[1])).isEqualTo(-1);
            sequential.open(OpenModeFlag.ReadOnly);
            assertThat(sequential.write("x")).isEqualTo(-1);
            assertThat(sequential.putChar('x')).isFalse();
            assertThat(log.texts())
                    .containsExactly(
                            "QIODevice::read (ScriptedDevice, \"port\"): WriteOnly device",
                            "QIODevice::write (ScriptedDevice, \"port\"): ReadOnly device",
                            "QIODevice::write (ScriptedDevice, \"port\"): ReadOnly device");
        }
    }

    @Test
    void refusesNegativeSizesAndLinesWithoutRoom() {
        sequential.open(OpenModeFlag.ReadWrite);
        try (WarningLog log = new WarningLog()) {
            assertThat(sequential.read(-1)).isNull();
            assertThat(sequential.read(new byte[1], 0, -1)).isEqualTo(-1);
            assertThat(sequential.peek(-1)).isNull();
            assertThat(sequential.skip(-1)).isEqualTo(-1);
            assertThat(sequential.write(new byte[1], 0, -1)).isEqualTo(-1);
            assertThat(sequential.readLine(1)).isNull();
            assertThat(sequential.readLine(new byte[4], 0, 0)).isEqualTo(-1);
            assertThat(log.texts())
                    .containsExactly(
                            "QIODevice::read (ScriptedDevice): Called with maxSize < 0",
                            "QIODevice::read (ScriptedDevice): Called with maxSize < 0",
                            "QIODevice::peek (ScriptedDevice): Called with maxSize < 0",
                            "QIODevice::skip (ScriptedDevice): Called with maxSize < 0",
                            "QIODevice::write (ScriptedDevice): Called with maxSize < 0",
                            "QIODevice::readLine (ScriptedDevice): Called with maxSize < 2",
                            "QIODevice::readLine (ScriptedDevice): Called with maxSize < 2");
        }
    }

    @Test
    void seeksOnlyInOpenRandomAccessDevicesAndToPositions() {
        try (WarningLog log = new WarningLog()) {
            assertThat(sequential.seek(1)).isFalse();
            assertThat(randomAccess.reset()).isFalse();
            randomAccess.open(OpenModeFlag.ReadOnly);
            assertThat(randomAccess.seek(-1)).isFalse();
            assertThat(log.texts())
                    .containsExactly(
                            "QIODevice::seek (ScriptedDevice): Cannot call seek on a sequential"
                                    + " device",
                            "QIODevice::seek (ScriptedDevice): The device is not open",
                            "QIODevice::seek: Invalid pos: -1");
        }
    }

    @Test
    void switchesTextModeOnlyWhenOpen() {
        try (WarningLog log = new WarningLog()) {
            sequential.setTextModeEnabled(true);
            assertThat(log.texts())
                    .containsExactly(
                            "QIODevice::setTextModeEnabled (ScriptedDevice): The device is not"
                                    + " open");
        }
        assertThat(sequential.isTextModeEnabled()).isFalse();
        sequential.open(OpenModeFlag.ReadOnly);
        sequential.setTextModeEnabled(true);
        assertThat(sequential.openMode()).containsExactly(OpenModeFlag.ReadOnly, OpenModeFlag.Text);
    }

    @Test
    void holdsNoBufferOnceItIsClosedOrDestroyed() {
        sequential.open(OpenModeFlag.ReadWrite);
        sequential.peek(1);
        DeviceAccess.writeBuffer(sequential).append(new byte[5], 0, 5);
        assertThat(sequential.bytesToWrite()).isEqualTo(5);
        sequential.close();
        assertThat(DeviceAccess.readBufferOrNull(sequential)).isNull();
        assertThat(sequential.bytesToWrite()).as("a socket writes it still").isEqualTo(5);
        sequential.dispose();
        assertThat(DeviceAccess.writeBufferOrNull(sequential)).isNull();
    }

    @Test
    void throwsOnceDestroyed() {
        sequential.open(OpenModeFlag.ReadOnly);
        sequential.dispose();
        assertThatThrownBy(() -> sequential.read(1)).isInstanceOf(QObjectDisposedException.class);
        assertThatThrownBy(() -> sequential.open(OpenModeFlag.ReadOnly))
                .isInstanceOf(QObjectDisposedException.class);
    }
}
