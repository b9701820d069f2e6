// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ways to end connections; each rule was measured in Qt. */
class DisconnectTest {
    private final List<String> calls = new ArrayList<>();
    private final Emitter emitter = new Emitter();
    private final QObject receiver = new QObject();
    private final QObject other = new QObject();
    private final Slot0 slot = () -> calls.add("slot");

    private static final class Emitter extends QObject {
        final Signal0 fired = new Signal0(this);
        final Signal0 second = new Signal0(this);
    }

    private List<String> fire() {
        calls.clear();
        emitter.fired.emit();
        return List.copyOf(calls);
    }

    @Test
    void aHandleEndsItsConnectionOnce() {
        QMetaObject.Connection handle = emitter.fired.connect(receiver, slot);
        QMetaObject.Connection twin = emitter.fired.connect(receiver, slot);
        assertThat(handle.isConnected()).isTrue();
        assertThat(QObject.disconnect(handle)).isTrue();
        assertThat(QObject.disconnect(handle)).isFalse();
        assertThat(handle.disconnect()).isFalse();
        assertThat(handle.isConnected()).isFalse();
        assertThat(twin.isConnected()).isTrue();
        assertThat(fire()).containsExactly("slot");
    }

    @Test
    void aHandleOfAnotherSignalIsRefused() {
        QMetaObject.Connection handle = emitter.fired.connect(slot);
        assertThat(emitter.second.disconnect(handle)).isFalse();
        assertThat(handle.isConnected()).isTrue();
    }

    @Test
    void aSlotEndsAllConnectionsToItWhateverTheirReceiver() {
        emitter.fired.connect(receiver, slot);
        emitter.fired.connect(slot);
        emitter.fired.connect(() -> calls.add("stays"));
        assertThat(emitter.fired.disconnect(slot)).isTrue();
        assertThat(emitter.fired.disconnect(slot)).isFalse();
        assertThat(fire()).containsExactly("stays");
    }

    @Test
    void aSlotIsKnownByIdentity() {
        emitter.fired.connect(slot);
        Slot0 same = () -> calls.add("slot");
        assertThat(emitter.fired.disconnect(same)).isFalse();
        assertThat(fire()).containsExactly("slot");
    }

    @Test
    void aReceiverAndASlotTogetherEndOnlyWhatIsBoth() {
        emitter.fired.connect(receiver, slot);
        emitter.fired.connect(other, slot);
        emitter.fired.connect(receiver, () -> calls.add("other slot"));
        assertThat(emitter.fired.disconnect(receiver, slot)).isTrue();
        assertThat(emitter.fired.disconnect(receiver, slot)).isFalse();
        assertThat(fire()).containsExactly("slot", "other slot");
    }

    @Test
    void aReceiverEndsItsConnectionsToOneSignal() {
        emitter.fired.connect(receiver, slot);
        emitter.fired.connect(other, () -> calls.add("other"));
        emitter.second.connect(receiver, slot);
        assertThat(emitter.fired.disconnect(receiver)).isTrue();
        assertThat(emitter.fired.disconnect(receiver)).isFalse();
        assertThat(fire()).containsExactly("other");
        assertThat(emitter.second.isConnected()).isTrue();
    }

    @Test
    void aReceiverEndsItsConnectionsToAllSignalsOfAnObject() {
        emitter.fired.connect(receiver, slot);
        emitter.second.connect(receiver, slot);
        emitter.second.connect(other, slot);
        assertThat(emitter.disconnect(receiver)).isTrue();
        assertThat(emitter.disconnect(receiver)).isFalse();
        assertThat(emitter.fired.isConnected()).isFalse();
        assertThat(emitter.second.receivers()).isEqualTo(1);
    }

    @Test
    void anObjectEndsAllConnectionsOfAllItsSignals() {
        emitter.fired.connect(receiver, slot);
        emitter.second.connect(slot);
        assertThat(emitter.disconnect()).isTrue();
        assertThat(emitter.disconnect()).isFalse();
        assertThat(emitter.isSignalConnected(emitter.fired)).isFalse();
        assertThat(emitter.isSignalConnected(emitter.second)).isFalse();
    }

    @Test
    void endingAllWithinAnEmissionEndsAlsoWhatItConnected() {
        emitter.fired.connect(
                () -> {
                    calls.add("first");
                    emitter.fired.connect(() -> calls.add("new"));
                    emitter.fired.disconnect();
                });
        emitter.fired.connect(() -> calls.add("second"));
        assertThat(fire()).containsExactly("first");
        assertThat(fire()).isEmpty();
    }

    @Test
    void oneOfManyEndsWithinAnEmissionWithoutTheOthersMissingTheirTurn() {
        List<QMetaObject.Connection> handles = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int n = i;
            handles.add(
                    emitter.fired.connect(
                            () -> {
                                calls.add("" + n);
                                handles.get(n).disconnect();
                            }));
        }
        assertThat(fire()).containsExactly("0", "1", "2", "3", "4");
        assertThat(fire()).isEmpty();
    }

    @Test
    void aThousandConnectionsThatComeAndGoLeaveNothing() {
        for (int i = 0; i < 1000; i++) {
            QMetaObject.Connection handle = emitter.fired.connect(receiver, slot);
            if (i % 2 == 0) {
                handle.disconnect();
            } else {
                emitter.fired.disconnect(receiver);
            }
        }
        assertThat(emitter.fired.receivers()).isZero();
        assertThat(fire()).isEmpty();
    }
}
