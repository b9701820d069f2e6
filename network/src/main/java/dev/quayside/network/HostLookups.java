// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import dev.quayside.core.QMetaObject;
import dev.quayside.core.QObject;
import dev.quayside.core.Qt;
import dev.quayside.core.Slot1;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The look-ups under way. Each one goes from {@link #start} through a thread of the pool to the
 * event queue of its receiver's thread; as long as it is in the map it has been neither delivered
 * nor aborted.
 */
final class HostLookups {

    private static final int MAX_THREADS = 20;
    private static final int IDLE_SECONDS = 10;

    private static final AtomicInteger LAST_ID = new AtomicInteger();
    private static final AtomicInteger LAST_THREAD = new AtomicInteger();
    private static final Map<Integer, Lookup> UNDER_WAY = new ConcurrentHashMap<>();
    private static final ExecutorService POOL = makePool();

    private HostLookups() {}

    /** What is to be looked up, and who is to hear of it. */
    private record Lookup(
            int id,
            String name,
            QObject receiver,
            Slot1<? super QHostInfo> slot,
            HostCache cache,
            QMetaObject.Connection endOfReceiver) {}

    private static ExecutorService makePool() {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(
                        MAX_THREADS,
                        MAX_THREADS,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        HostLookups::makeThread);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static Thread makeThread(Runnable work) {
        Thread thread = new Thread(work, "quayside-hostinfo-" + LAST_THREAD.incrementAndGet());
        thread.setDaemon(true);
        thread.setContextClassLoader(null); // not that of whoever asked first
        return thread;
    }

    /** Starts a look-up; the slot runs in the receiver's thread, never before this has returned. */
    static int start(String name, QObject receiver, Slot1<? super QHostInfo> slot) {
        int id = LAST_ID.incrementAndGet();
        // A receiver that dies takes its look-ups with it, also those that wait in its event queue.
        QMetaObject.Connection end = receiver.destroyed.connect(() -> abort(id));
        HostCache cache = HostCache.ofThisThread();
        Lookup lookup = new Lookup(id, name, receiver, slot, cache, end);
        UNDER_WAY.put(id, lookup);
        if (receiver.isDisposed()) {
            abort(id); // destroyed by its own thread meanwhile
        }
        QHostInfo known = cache.get(name);
        if (known != null) {
            post(lookup, known);
        } else {
            POOL.execute(() -> resolve(id));
        }
        return id;
    }

    static void abort(int id) {
        take(id);
    }

    private static Lookup take(int id) {
        Lookup lookup = UNDER_WAY.remove(id);
        if (lookup != null) {
            lookup.endOfReceiver().disconnect();
        }
        return lookup;
    }

    private static void resolve(int id) {
        Lookup lookup = UNDER_WAY.get(id);
        if (lookup == null) {
            return; // aborted while it waited for a thread
        }
        QHostInfo info = HostResolver.resolve(lookup.name());
        lookup.cache().put(lookup.name(), info);
        post(lookup, info);
    }

    private static void post(Lookup lookup, QHostInfo info) {
        int id = lookup.id();
        info.setLookupId(id);
        QMetaObject.invokeMethod(
                lookup.receiver(), () -> deliver(id, info), Qt.ConnectionType.QueuedConnection);
    }

    private static void deliver(int id, QHostInfo info) throws Exception {
        Lookup lookup = take(id);
        if (lookup != null) {
            lookup.slot().call(info);
        }
    }
}
