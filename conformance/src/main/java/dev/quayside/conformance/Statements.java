// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import dev.quayside.core.QCoreApplication;
import dev.quayside.core.QEventLoop;
import dev.quayside.core.QIODevice;
import dev.quayside.core.QObject;
import dev.quayside.core.QTimer;
import dev.quayside.core.Slot;
import dev.quayside.core.Slot0;
import dev.quayside.network.QTcpServer;
import dev.quayside.network.QTcpSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What each statement of the language does. */
final class Statements {
    private static final int DRAIN_QUIET_MS = 200;
    private static final int DRAIN_SPIN_MS = 5;
    private static final int UNTIL_LIMIT_MS = 5000;

    private final Player player;
    private final World world;
    private final Makers makers;
    private final Loops loops;

    Statements(Player player, World world, Makers makers, Loops loops) {
        this.player = player;
        this.world = world;
        this.makers = makers;
        this.loops = loops;
    }

    /**
     * Runs a statement.
     *
     * @param tokens its words
     * @param line the whole of it
     * @return its result, or null where it has none
     * @throws Exception what the scenario's own mistake, or ours, threw
     */
    String run(List<String> tokens, String line) throws Exception {
        String first = tokens.size() > 1 ? tokens.get(1) : null;
        switch (tokens.get(0)) {
            case "server" -> makers.server(first);
            case "holdingserver" -> makers.holdingServer(first);
            case "addingserver" -> makers.addingServer(first);
            case "socket" -> makers.socket(first);
            case "timer" -> makers.timer(first);
            case "object" ->
                    makers.thing(first, tokens.size() > 2 ? world.object(tokens.get(2)) : null);
            case "closedport" -> world.put(first, closedPort());
            case "ordered" -> player.trace().setOrdered();
            case "on" -> on(first, line);
            case "emit" -> emit(tokens);
            case "delete" -> world.destroy(world.object(first));
            case "nested" -> nested(Integer.parseInt(first));
            case "process" -> QCoreApplication.processEvents();
            case "singleshot" -> singleShot(Integer.parseInt(first), Tokens.member(tokens.get(2)));
            case "run" -> {
                loops.spin(Integer.parseInt(first));
                loops.settle(player.trace()::noted, world::isLookingUp);
            }
            case "buffer" -> {
                return buffer(tokens);
            }
            case "accept" -> {
                return accept((QTcpServer) world.get(first), tokens.get(2));
            }
            case "adopt" -> {
                return adopt((HoldingServer) world.get(first), tokens.get(2));
            }
            case "expect" -> {
                return expect(Tokens.member(first), Long.parseLong(tokens.get(2)));
            }
            case "drain" -> {
                return drain((QIODevice) world.get(first), tokens);
            }
            case "until" -> {
                return until(Tokens.member(first), tokens);
            }
            case "connect" -> {
                String types = tokens.size() > 3 ? tokens.get(3) : null;
                Tokens.Member to = Tokens.member(tokens.get(2));
                return Texts.of(player.connect(Tokens.member(first), to, types));
            }
            case "disconnect" -> {
                Tokens.Member to = tokens.size() > 2 ? Tokens.member(tokens.get(2)) : null;
                return Texts.of(player.disconnect(Tokens.member(first), to));
            }
            default -> {
                return call(tokens);
            }
        }
        return null;
    }

    private void on(String member, String line) {
        String body = line.substring(line.indexOf('{') + 1, line.lastIndexOf('}'));
        List<String> parts = Arrays.stream(body.split(" ; ")).map(String::strip).toList();
        player.on(Tokens.member(member), parts.stream().filter(part -> !part.isEmpty()).toList());
    }

    private void emit(List<String> tokens) {
        Tokens.Member member = Tokens.member(tokens.get(1));
        List<Object> arguments = new ArrayList<>();
        for (String token : tokens.subList(2, tokens.size())) {
            arguments.add(Integer.valueOf(token));
        }
        Signals.emit(world.object(member.object()), member.name(), arguments);
    }

    private String buffer(List<String> tokens) throws Exception {
        byte[] data = (byte[]) world.argument(tokens.get(2));
        Object buffer = makers.buffer(tokens.get(1), data);
        return Texts.of(Calls.call(buffer, "open", List.of(world.argument(tokens.get(3)))));
    }

    private String accept(QTcpServer server, String name) {
        QTcpSocket socket = server.nextPendingConnection();
        if (socket == null) {
            return "null";
        }
        makers.watchSocket(name, socket);
        return Texts.of(socket.state());
    }

    private String adopt(HoldingServer server, String name) {
        QTcpSocket socket = makers.socket(name);
        return Texts.of(socket.setSocketDescriptor(server.takeHeld()));
    }

    private String expect(Tokens.Member member, long least) throws Exception {
        Object result = Calls.call(world.get(member.object()), member.name(), List.of());
        return Texts.of(((Number) result).longValue() >= least);
    }

    /**
     * Reads all until a while has passed without news. The while is counted in spins: on a busy
     * machine it may pass without the loop having turned, and then it says nothing.
     */
    private String drain(QIODevice device, List<String> tokens) {
        int quiet = tokens.size() > 2 ? Integer.parseInt(tokens.get(2)) : DRAIN_QUIET_MS;
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        int idle = 0;
        while (idle < quiet) {
            byte[] chunk = device.readAll();
            data.writeBytes(chunk);
            idle = chunk.length > 0 ? 0 : idle + DRAIN_SPIN_MS;
            loops.spin(DRAIN_SPIN_MS);
        }
        return Texts.digest(data.toByteArray());
    }

    private String until(Tokens.Member member, List<String> tokens) {
        String wanted = tokens.get(2);
        int limit = tokens.size() > 3 ? Integer.parseInt(tokens.get(3)) : UNTIL_LIMIT_MS;
        Object target = world.get(member.object());
        boolean reached =
                loops.spinUntil(
                        limit,
                        () -> {
                            try {
                                Object result = Calls.call(target, member.name(), List.of());
                                return Texts.of(result).equals(wanted);
                            } catch (Exception e) {
                                player.fail(e);
                                return true;
                            }
                        });
        if (!player.isInSlot()) {
            loops.settle(player.trace()::noted, world::isLookingUp);
        }
        return Texts.of(reached);
    }

    private void nested(int ms) {
        QEventLoop loop = new QEventLoop();
        QTimer.singleShot(loops.real(ms), loop, loop::quit);
        loop.exec();
        loop.dispose();
    }

    private void singleShot(int ms, Tokens.Member member) {
        QObject receiver = world.object(member.object());
        Slot slot = player.receivers().find(receiver, member.name(), List.of());
        if (!(slot instanceof Slot0 none)) {
            throw new ScenarioException("a single shot brings no argument: " + member.name());
        }
        QTimer.singleShot(loops.real(ms), receiver, none);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return probe.getLocalPort();
        }
    }

    /** Plays {@code O.METHOD ARG...}. */
    private String call(List<String> tokens) throws Exception {
        Tokens.Member member = Tokens.member(tokens.get(0));
        Object target = world.get(member.object());
        List<Object> arguments = new ArrayList<>();
        for (String token : tokens.subList(1, tokens.size())) {
            arguments.add(world.argument(token));
        }
        if (target instanceof QTimer && member.name().equals("start")) {
            arguments.replaceAll(ms -> loops.real((int) ms));
        }
        return Results.of(target, member.name(), arguments);
    }
}
