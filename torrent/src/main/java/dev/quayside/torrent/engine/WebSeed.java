// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.core.QObject;
import dev.quayside.network.QHostAddress;
import dev.quayside.torrent.http.HttpException;
import dev.quayside.torrent.http.HttpTalk;
import dev.quayside.torrent.metainfo.Info;
import dev.quayside.torrent.metainfo.TorrentFile;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.BitSet;
import java.util.Map;

/**
 * A web server that has the files of a torrent (BEP 19): fetches one {@link WebRun} of blocks after
 * the other, each with a request for each file that it goes through.
 *
 * <p>A server that does not know ranges sends whole files: of these all that is missing is taken.
 * When something fails it is tried again after a pause that grows; a file that is not there is not
 * asked for again. Lives in the engine's thread.
 */
final class WebSeed implements BlockSource, HttpTalk.Client {
    private static final int SECONDS_OF_A_RUN = 5;
    private static final int SHORTEST_RUN = 1 << 20;
    private static final int LONGEST_RUN = 16 << 20;

    /** By HTTPS an answer is in memory as a whole. */
    private static final int LONGEST_SECURE = 1 << 20;

    private static final int PATIENCE_MSECS = 60_000;
    private static final int FIRST_PAUSE_MSECS = 1_000;
    private static final int LAST_PAUSE_MSECS = 600_000;
    private static final int MOST_REDIRECTIONS = 5;

    private final WebSeeds seeds;
    private final QObject context;
    private final Info info;
    private final Clock clock;
    private final WebAddresses addresses;
    private final BitSet has = new BitSet();
    private final WebRun run;
    private final RateMeter down;
    private HttpTalk talk;
    private int file;
    private boolean wholeFiles;
    private boolean moved;
    private boolean lacking;
    private int redirections;
    private int failures;
    private long notBefore;
    private long lastRead;
    private String message;
    private String lacks; // which file was not there the last time; null if all were
    private boolean abandoned;

    WebSeed(WebSeeds seeds, QObject context, Info info, Clock clock, WebAddresses addresses) {
        this.seeds = seeds;
        this.context = context;
        this.info = info;
        this.clock = clock;
        this.addresses = addresses;
        run = new WebRun(info, this, seeds);
        down = new RateMeter(clock.now());
        has.set(0, info.pieceCount());
    }

    // -- asking -----------------------------------------------------------------------------------

    boolean isBusy() {
        return run.isOn();
    }

    /** Begins the next run, if there is one and it is time. */
    void next() {
        if (abandoned || isBusy() || clock.now() < notBefore) {
            return;
        }
        long rate = down.rate(clock.now());
        long length = Math.max(SHORTEST_RUN, Math.min(LONGEST_RUN, rate * SECONDS_OF_A_RUN));
        run.begin(seeds.picker().pickRun(this, has, length, wholeFiles));
        if (run.isOn()) {
            request();
        } else {
            hangUp();
        }
    }

    /** Asks for what comes next in the run. */
    private void request() {
        run.passPads();
        if (!run.isOn()) {
            next();
            return;
        }
        file = run.file();
        redirections = 0;
        ask();
    }

    private void ask() {
        URI address = addresses.of(file);
        TorrentFile there = info.files().get(file);
        boolean secure = address.getScheme().equalsIgnoreCase("https");
        long end = Math.min(there.end(), run.end());
        if (secure) {
            end = Math.min(end, run.at() + LONGEST_SECURE);
        }
        if (talk == null || !talk.isFor(address)) {
            hangUp();
            talk = HttpTalk.with(context, address, this);
        }
        lastRead = clock.now();
        moved = false;
        lacking = false;
        run.expect(there.offset(), end);
        String range = (run.at() - there.offset()) + "-" + (end - 1 - there.offset());
        talk.get(
                address,
                Map.of("Range", "bytes=" + range),
                secure ? end - run.at() : there.length());
    }

    // -- the answer -------------------------------------------------------------------------------

