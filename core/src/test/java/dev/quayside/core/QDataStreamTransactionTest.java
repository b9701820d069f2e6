// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.core.QDataStream.Status;
import dev.quayside.core.QIODeviceBase.OpenModeFlag;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Transactions of streams: nested in one another, and over those of the device. */
@ExtendWith(WithoutWarnings.class)
class QDataStreamTransactionTest {

    private final QBuffer buffer = buffer("abcdef");
    private final QDataStream stream = new QDataStream(buffer);

    private static QBuffer buffer(String text) {
        QBuffer buffer = new QBuffer();
        buffer.setData(text.getBytes(StandardCharsets.US_ASCII));
        buffer.open(OpenModeFlag.ReadWrite);
        return buffer;
    }

    @Test
    void givesBackWhatWasReadOfAMessageThatIsNotWhole() {
        stream.startTransaction();
        assertThat(buffer.isTransactionStarted()).isTrue();
        stream.readInt64();

        assertThat(stream.commitTransaction()).isFalse();
        assertThat(buffer.pos()).isZero();
        assertThat(buffer.isTransactionStarted()).isFalse();
        assertThat(stream.status()).isEqualTo(Status.ReadPastEnd);
    }

    @Test
    void clearsTheStatusOnlyWhenTheOutermostBegins() {
        stream.setStatus(Status.ReadCorruptData);
        stream.startTransaction();
        assertThat(stream.status()).isEqualTo(Status.Ok);

        stream.setStatus(Status.ReadCorruptData);
        stream.startTransaction();
        assertThat(stream.status()).isEqualTo(Status.ReadCorruptData);
    }

    @Test
    void readsNothingMoreAfterAnErrorInATransaction() {
        stream.startTransaction();
        stream.setStatus(Status.ReadCorruptData);

        assertThat(stream.readInt8()).isZero();
        assertThat(stream.readRawData(1)).isNull();
        assertThat(stream.skipRawData(1)).isEqualTo(-1);
        assertThat(stream.readQStringList()).isEmpty();
        assertThat(buffer.pos()).isZero();
    }

    @Test
    void goesByTheStatusAtTheEnd() {
        stream.startTransaction();
        stream.readInt64();
        stream.resetStatus();

        assertThat(stream.commitTransaction()).isTrue();
        assertThat(buffer.pos()).isEqualTo(6);
    }

    @Test
    void endsTheDevicesTransactionOnlyWithTheOutermost() {
        stream.startTransaction();
        stream.startTransaction();
        stream.readInt8();

        assertThat(stream.commitTransaction()).isTrue();
        assertThat(buffer.isTransactionStarted()).isTrue();
        assertThat(stream.commitTransaction()).isTrue();
        assertThat(buffer.isTransactionStarted()).isFalse();
        assertThat(buffer.pos()).isEqualTo(1);
    }

    @Test
    void rollsBackTheOutermostIfAnInnerOneWas() {
        stream.startTransaction();
        stream.startTransaction();
        stream.readInt8();
        stream.rollbackTransaction();

        assertThat(stream.status()).isEqualTo(Status.ReadPastEnd);
        assertThat(buffer.isTransactionStarted()).isTrue();
        assertThat(stream.commitTransaction()).isFalse();
        assertThat(buffer.pos()).isZero();
    }

    @Test
    void keepsWhatWasReadIfAnInnerOneWasAborted() {
        stream.startTransaction();
        stream.startTransaction();
        stream.readInt8();
        stream.abortTransaction();

        assertThat(stream.commitTransaction()).isFalse();
        assertThat(buffer.pos()).isEqualTo(1);
        assertThat(stream.status()).isEqualTo(Status.ReadCorruptData);
    }

    @Test
    void rollsBackOnDemandButNotOverCorruptData() {
        stream.startTransaction();
        stream.readInt8();
        stream.rollbackTransaction();
        assertThat(buffer.pos()).isZero();
        assertThat(stream.status()).isEqualTo(Status.ReadPastEnd);

        stream.startTransaction();
        stream.readInt8();
        stream.setStatus(Status.ReadCorruptData);
        stream.rollbackTransaction();
        assertThat(buffer.pos()).isEqualTo(1);
        assertThat(stream.status()).isEqualTo(Status.ReadCorruptData);
    }

    @Test
    void dropsCorruptDataOnCommitAndOnAbort() {
        stream.startTransaction();
        stream.readInt8();
        stream.setStatus(Status.ReadCorruptData);
        assertThat(stream.commitTransaction()).isFalse();
        assertThat(buffer.pos()).isEqualTo(1);

        stream.startTransaction();
        stream.readInt8();
        stream.abortTransaction();
        assertThat(buffer.pos()).isEqualTo(2);
        assertThat(stream.status()).isEqualTo(Status.ReadCorruptData);
        assertThat(buffer.isTransactionStarted()).isFalse();
    }

    @Test
    void abortsWhateverTheStatusIs() {
        stream.startTransaction();
        stream.readInt64();
        stream.abortTransaction();

        assertThat(stream.status()).isEqualTo(Status.ReadCorruptData);
        assertThat(buffer.pos()).isEqualTo(6);
    }

    @Test
    void setsTheStatusEvenIfThereIsNoTransactionToEnd() {
        assertThat(stream.commitTransaction()).isFalse();
        assertThat(stream.status()).isEqualTo(Status.Ok);
        stream.rollbackTransaction();
        assertThat(stream.status()).isEqualTo(Status.ReadPastEnd);
        stream.abortTransaction();
        assertThat(stream.status()).isEqualTo(Status.ReadCorruptData);
        assertThat(buffer.pos()).isZero();
    }

    @Test
    void endsATransactionThatTheDeviceHadBegun() {
        buffer.startTransaction();
        stream.readInt8();
        stream.startTransaction();
        stream.readInt8();

        assertThat(stream.commitTransaction()).isTrue();
        assertThat(buffer.pos()).isEqualTo(2);
        assertThat(buffer.isTransactionStarted()).isFalse();
    }

    @Test
    void stopsReadingInTheDevicesOwnTransactionToo() {
        buffer.startTransaction();
        stream.setStatus(Status.ReadCorruptData);

        assertThat(stream.readInt8()).isZero();
        assertThat(buffer.pos()).isZero();
    }

    @Test
    void beginsNothingWithoutADevice() {
        stream.setDevice(null);
        stream.startTransaction();
        stream.setDevice(buffer);

        assertThat(stream.commitTransaction()).isFalse();
        assertThat(buffer.isTransactionStarted()).isFalse();
    }

    @Test
    void forgetsATransactionThatEndsWithoutADevice() {
        stream.startTransaction();
        stream.setDevice(null);

        assertThat(stream.commitTransaction()).isFalse();
        assertThat(buffer.isTransactionStarted()).isTrue();
    }

    @Test
    void readsAMessageThatComesInPiecesFromTheStart() {
        FeedDevice device = new FeedDevice();
        device.open(OpenModeFlag.ReadOnly);
        QDataStream in = new QDataStream(device);
        byte[] message = {0, 0, 0, 4, 0, 'h', 0, 'i', 0, 0, 0, 42};

        for (int i = 0; i < message.length; i++) {
            in.startTransaction();
            in.readQString();
            in.readInt32();
            assertThat(in.commitTransaction()).isFalse();
            device.feed(new byte[] {message[i]});
        }

        in.startTransaction();
        assertThat(in.readQString()).isEqualTo("hi");
        assertThat(in.readInt32()).isEqualTo(42);
        assertThat(in.commitTransaction()).isTrue();
        assertThat(in.atEnd()).isTrue();
    }
}
