// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import dev.quayside.core.QMetaObject;
import dev.quayside.core.QObject;
import dev.quayside.core.Qt;
import dev.quayside.core.Signal;
import dev.quayside.core.Slot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Plays the statements of one scenario, in the thread that calls it, and writes the trace.
 *
 * <p>What each statement means and how the trace looks is fixed by the recorder that played the
 * same scenarios to Qt; the two must agree to the letter.
 */
final class Player {
    /** Where timers run: only there slow motion is of use. */
    private static final Pattern TIMES = Pattern.compile("(nested|singleshot|\\w+\\.start) [1-9]");

    /** Such a scenario is to see the times that it sets. */
    private static final String INTERVAL = ".interval";

    /**
     * Which timer is due first must not depend on how busy the machine is between the statements
     * that start them, some ten milliseconds apart.
     */
    private static final int SLOWNESS = 10;

    private final boolean slow;
    private final Trace trace = new Trace();
    private final World world = new World();
    private final Map<String, List<List<String>>> handlers = new HashMap<>();
    private final Loops loops = new Loops(this::hasFailed);
    private final Makers makers = new Makers(world, this::onSignal, this::onSlot);
    private final Receivers receivers = new Receivers();
    private final Statements statements = new Statements(this, world, makers, loops);
    private int depth;
    private String current;
    private Throwable failure;

    /**
     * Makes a player.
     *
     * @param slow whether what has timers is played in slow motion
     */
    Player(boolean slow) {
        this.slow = slow;
    }

    /**
     * Plays a scenario to its end, or to the first statement that fails.
     *
     * @param source the statements, one a line
     */
    void play(String source) {
        if (slow && TIMES.matcher(source).find() && !source.contains(INTERVAL)) {
            loops.slowDown(SLOWNESS);
        }
        try {
            for (String line : source.lines().map(String::strip).toList()) {
                if (hasFailed()) {
                    return;
                }
                if (!line.isEmpty() && !line.startsWith("#")) {
                    statement(line);
                }
            }
        } catch (Throwable e) { // of this scenario; the others go on
            fail(e);
        } finally {
            trace.flush();
        }
    }

    /** Destroys what the scenario has left behind. */
    void dispose() {
        world.dispose();
        makers.dispose();
    }

    /**
     * Returns what was printed so far.
     *
     * @return the trace
     */
    Trace trace() {
        return trace;
    }

    /**
     * Returns what can stand on the right side of a connection.
     *
     * @return the finder of slots
     */
    Receivers receivers() {
        return receivers;
    }

    /**
     * Returns why the scenario ended early.
     *
     * @return the error, or null
     */
    Throwable failure() {
        return failure;
    }

    /**
     * Returns by how much the loop was late at most.
     *
     * @return the time in milliseconds
     */
    long standstill() {
        return loops.standstill();
    }

    /**
     * Ends the scenario.
     *
     * @param error what went wrong; only the first counts
     */
    void fail(Throwable error) {
        if (failure == null) {
            failure = error;
        }
    }

    private boolean hasFailed() {
        return failure != null;
    }

    /**
     * Tells whether a statement runs in a slot.
     *
     * @return whether it does
     */
    boolean isInSlot() {
        return depth > 0;
    }

    private void statement(String line) throws Exception {
        List<String> tokens = Tokens.of(line);
        String result;
        if (!tokens.get(0).equals("on") && world.isGone(tokens)) {
            result = "gone";
        } else {
            result = statements.run(tokens, line);
        }
        String said = result == null ? line : line + " -> " + result;
        if (depth > 0) {
            trace.note(current, "  [" + said + "]");
        } else {
            trace.print(said);
        }
    }

    /**
     * Hangs statements on a signal or slot.
     *
     * @param member the object and its signal or slot
     * @param body the statements
     */
    void on(Tokens.Member member, List<String> body) {
        handlers.computeIfAbsent(member.object() + "." + member.name(), key -> new ArrayList<>())
                .add(body);
    }

    /** Notes a signal of a watched object. */
    private void onSignal(String name, String signal, List<Object> arguments) {
        List<String> texts = arguments.stream().map(Texts::of).toList();
        trace.note(name, signal + "(" + String.join(", ", texts) + ")");
        react(name, signal);
    }

    /** Notes that a slot of an object made by {@code object} ran. */
    private void onSlot(String name, String slot, QObject sender) {
        trace.note(name, slot + " from " + world.nameOf(sender));
        react(name, slot.substring(0, slot.indexOf('(')));
    }

    private void react(String name, String member) {
        List<List<String>> bodies = handlers.getOrDefault(name + "." + member, List.of());
        for (List<String> body : List.copyOf(bodies)) {
            String outer = current;
            depth++;
            current = name;
            try {
                for (String statement : body) {
                    if (!hasFailed()) {
                        statement(statement);
                    }
                }
            } catch (Throwable e) { // ends the scenario once control is back in its own loop
                fail(e);
            } finally {
                depth--;
                current = outer;
            }
        }
    }

    /**
     * Plays {@code connect A.SIGNAL B.SLOT [TYPE]}.
     *
     * @param from the signal
     * @param to the slot, signal or method
     * @param types Qt's connection types, joined by bars
     * @return whether it was done
     */
    boolean connect(Tokens.Member from, Tokens.Member to, String types) {
        QObject sender = world.object(from.object());
        QObject receiver = world.object(to.object());
        Signal signal = Signals.of(sender, from.name());
        Slot slot = receivers.find(receiver, to.name(), Signals.types(sender, from.name()));
        if (slot == null) {
            return false;
        }
        List<Qt.ConnectionType> kinds = new ArrayList<>();
        if (types != null) {
            for (String type : types.split("\\|")) {
                kinds.add(Qt.ConnectionType.valueOf(type));
            }
        }
        QMetaObject.Connection connection =
                Signals.connect(signal, receiver, slot, kinds.toArray(Qt.ConnectionType[]::new));
        return connection.isConnected();
    }

    /**
     * Plays {@code disconnect A.SIGNAL [B.SLOT]}.
     *
     * @param from the signal
     * @param to the slot, signal or method; null for everything that is connected, watchers too
     * @return whether anything was
     */
    boolean disconnect(Tokens.Member from, Tokens.Member to) {
        QObject sender = world.object(from.object());
        Signal signal = Signals.of(sender, from.name());
        if (to == null) {
            return signal.disconnect();
        }
        QObject receiver = world.object(to.object());
        Slot slot = receivers.find(receiver, to.name(), Signals.types(sender, from.name()));
        return slot != null && signal.disconnect(receiver, slot);
    }
}
