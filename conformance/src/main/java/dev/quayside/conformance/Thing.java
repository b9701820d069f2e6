// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import dev.quayside.core.QObject;
import dev.quayside.core.Signal0;
import dev.quayside.core.Signal1;
import dev.quayside.core.Slot;
import dev.quayside.core.Slot0;
import dev.quayside.core.Slot1;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** An object with two signals, {@code fired()} and {@code valued(int)}, and four slots. */
final class Thing extends QObject {
    /** Emitted by {@code emit NAME.fired}. */
    public final Signal0 fired = new Signal0(this);

    /** Emitted by {@code emit NAME.valued N}. */
    public final Signal1<Integer> valued = new Signal1<>(this);

    private final BiConsumer<String, QObject> note;
    private final Consumer<QObject> ending;
    private boolean ended;

    // Kept, so that a slot is the same object whenever it is connected or disconnected.
    private final Slot0 a = () -> ran("a()");
    private final Slot0 b = () -> ran("b()");
    private final Slot0 c = () -> ran("c()");
    private final Slot1<Object> v = n -> ran("v(" + n + ")");
    private final Map<String, Slot> slots = Map.of("a", a, "b", b, "c", c, "v", v);

    /**
     * Makes one.
     *
     * @param parent its parent, or null
     * @param note takes the slot that ran and what sender() said
     * @param ending is told first when the object is destroyed
     */
    Thing(QObject parent, BiConsumer<String, QObject> note, Consumer<QObject> ending) {
        super(parent);
        this.note = note;
        this.ending = ending;
    }

    /**
     * Finds a slot.
     *
     * @param name one of a, b, c, v
     * @return the slot, or null where there is none of that name
     */
    Slot slot(String name) {
        return slots.get(name);
    }

    /**
     * In the recorder the object's class is gone before {@code destroyed} is emitted, slots and
     * all.
     */
    private void ran(String slot) {
        if (!ended) {
            note.accept(slot, sender());
        }
    }

    @Override
    protected void disposing() {
        ended = true;
        ending.accept(this);
        super.disposing();
    }
}