    @Override
    public boolean head(int status, Map<String, String> headers) throws HttpException {
        TorrentFile there = info.files().get(file);
        String length = headers.get("content-length");
        String target = headers.get("location");
        if (status == 206) {
            run.checkRange(headers.get("content-range"), there.length());
            return true;
        }
        if (status == 200) {
            if (length != null && !length.equals(Long.toString(there.length()))) {
                lacksFile("the file there has another length");
            }
            wholeFiles = true;
            run.wholeFile(there);
            return true;
        }
        if (status / 100 == 3 && target != null) {
            follow(target);
            return false;
        }
        if (status == 403 || status == 404 || status == 410 || status == 416) {
            lacksFile("HTTP status " + status);
        }
        throw new HttpException("HTTP status " + status);
    }

    private void follow(String target) throws HttpException {
        redirections++;
        try {
            addresses.move(file, target);
            moved = true;
        } catch (URISyntaxException e) {
            throw new HttpException("redirected to a bad address: " + e.getReason());
        }
        if (redirections > MOST_REDIRECTIONS) {
            throw new HttpException("too many redirections");
        }
    }

    /** Asks for nothing of this file any more, nor for pieces that it has a part of. */
    private void lacksFile(String reason) throws HttpException {
        TorrentFile absent = info.files().get(file);
        has.clear(info.firstPiece(absent), info.lastPiece(absent) + 1);
        lacking = true;
        abandoned = has.isEmpty();
        lacks = reason + " (" + String.join("/", absent.path()) + ")";
        throw new HttpException(lacks);
    }

    @Override
    public boolean body(byte[] bytes, int offset, int count) {
        int before = run.taken();
        boolean more = run.take(bytes, offset, count);
        down.add(clock.now(), run.taken() - before);
        return more;
    }

    @Override
    public void done() {
        if (moved) {
            ask();
        } else if (run.isOn() && !run.hasAllExpected()) {
            failed("the answer is too short");
        } else if (run.isOn()) {
            request();
        } else {
            failures = 0;
            message = lacks;
            next();
        }
    }

    @Override
    public void failed(String reason) {
        message = reason;
        addresses.forget(file);
        if (!lacking) { // else it can be asked for other files at once
            int pause = FIRST_PAUSE_MSECS << Math.min(failures, 20);
            notBefore = clock.now() + Math.min(LAST_PAUSE_MSECS, pause);
            failures++;
        }
        stop();
    }

    // -- limits and time --------------------------------------------------------------------------

    @Override
    public int quota() {
        return seeds.quota(this, run.needsRoom());
    }

    @Override
    public String refusal(QHostAddress server) {
        return addresses.refusal(file, server);
    }

    @Override
    public void received(int bytes) {
        lastRead = clock.now();
        seeds.received(this, bytes);
    }

    @Override
    public void read() {
        if (talk != null) {
            talk.read();
        }
    }

    /** Called every second. */
    void tick() {
        boolean waits = talk != null && talk.hasUnread(); // for us, not we for it
        if (isBusy() && !waits && clock.now() - lastRead > PATIENCE_MSECS) {
            failed("no answer in time");
        }
        next();
    }

    // -- the end ----------------------------------------------------------------------------------

    /** Gives back what it was asked for, and hangs up. */
    void stop() {
        hangUp();
        run.giveUp();
    }

    private void hangUp() {
        if (talk != null) {
            talk.close();
            talk = null;
        }
    }

    /** It is never asked again. */
    void abandon(String reason) {
        abandoned = true;
        message = reason;
        stop();
    }

    @Override
    public boolean isOver() {
        return abandoned;
    }

    // -- being asked ------------------------------------------------------------------------------

    @Override
    public boolean isAskedFor(BlockRef ref) {
        return run.has(ref);
    }

    @Override
    public boolean isAskedForPiece(int piece) {
        return run.hasPiece(piece);
    }

    WebSeedStatus status() {
        WebSeedStatus.State state =
                abandoned
                        ? WebSeedStatus.State.ABANDONED
                        : isBusy()
                                ? WebSeedStatus.State.WORKING
                                : clock.now() < notBefore
                                        ? WebSeedStatus.State.FAILED
                                        : WebSeedStatus.State.IDLE;
        return new WebSeedStatus(toString(), state, message, down.rate(clock.now()), down.total());
    }

    @Override
    public String toString() {
        return addresses.toString();
    }
}
