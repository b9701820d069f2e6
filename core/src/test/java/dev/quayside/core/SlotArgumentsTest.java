// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Signals of no to four arguments, and slots that take fewer. */
class SlotArgumentsTest {
    private final List<String> calls = new ArrayList<>();
    private final Emitter emitter = new Emitter();
    private final QObject receiver = new QObject();

    private static final class Emitter extends QObject {
        final Signal0 none = new Signal0(this);
        final Signal1<String> one = new Signal1<>(this);
        final Signal2<String, Integer> two = new Signal2<>(this);
        final Signal3<String, Integer, Character> three = new Signal3<>(this);
        final Signal4<String, Integer, Character, Long> four = new Signal4<>(this);
    }

    private void note(Object... arguments) {
        calls.add(List.of(arguments).toString());
    }

    @Test
    void noArgument() {
        emitter.none.connect(() -> note());
        emitter.none.connect(receiver, () -> note("receiver"));
        emitter.none.emit();
        assertThat(calls).containsExactly("[]", "[receiver]");
    }

    @Test
    void oneArgumentOrFewer() {
        emitter.one.connect(a -> note(a));
        emitter.one.connect(() -> note());
        emitter.one.connect(receiver, a -> note(a));
        emitter.one.connect(receiver, () -> note());
        emitter.one.emit("a");
        assertThat(calls).containsExactly("[a]", "[]", "[a]", "[]");
    }

    @Test
    void twoArgumentsOrFewer() {
        emitter.two.connect((a, b) -> note(a, b));
        emitter.two.connect(a -> note(a));
        emitter.two.connect(() -> note());
        emitter.two.connect(receiver, (a, b) -> note(a, b));
        emitter.two.connect(receiver, a -> note(a));
        emitter.two.connect(receiver, () -> note());
        emitter.two.emit("a", 2);
        assertThat(calls).containsExactly("[a, 2]", "[a]", "[]", "[a, 2]", "[a]", "[]");
    }

    @Test
    void threeArgumentsOrFewer() {
        emitter.three.connect((a, b, c) -> note(a, b, c));
        emitter.three.connect((a, b) -> note(a, b));
        emitter.three.connect(a -> note(a));
        emitter.three.connect(() -> note());
        emitter.three.connect(receiver, (a, b, c) -> note(a, b, c));
        emitter.three.emit("a", 2, 'c');
        assertThat(calls).containsExactly("[a, 2, c]", "[a, 2]", "[a]", "[]", "[a, 2, c]");
    }

    @Test
    void fourArgumentsOrFewer() {
        emitter.four.connect((a, b, c, d) -> note(a, b, c, d));
        emitter.four.connect((a, b, c) -> note(a, b, c));
        emitter.four.connect((a, b) -> note(a, b));
        emitter.four.connect(a -> note(a));
        emitter.four.connect(() -> note());
        emitter.four.emit("a", 2, 'c', 4L);
        assertThat(calls).containsExactly("[a, 2, c, 4]", "[a, 2, c]", "[a, 2]", "[a]", "[]");
    }

    @Test
    void queuedCallsCarryAllArguments() {
        emitter.four.connect(
                receiver, (a, b, c, d) -> note(a, b, c, d), Qt.ConnectionType.QueuedConnection);
        emitter.four.connect(receiver, (a, b) -> note(a, b), Qt.ConnectionType.QueuedConnection);
        emitter.four.emit("a", 2, 'c', 4L);
        QCoreApplication.sendPostedEvents();
        assertThat(calls).containsExactly("[a, 2, c, 4]", "[a, 2]");
    }

    @Test
    void nullIsAnArgumentLikeAnyOther() {
        emitter.two.connect((a, b) -> calls.add(a + " " + b));
        emitter.two.emit(null, null);
        assertThat(calls).containsExactly("null null");
    }

    @Test
    void aSlotOfAMoreGeneralTypeFits() {
        Slot1<Object> general = a -> note("general", a);
        emitter.one.connect(general);
        emitter.one.emit("a");
        assertThat(calls).containsExactly("[general, a]");
    }
}
