// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

/** Calls slots of any number of arguments, and takes what they throw. */
final class SlotCall {
    private SlotCall() {}

    static void run(Signal signal, Slot slot, Object a, Object b, Object c, Object d) {
        try {
            call(signal == null ? 0 : signal.arguments(), slot, a, b, c, d);
        } catch (Throwable e) { // a slot must not take the loop with it
            ThreadData.current().report(e, describe(signal, slot));
        }
    }

    /**
     * Asks first for the kind of slot that takes all arguments, since that is the usual one, and
     * since to find that a class has not got an interface takes the JVM several times as long as to
     * find that it has.
     */
    @SuppressWarnings("unchecked") // the signal's connect methods checked the types
    private static void call(int arguments, Slot slot, Object a, Object b, Object c, Object d)
            throws Exception {
        if (arguments >= 4 && slot instanceof Slot4<?, ?, ?, ?> s) {
            ((Slot4<Object, Object, Object, Object>) s).call(a, b, c, d);
        } else if (arguments >= 3 && slot instanceof Slot3<?, ?, ?> s) {
            ((Slot3<Object, Object, Object>) s).call(a, b, c);
        } else if (arguments >= 2 && slot instanceof Slot2<?, ?> s) {
            ((Slot2<Object, Object>) s).call(a, b);
        } else if (arguments >= 1 && slot instanceof Slot1<?> s) {
            ((Slot1<Object>) s).call(a);
        } else {
            ((Slot0) slot).call();
        }
    }

    static String describe(Signal signal, Slot slot) {
        String name = slot.getClass().getName();
        return signal == null ? "queued call of " + name : signal + " -> " + name;
    }
}
