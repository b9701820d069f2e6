// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes the thread of another event loop, such as that of a user interface, a Quayside thread.
 *
 * <p>The thread is given one, in the thread itself: {@code
 * QThread.currentThread().setEventDispatcher(new HostedEventDispatcher(host))}. From then on
 * objects that live in it get their events, sockets and timers included, from the host's loop,
 * which goes on as before.
 *
 * <pre>
 *   something is to do --> a task is posted to the host's loop (one at a time)
 *                              |
 *                              v
 *            the next task is posted, and what is there is delivered      nothing is there
 *                              |                                                |
 *                              +--- (the host's own events) --- next task ------+
 *                                                                               v
 *                                              a watcher waits for channels and the next timer
 * </pre>
 *
 * <p>What is guaranteed:
 *
 * <ul>
 *   <li>Everything is delivered in the host's thread. The only other thread waits in a selector.
 *   <li>Nested loops of the host, such as those of modal dialogs, deliver too, since the next task
 *       is posted before a slot can begin one. A {@link QEventLoop} on the thread runs the host's
 *       loop nested.
 *   <li>The host's events are not held up: a task gives way after {@value #SLICE_MS} milliseconds,
 *       and every {@value #BREATH_MS} milliseconds there is a moment without a task in the host's
 *       queue, in which events of low priority get their turn.
 *   <li>Nothing is polled: an idle loop costs nothing.
 * </ul>
 *
 * <p>The host's loop counts as a loop of the thread ({@link QThread#loopLevel}), so that deferred
 * deletes are done in it. A wait in {@link #processEvents} ends when something of Quayside was
 * delivered; events of the host alone do not end it. With {@code ExcludeUserInputEvents}, turns
 * that do not wait leave the host's events alone; one that waits cannot.
 */
public non-sealed class HostedEventDispatcher extends ChannelDispatcher {
    private static final int SLICE_MS = 5;
    private static final int BREATH_MS = 20;
    private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(SLICE_MS);
    private static final long BREATH = TimeUnit.MILLISECONDS.toNanos(BREATH_MS);

    private final HostLoop host;
    private final Runnable task = this::runTask;
    private final SelectorWatcher watcher;

    /** The task is in the host's queue, or on its way there. */
    private final AtomicBoolean requested = new AtomicBoolean();

    /** Counts calls of wakeUp and interrupt: nested loops go back to who runs them then. */
    private final AtomicInteger interrupts = new AtomicInteger();

    // of the host's thread

    private NestedLoop innermost;

    /** The interrupts that callers of processEvents have had the chance to look after. */
    private int interruptsSeen;

    /** When the last rest ended. */
    private long busySince;

    private boolean rested = true;
    private boolean inSlice;
    private long sliceEnd;

    /** Only the host's own events now, until the mark behind them comes up. */
    private boolean hostOnly;

    private boolean skipped;
    private boolean closed;

    /**
     * Makes a dispatcher for a thread that is not served yet.
     *
     * @param host the thread's loop
     */
    public HostedEventDispatcher(HostLoop host) {
        this.host = host;
        watcher = new SelectorWatcher(this::request, () -> host.post(task));
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the calling thread does not run the host's loop
     */
    @Override
    public final void attach(EventTurn toServe) {
        if (!host.isLoopThread()) {
            throw new IllegalStateException(
                    "Thread " + Thread.currentThread().getName() + " does not run the host's loop");
        }
        serve(toServe);
        toServe.serveHost(host, this);
    }

    /**
     * Ends the service, as the end of a thread does: timers are stopped, and objects that live in
     * the thread get no events any more. Called in the host's thread.
     */
    public final void detach() {
        if (!closed) {
            turn().leaveHost();
        }
    }

    @Override
    public final void close() {
        closed = true;
        watcher.close();
        watcher.takeBack();
        closeSelector();
    }

    // -- tasks in the host's loop

    /** Sees to it that a task is coming. For every thread. */
    final void request() {
        if (!requested.get() && requested.compareAndSet(false, true)) {
            host.post(task);
        }
    }

    private void runTask() {
        if (closed) {
            return;
        }
        turn().followHost();
        if (hostOnly) {
            skipped = true;
            return;
        }
        long now = System.nanoTime();
        if (rested) {
            rested = false;
            busySince = now;
        } else if (now - busySince >= BREATH) {
            rested = true;
            watcher.relay(); // until then nobody else posts it, since it counts as requested
            return;
        }
        requested.set(false); // what is posted from here on is seen below, or asks for a task
        inSlice = false;
        boolean any = takeTurns(innermost == null || innermost.channels);
        leaveIfTold(any);
    }

    private boolean takeTurns(boolean channels) {
        EventTurn turn = turn();
        int tasks = turn.tasks();
        if (channels && (turn.mustPollFirst() || tasks == 0)) {
            poll(tasks > 0);
        }
        if (!hasWork(channels)) {
            rested = true;
            watcher.watch(channels ? selector() : null, turn.nanosUntilTimer());
            return false;
        }
        request(); // first, since a slot may run a loop of the host
        boolean any = deliver(tasks, channels, true);
        while (channels && turn.tasks() > 0 && hasTime()) { // what the slots wrote is to go out
            tasks = turn.tasks();
            if (turn.mustPollFirst()) {
                poll(true);
            }
            any |= deliver(tasks, true, true);
        }
        return any;
    }

    private boolean hasWork(boolean channels) {
        EventTurn turn = turn();
        return channels && (hasReady() || turn.tasks() > 0)
                || turn.hasPostedEvents()
                || turn.nanosUntilTimer() == 0;
    }

    /**
     * Looks at the channels.
     *
     * @param now false if it is enough that the watcher tells of them
     */
    private void poll(boolean now) {
        openIfNeeded();
        if (selector() != null && (now || !watcher.isWatching())) {
            watcher.takeBack();
            selectNow();
        }
    }

    // -- turns of our own loops

    @Override
    public final boolean processEvents(Set<QEventLoop.ProcessEventsFlag> flags) {
        boolean inEvent = turn().enterHostEvent();
        try {
            return process(flags);
        } finally {
            if (inEvent) {
                turn().leaveHostEvent();
            }
        }
    }

    private boolean process(Set<QEventLoop.ProcessEventsFlag> flags) {
        boolean channels = !flags.contains(QEventLoop.ProcessEventsFlag.ExcludeSocketNotifiers);
        boolean inLoop = flags.contains(QEventLoop.ProcessEventsFlag.EventLoopExec);
        int told = interrupts.get();
        boolean wait =
                flags.contains(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
                        && told == interruptsSeen;
        interruptsSeen = told;
        if (wait && inLoop) {
            return run(new NestedLoop(innermost, told, false, channels));
        }
        boolean any = takeOneTurn(channels, inLoop);
        if (wait && !any) {
            return run(new NestedLoop(innermost, told, true, channels));
        }
        if (!flags.contains(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)) {
            letHostCatchUp();
        }
        return any;
    }

    private boolean takeOneTurn(boolean channels, boolean inLoop) {
        EventTurn turn = turn();
        int tasks = turn.tasks();
        if (channels && (turn.mustPollFirst() || tasks == 0)) {
            poll(true);
        }
        request(); // first, as above; and the watcher may have stopped
        inSlice = false;
        return deliver(tasks, channels, inLoop);
    }

    /** Delivers the events that the host's queue holds now. */
    private void letHostCatchUp() {
        HostLoop.Nested loop = host.nested();
        hostOnly = true;
        host.post(
                () -> {
                    hostOnly = false;
                    if (skipped) {
                        skipped = false;
                        host.post(task);
                    }
                    loop.exit();
                });
        keepInterrupt();
        loop.enter();
    }

    private boolean run(NestedLoop nested) {
        innermost = nested;
        request();
        try {
            HostLoop.Nested loop = host.nested();
            nested.loop = loop;
            while (!nested.left) {
                keepInterrupt();
                loop.enter();
            }
        } finally {
            innermost = nested.outer;
            interruptsSeen = interrupts.get();
            leaveIfTold(false); // told while the inner one ran
            request();
        }
        return nested.delivered;
    }

    private void leaveIfTold(boolean delivered) {
        NestedLoop nested = innermost;
        if (nested == null || nested.left) {
            return;
        }
        nested.delivered |= delivered;
        if (nested.told != interrupts.get() || nested.once && delivered) {
            nested.left = true;
            nested.loop.exit();
        }
    }

    /** As long as an interrupt stands, no wait would wait. */
    private void keepInterrupt() {
        if (Thread.interrupted()) {
            turn().keepInterrupt();
        }
    }

    /** A wait in processEvents. */
    private static final class NestedLoop {
        final NestedLoop outer;

        /** The number of interrupts when it began: another one ends it. */
        final int told;

        /** Whether something delivered ends it. */
        final boolean once;

        final boolean channels;
        HostLoop.Nested loop;
        boolean delivered;
        boolean left;

        NestedLoop(NestedLoop outer, int told, boolean once, boolean channels) {
            this.outer = outer;
            this.told = told;
            this.once = once;
            this.channels = channels;
        }
    }

    // -- told from elsewhere

    @Override
    public final void eventPosted() {
        request();
    }

    @Override
    public final void wakeUp() {
        interrupts.incrementAndGet();
        request();
    }

    @Override
    public final void interrupt() {
        wakeUp();
    }

    @Override
    public final void timersChanged() {
        request();
    }

    @Override
    final void channelsChanged() {
        if (selector() != null && watcher.isWatching()) {
            watcher.lookAgain();
        } else {
            request();
        }
    }

    @Override
    final boolean turnFollows() {
        return !closed;
    }

    @Override
    final void takeSelector() {
        watcher.takeBack();
        request();
    }

    /** The time of a turn begins with its first channel: events posted before do not use it up. */
    @Override
    final boolean hasTime() {
        long now = System.nanoTime();
        if (!inSlice) {
            inSlice = true;
            sliceEnd = now + SLICE;
        }
        return now - sliceEnd < 0;
    }
}
