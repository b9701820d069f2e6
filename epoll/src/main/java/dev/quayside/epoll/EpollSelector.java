// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.IllegalSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.AbstractSelectableChannel;
import java.nio.channels.spi.AbstractSelector;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Waits for channels with epoll.
 *
 * <p>What is to be watched is told to the kernel by the thread that selects, when it selects next:
 * what has changed back by then costs nothing. The kernel hands back the number of a descriptor,
 * under which its key is found. A closed descriptor has left the kernel's list by itself.
 *
 * <p>As the interface has it, selecting locks the selector and the set of selected keys; all else
 * may be called meanwhile.
 */
final class EpollSelector extends AbstractSelector {
    private static final int CAPACITY = 1024;

    /** Of the event descriptor; keys count from 1. */
    private static final int WAKE_UP_SERIAL = 0;

    private final Descriptor epoll;
    private final WakeUp wakeUp;
    private final KeyTable keys = new KeyTable();
    private final SelectedKeys selected = new SelectedKeys();

    /** Keys whose interest has changed; guarded by itself. */
    private final List<EpollSelectionKey> changes = new ArrayList<>();

    // of the selecting thread
    private final List<EpollSelectionKey> changing = new ArrayList<>();
    private final MemorySegment events = EpollCalls.allocate(CAPACITY);
    private final MemorySegment event = EpollCalls.allocate(1);
    private boolean selecting;

    EpollSelector(EpollSelectorProvider provider) throws IOException {
        super(provider);
        epoll = Descriptor.of(EpollCalls.create());
        try {
            wakeUp = new WakeUp();
            control(EpollCalls.ADD, wakeUp.descriptor(), EpollCalls.IN, WAKE_UP_SERIAL);
        } catch (IOException e) {
            epoll.close();
            throw e;
        }
    }

    private void control(int operation, Descriptor descriptor, int conditions, int serial)
            throws IOException {
        int number = descriptor.number();
        Descriptor.check(
                EpollCalls.control(
                        epoll.number(), operation, number, event, conditions, number, serial));
    }

    private void checkOpen() {
        if (!isOpen()) {
            throw new ClosedSelectorException();
        }
    }

    // -- keys -------------------------------------------------------------------------------------

    @Override
    public Set<SelectionKey> keys() {
        checkOpen();
        return keys;
    }

    @Override
    public Set<SelectionKey> selectedKeys() {
        checkOpen();
        return selected;
    }

    @Override
    protected SelectionKey register(AbstractSelectableChannel channel, int ops, Object attached) {
        if (!(channel instanceof EpollChannel mine)) {
            throw new IllegalSelectorException();
        }
        checkOpen();
        EpollSelectionKey key = keys.add(this, mine);
        if (!isOpen()) { // closed meanwhile, perhaps before it was there to be dropped
            keys.drop(key);
            throw new ClosedSelectorException();
        }
        key.attach(attached);
        key.interestOps(ops);
        return key;
    }

    /** For every thread. */
    void interestChanged(EpollSelectionKey key) {
        synchronized (changes) {
            if (!key.changed) {
                key.changed = true;
                changes.add(key);
            }
        }
    }

    private void tellChanges() throws IOException {
        synchronized (changes) {
            if (changes.isEmpty()) {
                return;
            }
            for (EpollSelectionKey key : changes) {
                key.changed = false;
            }
            changing.addAll(changes);
            changes.clear();
        }
        int told = 0;
        try {
            for (; told < changing.size(); told++) {
                tell(changing.get(told));
            }
        } finally {
            for (; told < changing.size(); told++) { // one failed: next time
                interestChanged(changing.get(told));
            }
            changing.clear();
        }
    }

    private void tell(EpollSelectionKey key) throws IOException {
        int toWatch = key.isValid() ? key.toWatch() : key.watched;
        if (toWatch == key.watched || !key.descriptor().tryEnter()) {
            return;
        }
        try {
            int operation =
                    key.watched == 0
                            ? EpollCalls.ADD
                            : toWatch == 0 ? EpollCalls.DELETE : EpollCalls.MODIFY;
            control(operation, key.descriptor(), toWatch, key.serial);
            key.watched = toWatch;
        } finally {
            key.descriptor().leave();
        }
    }

