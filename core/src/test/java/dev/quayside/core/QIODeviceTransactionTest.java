// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.core.QIODeviceBase.OpenModeFlag;
import org.junit.jupiter.api.Test;

/** Read transactions; all as measured with Qt 6.4.2. */
class QIODeviceTransactionTest {

    @Test
    void givesTheSameBytesAgainAfterARollback() {
        ScriptedDevice d = open(ScriptedDevice.sequential("abc", "defgh"));
        d.startTransaction();
        assertThat(d.getChar()).isEqualTo('a');
        assertThat(new String(d.read(4))).isEqualTo("bcde");
        assertThat(d.bytesAvailable()).isEqualTo(3);
        d.rollbackTransaction();
        assertThat(d.bytesAvailable()).isEqualTo(8);
        assertThat(new String(d.readAll())).isEqualTo("abcdefgh");
    }

    @Test
    void dropsWhatACommittedTransactionRead() {
        ScriptedDevice d = open(ScriptedDevice.sequential("abcdef"));
        d.startTransaction();
        d.read(2);
        d.commitTransaction();
        assertThat(d.isTransactionStarted()).isFalse();
        assertThat(d.bytesAvailable()).isEqualTo(4);
        assertThat(new String(d.readAll())).isEqualTo("cdef");
    }

    @Test
    void readsPeeksSkipsAndFindsLinesFromWhereTheTransactionStands() {
        ScriptedDevice d = open(ScriptedDevice.sequential("one\ntwo\nthree"));
        d.startTransaction();
        assertThat(new String(d.readLine())).isEqualTo("one\n");
        assertThat(d.canReadLine()).isTrue();
        assertThat(new String(d.peek(3))).isEqualTo("two");
        assertThat(new String(d.readLine())).isEqualTo("two\n");
        assertThat(d.canReadLine()).isFalse();
        assertThat(d.skip(2)).isEqualTo(2);
        assertThat(new String(d.readAll())).isEqualTo("ree");
        assertThat(d.atEnd()).isTrue();
        d.rollbackTransaction();
        assertThat(new String(d.readLine())).isEqualTo("one\n");
    }

    @Test
    void goesBackToItsStartInARandomAccessDevice() {
        ScriptedDevice d = open(ScriptedDevice.randomAccess("abcdef"));
        d.getChar();
        d.startTransaction();
        d.read(3);
        d.rollbackTransaction();
        assertThat(d.pos()).isEqualTo(1);
        assertThat(new String(d.readAll())).isEqualTo("bcdef");
    }

    @Test
    void reportsCallsOutOfTurn() {
        ScriptedDevice d = open(ScriptedDevice.sequential("abc"));
        try (WarningLog log = new WarningLog()) {
            d.rollbackTransaction();
            d.commitTransaction();
            d.startTransaction();
            d.startTransaction();
            d.ungetChar('x');
            assertThat(log.texts())
                    .containsExactly(
                            "QIODevice::rollbackTransaction (ScriptedDevice): Called while no"
                                    + " transaction in progress",
                            "QIODevice::commitTransaction (ScriptedDevice): Called while no"
                                    + " transaction in progress",
                            "QIODevice::startTransaction (ScriptedDevice): Called while"
                                    + " transaction already in progress",
                            "QIODevice::ungetChar (ScriptedDevice): Called while transaction is"
                                    + " in progress");
        }
        assertThat(new String(d.readAll())).isEqualTo("abc");
    }

    private static ScriptedDevice open(ScriptedDevice device) {
        device.open(OpenModeFlag.ReadOnly);
        return device;
    }
}
