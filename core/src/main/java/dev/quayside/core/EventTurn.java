// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.Arrays;

/**
 * What an {@link EventDispatcher} does in every turn besides waiting: posted events, timers, and
 * the work put off to the end of the turn. All of it belongs to the dispatcher's thread.
 */
public final class EventTurn {
    /** Work that is done once, at the end of the turn in which it was asked for. */
    @FunctionalInterface
    public interface Task {
        /**
         * Does it.
         *
         * @throws Exception it goes to the {@link ErrorHandler}
         */
        void endOfTurn() throws Exception;
    }

    private final ThreadData home;
    private Task[] tasks = new Task[8];
    private int first;
    private int end;

    private boolean inChannel;
    private boolean pollFirst;

    /** Whether timers wait until the posted events of a turn are delivered. */
    private boolean timersYield;

    /** To be told of work that is put off outside of its turns; else null. */
    private HostedEventDispatcher hosted;

    EventTurn(ThreadData home) {
        this.home = home;
    }

    /** The thread runs the loop of a host from now on. */
    void serveHost(HostLoop host, HostedEventDispatcher dispatcher) {
        hosted = dispatcher;
        home.setHost(host);
    }

    /** Makes the calling thread, which runs the host's loop, the one that is served. */
    void followHost() {
        home.isCurrent();
    }

    /**
     * An event of the host asks for turns: like a slot, it waits for them.
     *
     * @return whether {@link #leaveHostEvent} is to be called afterwards
     */
    boolean enterHostEvent() {
        boolean bare = home.scopeLevel == 0 && !home.hasLoop();
        if (bare) {
            home.scopeLevel++;
        }
        return bare;
    }

    void leaveHostEvent() {
        home.scopeLevel--;
    }

    /** The thread has nothing to do with Quayside any more. */
    void leaveHost() {
        hosted = null;
        home.unbind();
    }

    /**
     * Delivers the events that are posted now.
     *
     * @return whether there was any
     */
    public boolean sendPostedEvents() {
        if (!hasPostedEvents()) {
            return false;
        }
        timersYield = false;
        return home.events.deliverAll();
    }

    /**
     * Looks, before anything is delivered, whether timers are to be delivered in this turn. As in
     * Qt, posted events go before timers, but not twice in a row.
     *
     * @param inLoop whether a loop runs, not a single processEvents
     * @return whether {@link #deliverTimers} is to be called in this turn
     */
    public boolean timersTakeTheirTurn(boolean inLoop) {
        TimerQueue timers = home.timersOrNull();
        return timers != null && timers.isDue() && !(inLoop && timersYield && hasPostedEvents());
    }

    /**
     * Tells whether {@link #sendPostedEvents} would deliver anything.
     *
     * @return whether there is an event
     */
    public boolean hasPostedEvents() {
        return home.events.hasDeliverable();
    }

    /**
     * Delivers the timers that are due, each once.
     *
     * @return whether there was any
     */
    public boolean deliverTimers() {
        timersYield = true;
        TimerQueue timers = home.timersOrNull();
        return timers != null && timers.deliver();
    }

    /**
     * Tells how long a wait may last.
     *
     * @return nanoseconds until the next timer, 0 if one is due, -1 if none runs
     */
    public long nanosUntilTimer() {
        TimerQueue timers = home.timersOrNull();
        return timers == null ? -1 : timers.untilNext();
    }

    /**
     * Tells a notifier that its channel is ready.
     *
     * @param notifier the notifier
     * @param ops for what
     */
    public void deliver(ChannelNotifier notifier, int ops) {
        home.scopeLevel++;
        inChannel = true;
        try {
            notifier.channelReady(ops);
        } catch (Throwable e) { // the loop goes on whatever a handler throws
            home.report(e, "channel notification of " + notifier);
        } finally {
            inChannel = false;
            home.scopeLevel--;
        }
    }

    /**
     * Does the work that had been put off before this turn began.
     *
     * @param count how much: what {@link #tasks} said then
     */
    public void endOfTurn(int count) {
        pollFirst |= count > 0;
        for (int i = 0; i < count && first < end; i++) { // a nested turn may have done some of it
            Task task = tasks[first];
            tasks[first++] = null;
            if (task != null) {
                run(task);
            }
        }
        if (first == end) {
            first = 0;
            end = 0;
        }
    }

    /**
     * Counts the work that was put off.
     *
     * @return how many tasks there are
     */
    public int tasks() {
        return end - first;
    }

    /**
     * Tells, once a turn, whether channels may have become ready since they were last looked at
     * because of what this thread did itself, so that they are to be looked at before the work that
     * was put off.
     *
     * @return false only if that work came from channels which had nothing more to read
     */
    public boolean mustPollFirst() {
        boolean must = pollFirst;
        pollFirst = false;
        return must;
    }

    private void run(Task task) {
        home.scopeLevel++;
        try {
            task.endOfTurn();
        } catch (Throwable e) { // as in deliver
            home.report(e, "work at the end of a turn, " + task);
        } finally {
            home.scopeLevel--;
        }
    }

    /** A loop begins: its first timers do not yield. */
    void loopBegins() {
        timersYield = false;
    }

    /** A channel was left with something to read. */
    void notDrained() {
        pollFirst = true;
    }

    /** Puts work off to the end of the turn. The same task twice is done twice. */
    void atEndOfTurn(Task task) {
        pollFirst |= !inChannel;
        if (hosted != null) {
            hosted.request();
        }
        if (end == tasks.length) {
            int live = end - first;
            Task[] to = live > tasks.length / 2 ? new Task[tasks.length * 2] : tasks;
            System.arraycopy(tasks, first, to, 0, live);
            if (to == tasks) {
                Arrays.fill(tasks, live, end, null);
            }
            tasks = to;
            first = 0;
            end = live;
        }
        tasks[end++] = task;
    }

    /** Takes back work that was put off: who asked for it belongs to this thread no more. */
    void cancelAtEndOfTurn(Task task) {
        for (int i = first; i < end; i++) {
            if (tasks[i] == task) {
                tasks[i] = null;
            }
        }
    }

    /**
     * Says that the thread was interrupted, and that the dispatcher has cleared the interrupt,
     * since no wait would wait otherwise. It is set again when the outermost loop ends.
     */
    public void keepInterrupt() {
        home.keepInterrupt();
    }

    void timersChanged() {
        EventDispatcher dispatcher = home.dispatcherOrNull();
        if (dispatcher != null) {
            dispatcher.timersChanged();
        }
    }
}
