// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import dev.quayside.network.QHostInfo.HostInfoError;
import java.security.Security;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The names that a thread has looked up within the last minute. As in Qt, a socket that connects to
 * one of them need not wait for the event loop.
 *
 * <p>Qt keeps one for the whole program. One for each thread makes that what a thread sees does not
 * depend on what others did before. The answers are put in by the threads that look them up.
 */
final class HostCache {
    private static final int MOST = 128; // as in Qt
    private static final int MOST_SECONDS = 60; // as in Qt

    private static final ThreadLocal<HostCache> CURRENT = ThreadLocal.withInitial(HostCache::new);

    private final Map<String, Answer> answers =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
                    return size() > MOST;
                }
            };

    private record Answer(QHostInfo info, long nanoTime) {}

    private HostCache() {}

    static HostCache ofThisThread() {
        return CURRENT.get();
    }

    /** Returns a copy of the answer; null if there is none, or it is too old. */
    synchronized QHostInfo get(String name) {
        Answer answer = answers.get(name);
        if (answer == null) {
            return null;
        }
        if (System.nanoTime() - answer.nanoTime >= TimeUnit.SECONDS.toNanos(seconds())) {
            answers.remove(name);
            return null;
        }
        return new QHostInfo(answer.info);
    }

    /** Remembers an answer, unless there is no address. */
    synchronized void put(String name, QHostInfo info) {
        if (info.error() == HostInfoError.NoError) {
            answers.remove(name); // the new one is the youngest
            answers.put(name, new Answer(new QHostInfo(info), System.nanoTime()));
        }
    }

    /** No longer than Java itself is told to keep an answer. */
    private static int seconds() {
        String ttl = Security.getProperty("networkaddress.cache.ttl");
        if (ttl == null) {
            return MOST_SECONDS;
        }
        try {
            int seconds = Integer.parseInt(ttl.trim());
            return seconds < 0 ? MOST_SECONDS : Math.min(seconds, MOST_SECONDS);
        } catch (NumberFormatException e) {
            return MOST_SECONDS; // Java ignores it, too
        }
    }
}
