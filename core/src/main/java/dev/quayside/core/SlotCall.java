// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

/** Calls slots of any number of arguments, and takes what they throw. */
final class SlotCall {
    private SlotCall() {}

    static int arity(Slot slot) {
        if (slot instanceof Slot0) {
            return 0;
        }
        if (slot instanceof Slot1<?>) {
            return 1;
        }
        if (slot instanceof Slot2<?, ?>) {
            return 2;
        }
        return slot instanceof Slot3<?, ?, ?> ? 3 : 4;
    }

    static void run(Signal signal, Slot slot, int arity, Object a, Object b, Object c, Object d) {
        try {
            call(slot, arity, a, b, c, d);
        } catch (Throwable e) { // a slot must not take the loop with it
            ThreadData.current().report(e, describe(signal, slot));
        }
    }

    @SuppressWarnings("unchecked") // the signal's connect methods checked the types
    private static void call(Slot slot, int arity, Object a, Object b, Object c, Object d)
            throws Exception {
        switch (arity) {
            case 0 -> ((Slot0) slot).call();
            case 1 -> ((Slot1<Object>) slot).call(a);
            case 2 -> ((Slot2<Object, Object>) slot).call(a, b);
            case 3 -> ((Slot3<Object, Object, Object>) slot).call(a, b, c);
            default -> ((Slot4<Object, Object, Object, Object>) slot).call(a, b, c, d);
        }
    }

    static String describe(Signal signal, Slot slot) {
        String name = slot.getClass().getName();
        return signal == null ? "queued call of " + name : signal + " -> " + name;
    }
}
