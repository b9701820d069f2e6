// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.tracker;

import dev.quayside.core.QDeadlineTimer;
import dev.quayside.core.QObject;
import dev.quayside.core.QTimer;
import dev.quayside.core.Signal0;
import dev.quayside.core.Signal1;
import dev.quayside.torrent.bencode.BencodeException;
import dev.quayside.torrent.http.Http;
import dev.quayside.torrent.http.HttpAnswer;
import dev.quayside.torrent.metainfo.InfoHash;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Keeps the trackers of one torrent informed (BEP 3, 12), and asks how many share it (BEP 48).
 *
 * <p>A tracker is told first of all that the torrent has started; that it is complete is told to a
 * tracker that knows of the start only, and only if that happened after the start. The trackers of
 * a tier are asked in a random order until one answers, then the next tier's; the one that answered
 * is asked first the next time. When all fail they are asked again, with growing pauses.
 *
 * <p>Lives in one thread.
 */
public final class Announcer extends QObject {
    private static final int DEFAULT_INTERVAL = 1800;
    private static final int SCRAPE_INTERVAL = 900;
    private static final int HUNGRY_INTERVAL = 30;
    private static final int FIRST_RETRY = 3;
    private static final int LAST_RETRY = 1800;
    private static final Http.Options OPTIONS = new Http.Options(Map.of(), 1 << 20, 30_000);
    private static final Http.Options LEAVING = new Http.Options(Map.of(), 1 << 20, 5_000);

    /** What the announcer asks of its torrent. */
    public interface Source {
        /**
         * Returns what is to be told.
         *
         * @param event why
         * @return the request
         */
        AnnounceRequest request(AnnounceEvent event);

        /**
         * Tells whether peers are needed soon.
         *
         * @return whether there are none, and something is missing
         */
        boolean isHungry();

        /**
         * Tells whether it is a partial seed (BEP 21).
         *
         * @return whether all that is wanted is there, but not all
         */
        boolean isPartialSeed();
    }

    /** Emitted with peers that a tracker named. */
    public final Signal1<List<PeerAddress>> peersFound = new Signal1<>(this);

    /** Emitted when {@link #status()} has changed. */
    public final Signal0 changed = new Signal0(this);

    /** Emitted when all trackers that knew of us were told that we leave, or could not be. */
    public final Signal0 left = new Signal0(this);

    private final Http http;
    private final Source source;
    private final List<List<Tracker>> tiers = new ArrayList<>();
    private final QTimer timer = new QTimer(this);
    private boolean running;
    private boolean completed;
    private boolean asking;
    private int rounds;
    private int retries;
    private int leaving;

    /**
     * Makes one that does nothing yet.
     *
     * @param parent the parent, or null
     * @param http asks
     * @param addresses the trackers in tiers
     * @param source the torrent
     */
    public Announcer(QObject parent, Http http, List<List<String>> addresses, Source source) {
        super(parent);
        this.http = http;
        this.source = source;
        for (List<String> tier : addresses) {
            List<Tracker> trackers = new ArrayList<>();
            tier.forEach(address -> trackers.add(new Tracker(address, tiers.size())));
            Collections.shuffle(trackers);
            tiers.add(trackers);
        }
        timer.setSingleShot(true);
        timer.timeout.connect(this::announce);
    }

    /** Tells the trackers that the torrent starts, and goes on to tell them how it is doing. */
    public void start() {
        running = true;
        completed = false;
        asking = false;
        announce();
    }

    /** The torrent has become complete just now. */
    public void complete() {
        completed = true;
        announceNow();
    }

    /** Asks for peers now instead of when it is time. */
    public void announceNow() {
        if (running && !asking) {
            announce();
        }
    }

    /**
     * Returns how the trackers are doing.
     *
     * @return for each its status, in the order in which they are asked
     */
    public List<TrackerStatus> status() {
        List<Tracker> next = candidates();
        return tiers.stream()
                .flatMap(List::stream)
                .map(t -> t.status(!next.isEmpty() && t == next.get(0) ? nextSeconds() : -1))
                .toList();
    }

    private int nextSeconds() {
        return timer.isActive() ? (timer.remainingTime() + 999) / 1000 : -1;
    }

    private void announce() {
        timer.stop();
        rounds++;
        ask(candidates(), 0, rounds);
    }

    private List<Tracker> candidates() {
        return tiers.stream().flatMap(List::stream).filter(Tracker::isSupported).toList();
    }

    private void ask(List<Tracker> trackers, int index, int round) {
        if (!running || round != rounds) {
            return; // stopped, or overtaken by a newer one
        }
        asking = index < trackers.size();
        if (!asking) {
            retry(trackers.isEmpty());
            return;
        }
        Tracker tracker = trackers.get(index);
        AnnounceEvent event = eventFor(tracker);
        tracker.state = TrackerStatus.State.ASKING;
        changed.emit();
        http.get(
                source.request(event).address(tracker.address, tracker.id),
                OPTIONS,
                answer -> {
                    if (answered(tracker, event, answer)) {
                        asking = false;
                        prefer(tracker);
                    } else {
                        ask(trackers, index + 1, round);
                    }
                },
                reason -> {
                    failed(tracker, reason);
                    ask(trackers, index + 1, round);
                });
    }

