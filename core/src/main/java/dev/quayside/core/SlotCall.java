// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

/** Calls slots of any number of arguments, and takes what they throw. */
final class SlotCall {
    private SlotCall() {}

    static void run(Signal signal, Slot slot, Object a, Object b, Object c, Object d) {
        try {
            call(slot, a, b, c, d);
        } catch (Throwable e) { // a slot must not take the loop with it
            ThreadData.current().report(e, describe(signal, slot));
        }
    }

    @SuppressWarnings("unchecked") // the signal's connect methods checked the types
    private static void call(Slot slot, Object a, Object b, Object c, Object d) throws Exception {
        if (slot instanceof Slot0 s) {
            s.call();
        } else if (slot instanceof Slot1<?> s) {
            ((Slot1<Object>) s).call(a);
        } else if (slot instanceof Slot2<?, ?> s) {
            ((Slot2<Object, Object>) s).call(a, b);
        } else if (slot instanceof Slot3<?, ?, ?> s) {
            ((Slot3<Object, Object, Object>) s).call(a, b, c);
        } else {
            ((Slot4<Object, Object, Object, Object>) slot).call(a, b, c, d);
        }
    }

    static String describe(Signal signal, Slot slot) {
        String name = slot.getClass().getName();
        return signal == null ? "queued call of " + name : signal + " -> " + name;
    }
}
