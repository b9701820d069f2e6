// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import dev.quayside.core.QBuffer;
import dev.quayside.core.QObject;
import dev.quayside.core.QTimer;
import dev.quayside.core.Signal;
import dev.quayside.network.QTcpServer;
import dev.quayside.network.QTcpSocket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the objects of a scenario and watches their signals.
 *
 * <p>Each object says so at the very start of its destruction, before its class does what it does
 * then (a socket aborts): statements in slots that name it do nothing from that moment on. A socket
 * that a server made says so only by its signal {@code destroyed}. It is so in the recorder too.
 */
final class Makers {
    private static final List<String> SERVER_SIGNALS =
            List.of("newConnection", "pendingConnectionAvailable", "acceptError");
    private static final List<String> SOCKET_SIGNALS =
            List.of(
                    "hostFound",
                    "connected",
                    "disconnected",
                    "stateChanged",
                    "errorOccurred",
                    "readyRead",
                    "bytesWritten",
                    "aboutToClose",
                    "readChannelFinished");
    private static final List<String> BUFFER_SIGNALS =
            List.of("readyRead", "bytesWritten", "aboutToClose", "readChannelFinished");

    private final World world;
    private final SignalNote onSignal;
    private final SlotNote onSlot;
    private final List<HoldingServer> holders = new ArrayList<>();

    /** Takes note of a signal of the object of that name. */
    @FunctionalInterface
    interface SignalNote {
        void accept(String name, String signal, List<Object> arguments);
    }

    /** Takes note that a slot of the object of that name ran, and of what sender() said. */
    @FunctionalInterface
    interface SlotNote {
        void accept(String name, String slot, QObject sender);
    }

    Makers(World world, SignalNote onSignal, SlotNote onSlot) {
        this.world = world;
        this.onSignal = onSignal;
        this.onSlot = onSlot;
    }

    void server(String name) {
        QTcpServer server =
                new QTcpServer() {
                    @Override
                    protected void disposing() {
                        world.setGone(this);
                        super.disposing();
                    }
                };
        watch(name, server, SERVER_SIGNALS);
    }

    void holdingServer(String name) {
        HoldingServer server = new HoldingServer(world::setGone);
        holders.add(server);
        watch(name, server, SERVER_SIGNALS);
    }

    void addingServer(String name) {
        watch(name, new AddingServer(world::setGone), SERVER_SIGNALS);
    }

    QTcpSocket socket(String name) {
        QTcpSocket socket =
                new QTcpSocket() {
                    @Override
                    protected void disposing() {
                        world.setGone(this);
                        super.disposing();
                    }
                };
        watchSocket(name, socket);
        return socket;
    }

    void watchSocket(String name, QTcpSocket socket) {
        watch(name, socket, SOCKET_SIGNALS);
    }

    void thing(String name, QObject parent) {
        SlotNote note = onSlot;
        Thing thing =
                new Thing(
                        parent, (slot, sender) -> note.accept(name, slot, sender), world::setGone);
        watch(name, thing, List.of());
    }

    QBuffer buffer(String name, byte[] data) {
        QBuffer buffer =
                new QBuffer() {
                    @Override
                    protected void disposing() {
                        world.setGone(this);
                        super.disposing();
                    }
                };
        buffer.setData(data);
        watch(name, buffer, BUFFER_SIGNALS);
        return buffer;
    }

    void timer(String name) {
        QTimer timer =
                new QTimer() {
                    @Override
                    protected void disposing() {
                        world.setGone(this);
                        super.disposing();
                    }
                };
        watch(name, timer, List.of("timeout"));
    }

    /** Closes the descriptors that nobody adopted. */
    void dispose() {
        for (HoldingServer holder : holders) {
            try {
                holder.closeHeld();
            } catch (IOException e) {
                throw new ScenarioException("closing what " + holder + " held", e);
            }
        }
    }

    private void watch(String name, QObject object, List<String> signals) {
        world.put(name, object);
        for (String signalName : signals) {
            Signal signal = Signals.of(object, signalName);
            Signals.connect(
                    signal,
                    Signals.slotFor(
                            signal, arguments -> onSignal.accept(name, signalName, arguments)));
        }
        object.destroyed.connect(
                () -> {
                    world.setGone(object);
                    onSignal.accept(name, "destroyed", List.of());
                });
    }
}
