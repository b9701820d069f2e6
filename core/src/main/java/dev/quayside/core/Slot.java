// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

/**
 * What a signal can call: one of {@link Slot0} to {@link Slot4}.
 *
 * <p>A slot is usually a method reference or a lambda. Two method references to the same method are
 * two slots; keep the object where you want to disconnect by slot.
 *
 * @see <a href="https://doc.qt.io/qt-6/signalsandslots.html">Signals &amp; Slots</a>
 */
public sealed interface Slot permits Slot0, Slot1, Slot2, Slot3, Slot4 {}