    private void dropCancelled() throws IOException {
        Set<SelectionKey> cancelled = cancelledKeys();
        synchronized (cancelled) {
            if (cancelled.isEmpty()) {
                return;
            }
            for (Iterator<SelectionKey> i = cancelled.iterator(); i.hasNext(); ) {
                drop((EpollSelectionKey) i.next());
                i.remove();
            }
        }
    }

    private void drop(EpollSelectionKey key) throws IOException {
        if (key.watched != 0 && key.descriptor().tryEnter()) {
            try {
                control(EpollCalls.DELETE, key.descriptor(), 0, 0);
            } finally {
                key.descriptor().leave();
            }
        }
        key.watched = 0;
        keys.drop(key);
        selected.drop(key);
        deregister(key);
    }

    // -- selecting --------------------------------------------------------------------------------

    @Override
    public int selectNow() throws IOException {
        return select(selected, 0);
    }

    @Override
    public int select() throws IOException {
        return select(selected, -1);
    }

    @Override
    public int select(long timeout) throws IOException {
        return select(selected, millis(timeout));
    }

    @Override
    public int selectNow(Consumer<SelectionKey> action) throws IOException {
        return select(new Calling(action), 0);
    }

    @Override
    public int select(Consumer<SelectionKey> action) throws IOException {
        return select(new Calling(action), -1);
    }

    @Override
    public int select(Consumer<SelectionKey> action, long timeout) throws IOException {
        return select(new Calling(action), millis(timeout));
    }

    /** Zero is for ever. */
    private static int millis(long timeout) {
        if (timeout < 0) {
            throw new IllegalArgumentException("Negative timeout");
        }
        return timeout == 0 ? -1 : (int) Math.min(timeout, Integer.MAX_VALUE);
    }

    /** What is to happen with a key that is ready. */
    interface Ready {
        /** Returns whether it counts as one more. */
        boolean take(EpollSelectionKey key, int conditions);
    }

    private record Calling(Consumer<SelectionKey> action) implements Ready {
        Calling {
            Objects.requireNonNull(action, "action");
        }

        @Override
        public boolean take(EpollSelectionKey key, int conditions) {
            boolean ready = key.becomeReady(conditions, false);
            if (ready) {
                action.accept(key);
                if (!key.selector().isOpen()) {
                    throw new ClosedSelectorException();
                }
            }
            return ready;
        }
    }

    private synchronized int select(Ready ready, int millis) throws IOException {
        synchronized (selected) {
            checkOpen();
            if (selecting) { // what was called for a key of this array of events selects
                throw new IllegalStateException("Is selecting");
            }
            selecting = true;
            try {
                dropCancelled();
                tellChanges();
                int count = millis == 0 ? look() : await(millis);
                dropCancelled();
                return deliver(count, ready);
            } finally {
                selecting = false;
            }
        }
    }

    private int look() throws IOException {
        int count = EpollCalls.await(epoll.number(), events, CAPACITY, 0);
        return count == -Errno.EINTR ? 0 : Descriptor.check(count);
    }

    private int await(int millis) throws IOException {
        long end = millis < 0 ? 0 : System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        int left = millis;
        try {
            begin();
            while (true) {
                int count = EpollCalls.await(epoll.number(), events, CAPACITY, left);
                if (count != -Errno.EINTR) {
                    return Descriptor.check(count);
                }
                if (millis > 0) {
                    long nanos = Math.max(0, end - System.nanoTime());
                    left = (int) TimeUnit.NANOSECONDS.toMillis(nanos);
                }
            }
        } finally {
            end();
        }
    }

    private int deliver(int count, Ready ready) {
        int taken = 0;
        for (int i = 0; i < count; i++) {
            int serial = EpollCalls.secondNumber(events, i);
            if (serial == WAKE_UP_SERIAL) {
                wakeUp.clear();
                continue;
            }
            EpollSelectionKey key = keys.find(EpollCalls.firstNumber(events, i), serial);
            if (key != null && key.isValid() && ready.take(key, EpollCalls.conditions(events, i))) {
                taken++;
            }
        }
        return taken;
    }

    @Override
    public Selector wakeup() {
        wakeUp.set();
        return this;
    }

    // -- the end ----------------------------------------------------------------------------------

    @Override
    protected void implCloseSelector() throws IOException {
        wakeup();
        synchronized (this) {
            synchronized (selected) {
                for (EpollSelectionKey key : keys.all()) {
                    key.cancel();
                    drop(key);
                }
                wakeUp.close();
                epoll.close();
            }
        }
    }
}
