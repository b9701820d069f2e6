// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.core.QObject;
import dev.quayside.network.QHostAddress;
import dev.quayside.network.QTcpServer;
import dev.quayside.network.QTcpSocket;
import dev.quayside.testing.QTest;
import dev.quayside.torrent.http.Http;
import dev.quayside.torrent.http.SecureServer;
import dev.quayside.torrent.metainfo.InfoHash;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What trackers are told, and when; against a tracker that answers as it is told to. */
class AnnouncerTest {
    private static final Pattern EVENT =
            Pattern.compile("/(\\w+)[.\\w]*\\?.*?(?:&event=(\\w+))? HTTP");
    private static final String GOOD = "d8:intervali1000e5:peers6:\1\2\3\4\0\5e";

    private final QTcpServer server = new QTcpServer();
    private final Http http = new Http(null);
    private final List<String> told = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private final List<PeerAddress> peers = new ArrayList<>();
    private final QObject owner = new QObject();
    private boolean left;
    private boolean partialSeed;

    private final Announcer.Source source =
            new Announcer.Source() {
                @Override
                public AnnounceRequest request(AnnounceEvent event) {
                    return new AnnounceRequest(
                            InfoHash.of(new byte[0]), new byte[20], 1, 0, 0, 0, event, 50, 1);
                }

                @Override
                public boolean isHungry() {
                    return false;
                }

                @Override
                public boolean isPartialSeed() {
                    return partialSeed;
                }
            };

    AnnouncerTest() {
        server.newConnection.connect(
                () -> {
                    QTcpSocket client = server.nextPendingConnection();
                    client.readyRead.connect(() -> answer(client));
                });
        server.listen(new QHostAddress(QHostAddress.SpecialAddress.LocalHost), 0);
    }

    private void answer(QTcpSocket client) {
        Matcher event = EVENT.matcher(new String(client.readAll(), StandardCharsets.ISO_8859_1));
        assertThat(event.find()).isTrue();
        told.add(event.group(1) + " " + event.group(2));
        String body = answers.isEmpty() ? GOOD : answers.remove(0);
        byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
        client.write("HTTP/1.1 200 OK\r\nContent-Length: " + bytes.length + "\r\n\r\n");
        client.write(bytes);
        client.disconnectFromHost();
    }

    private Announcer announcer(String... tiers) {
        List<List<String>> addresses = new ArrayList<>();
        for (String tier : tiers) {
            addresses.add(List.of("http://127.0.0.1:" + server.serverPort() + "/" + tier));
        }
        Announcer announcer = new Announcer(owner, http, addresses, source);
        announcer.peersFound.connect(peers::addAll);
        announcer.left.connect(() -> left = true);
        return announcer;
    }

    @AfterEach
    void close() {
        owner.dispose(); // a timer that went on would wake up the loops of other tests
        server.dispose();
        http.dispose();
    }

    private void waitFor(int count) {
        await(() -> told.size() >= count);
    }

    private void await(BooleanSupplier condition) {
        assertThat(QTest.qWaitFor(condition, 60_000)).as(told.toString()).isTrue();
    }

    @Test
    void tellsStartCompletionAndEndInThisOrder() {
        Announcer announcer = announcer("a");
        announcer.start();
        announcer.complete(); // before the answer to the start is there
        waitFor(2);
        await(() -> !peers.isEmpty());

        announcer.stop();
        await(() -> left);

        assertThat(told).last().isEqualTo("a stopped");
        assertThat(told.subList(0, told.size() - 1))
                .startsWith("a started")
                .endsWith("a completed");
        assertThat(peers).contains(new PeerAddress("1.2.3.4", 5));
    }

    @Test
    void triesAFailedAnnounceAgainAndStillTellsTheStartFirst() {
        answers.add("d14:failure reason4:busye");
        Announcer announcer = announcer("a");
        announcer.start();
        waitFor(1);
        await(() -> announcer.status().get(0).message() != null);
        assertThat(announcer.status().get(0).message()).isEqualTo("busy");

        waitFor(2);

        assertThat(told).startsWith("a started", "a started");
    }