    private AnnounceEvent eventFor(Tracker tracker) {
        if (!tracker.knowsStart) {
            return AnnounceEvent.STARTED;
        }
        if (completed && !tracker.knowsCompletion) {
            return AnnounceEvent.COMPLETED;
        }
        return source.isPartialSeed() ? AnnounceEvent.PAUSED : AnnounceEvent.NONE;
    }

    /** Returns whether the tracker is content. */
    private boolean answered(Tracker tracker, AnnounceEvent event, HttpAnswer answer) {
        AnnounceAnswer said;
        try {
            said = AnnounceAnswer.parse(answer.body());
        } catch (BencodeException e) {
            boolean ok = answer.status() == 200;
            failed(
                    tracker,
                    ok ? "the answer is not one of a tracker" : "HTTP status " + answer.status());
            return false;
        }
        if (said.failure() != null) {
            failed(tracker, said.failure());
            return false;
        }
        tracker.take(said);
        tracker.knowsCompletion |= event == AnnounceEvent.COMPLETED;
        changed.emit();
        if (running) {
            retries = 0;
            schedule(tracker, said);
            peersFound.emit(said.peers());
            candidates().forEach(this::scrape);
        }
        return true;
    }

    /**
     * Asks a tracker how many share the torrent, be it one that is not announced to. That it does
     * not say is no failure of the tracker.
     */
    private void scrape(Tracker tracker) {
        InfoHash hash = source.request(AnnounceEvent.NONE).hash();
        String address = Scrape.address(tracker.address, hash);
        if (address == null || !tracker.nextScrape.hasExpired()) {
            return;
        }
        tracker.nextScrape = QDeadlineTimer.ofMillis(1000L * SCRAPE_INTERVAL);
        http.get(
                address,
                OPTIONS,
                answer -> scraped(tracker, hash, answer),
                reason -> noScrape(address, reason));
    }

    private void scraped(Tracker tracker, InfoHash hash, HttpAnswer answer) {
        if (!running) {
            return;
        }
        try {
            Scrape said = Scrape.parse(answer.body(), hash);
            int pause = Math.max(SCRAPE_INTERVAL, said.minInterval());
            tracker.nextScrape = QDeadlineTimer.ofMillis(1000L * pause);
            tracker.take(said);
            changed.emit();
        } catch (BencodeException e) {
            noScrape(tracker.address, e.getMessage());
        }
    }

    /** Java's logging starts only when there is something to say: it takes long. */
    private static void noScrape(String address, String reason) {
        System.getLogger(Announcer.class.getName())
                .log(Level.DEBUG, "No scrape of {0}: {1}", address, reason);
    }

    private void schedule(Tracker tracker, AnnounceAnswer said) {
        int interval = said.interval() > 0 ? said.interval() : DEFAULT_INTERVAL;
        if (source.isHungry() && said.peers().isEmpty()) {
            interval = Math.min(interval, Math.max(HUNGRY_INTERVAL, said.minInterval()));
        }
        boolean more = eventFor(tracker) == AnnounceEvent.COMPLETED; // which it became meanwhile
        timer.start(more ? 0 : 1000 * Math.max(1, interval));
    }

    private void failed(Tracker tracker, String reason) {
        tracker.state = TrackerStatus.State.FAILED;
        tracker.message = reason;
        changed.emit();
    }

    private void retry(boolean noTrackers) {
        if (!noTrackers) {
            int pause = Math.min(LAST_RETRY, FIRST_RETRY << Math.min(retries, 10));
            retries++;
            timer.start(1000 * pause);
        }
    }

    /** To be asked first in its tier (BEP 12). */
    private void prefer(Tracker tracker) {
        List<Tracker> tier = tiers.get(tracker.tier);
        tier.remove(tracker);
        tier.add(0, tracker);
    }

    /** Tells the trackers nothing any more: somebody else goes on under our name. */
    public void abandon() {
        running = false;
        timer.stop();
    }

    /** Tells the trackers that know of the start that we leave. Ends with {@link #left}. */
    public void stop() {
        running = false;
        timer.stop();
        List<Tracker> known = candidates().stream().filter(t -> t.knowsStart).toList();
        leaving = known.size();
        if (leaving == 0) {
            QTimer.singleShot(0, this, left::emit);
        }
        for (Tracker tracker : known) {
            tracker.knowsStart = false;
            tracker.knowsCompletion = false;
            http.get(
                    source.request(AnnounceEvent.STOPPED).address(tracker.address, tracker.id),
                    LEAVING,
                    answer -> oneLeft(tracker),
                    reason -> oneLeft(tracker));
        }
    }

    private void oneLeft(Tracker tracker) {
        tracker.state = TrackerStatus.State.IDLE;
        changed.emit();
        leaving--;
        if (leaving == 0) {
            left.emit();
        }
    }
}