    @Test
    void asksTheNextTierWhenTheFirstFails() {
        answers.add("nonsense");
        Announcer announcer = announcer("a", "b");

        announcer.start();
        waitFor(2);

        assertThat(told).startsWith("a started", "b started");
        await(() -> announcer.status().get(1).state() == TrackerStatus.State.WORKING);
        assertThat(announcer.status().get(0).state()).isEqualTo(TrackerStatus.State.FAILED);
    }

    @Test
    void tellsTheEndToThoseOnlyThatKnowOfTheStart() {
        Announcer announcer = announcer("a");

        announcer.stop();

        await(() -> left);
        assertThat(told).isEmpty();
    }

    @Test
    void tellsAfterTheStartThatItIsAPartialSeed() {
        Announcer announcer = announcer("a");
        partialSeed = true;
        announcer.start();
        await(() -> !peers.isEmpty());

        announcer.announceNow();
        waitFor(2);

        assertThat(told).containsExactly("a started", "a paused");
    }

    @Test
    void saysWhenItWillAskNextAndWhatItWasTold() {
        Announcer announcer = announcer("a", "b");
        announcer.start();
        await(() -> !peers.isEmpty());

        TrackerStatus asked = announcer.status().get(0);
        assertThat(asked.nextSeconds()).isBetween(900, 1000);
        assertThat(asked.peers()).isEqualTo(1);
        assertThat(announcer.status().get(1).nextSeconds()).isEqualTo(-1);
    }

    @Test
    void asksEveryTrackerHowManyShareTheTorrentOnce() {
        String hash = new String(InfoHash.of(new byte[0]).bytes(), StandardCharsets.ISO_8859_1);
        String numbers = "d8:completei7e10:downloadedi30e10:incompletei4ee";
        answers.add(GOOD);
        answers.add("d5:filesd20:" + hash + numbers + "ee");
        answers.add("nonsense");
        Announcer announcer = announcer("announce", "announce.php");

        announcer.start();
        waitFor(3);
        await(() -> isScraped(announcer, 0) || isScraped(announcer, 1));
        announcer.announceNow();
        waitFor(4);

        assertThat(told).contains("announce started", "scrape null").endsWith("announce null");
    }

    private static boolean isScraped(Announcer announcer, int tracker) {
        TrackerStatus status = announcer.status().get(tracker);
        return status.seeds() == 7 && status.leeches() == 4 && status.downloads() == 30;
    }

    @Test
    void saysThatOtherKindsOfTrackersAreNotSupported() {
        Announcer announcer = new Announcer(owner, http, List.of(List.of("udp://a:1/")), source);

        assertThat(announcer.status().get(0).state()).isEqualTo(TrackerStatus.State.UNSUPPORTED);
    }

    @Test
    void announcesByHttpsToATrackerThatIsTrusted(@TempDir Path folder) throws Exception {
        try (SecureServer secure =
                new SecureServer(
                        folder,
                        "ip:127.0.0.1",
                        exchange -> {
                            byte[] body = GOOD.getBytes(StandardCharsets.ISO_8859_1);
                            exchange.sendResponseHeaders(200, body.length);
                            exchange.getResponseBody().write(body);
                            exchange.close();
                        })) {
            Http trusting = new Http(null, secure.trust());
            List<List<String>> addresses = List.of(List.of(secure.address("/announce")));
            Announcer announcer = new Announcer(owner, trusting, addresses, source);
            announcer.peersFound.connect(peers::addAll);
            announcer.left.connect(() -> left = true);

            announcer.start();
            await(() -> !peers.isEmpty());
            announcer.stop();
            await(() -> left);

            assertThat(peers).contains(new PeerAddress("1.2.3.4", 5));
            trusting.dispose();
        }
    }
}
