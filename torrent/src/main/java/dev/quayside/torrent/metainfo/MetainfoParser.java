// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.metainfo;

import dev.quayside.torrent.bencode.BDictionary;
import dev.quayside.torrent.bencode.BList;
import dev.quayside.torrent.bencode.BString;
import dev.quayside.torrent.bencode.BValue;
import dev.quayside.torrent.bencode.BencodeException;
import dev.quayside.torrent.bencode.BencodeLimits;
import dev.quayside.torrent.bencode.BencodeReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads torrent files. */
public final class MetainfoParser {
    /** More trackers or web seeds than this are left out. */
    private static final int MOST_ADDRESSES = 200;

    /** Of dates: Instant goes further, but no torrent was made later than this. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private MetainfoParser() {}

    /**
     * Reads a torrent file.
     *
     * @param file where it is
     * @return what it says
     * @throws BencodeException if it is not bencode
     * @throws MetainfoException if something in it is missing or does not fit
     * @throws IOException if it cannot be read
     */
    public static Metainfo read(Path file) throws IOException {
        int most = BencodeLimits.METAINFO.bytes();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new MetainfoException(
                        "This is no torrent file: it has more than " + most + " bytes");
            }
            return parse(bytes);
        }
    }

    /**
     * Reads the bytes of a torrent file.
     *
     * @param bytes the bytes
     * @return what they say
     * @throws BencodeException if they are not bencode
     * @throws MetainfoException if something in them is missing or does not fit
     */
    public static Metainfo parse(byte[] bytes) throws BencodeException, MetainfoException {
        BDictionary root = BencodeReader.readDictionary(bytes, BencodeLimits.METAINFO);
        BDictionary info = root.dictionary("info");
        if (info == null) {
            throw new MetainfoException("This is no torrent file: it has no info dictionary");
        }
        return new Metainfo(
                InfoParser.parse(info),
                trackers(root),
                webSeeds(root.get("url-list")),
                root.text("comment"),
                root.text("created by"),
                date(root));
    }

    /** A date is only for people: a senseless one does not spoil the torrent. */
    private static Instant date(BDictionary root) throws BencodeException {
        long seconds = root.integer("creation date", -1);
        return seconds < 0 || seconds > LAST_SECOND ? null : Instant.ofEpochSecond(seconds);
    }

    private static List<List<String>> trackers(BDictionary root) throws BencodeException {
        Set<String> seen = new LinkedHashSet<>();
        List<List<String>> tiers = new ArrayList<>();
        List<BValue> list = root.list("announce-list");
        for (BValue tier : list == null ? List.<BValue>of() : list) {
            if (tier instanceof BList values) {
                add(tiers, texts(values.values()), seen);
            }
        }
        if (tiers.isEmpty() && root.text("announce") != null) {
            add(tiers, List.of(root.text("announce")), seen);
        }
        return tiers;
    }

    private static void add(List<List<String>> tiers, List<String> addresses, Set<String> seen) {
        List<String> tier = new ArrayList<>();
        for (String address : addresses) {
            if (!address.isBlank() && seen.size() < MOST_ADDRESSES && seen.add(address.strip())) {
                tier.add(address.strip());
            }
        }
        if (!tier.isEmpty()) {
            tiers.add(tier);
        }
    }

    private static List<String> webSeeds(BValue value) {
        List<BValue> values =
                value instanceof BList list
                        ? list.values()
                        : value == null ? List.of() : List.of(value);
        return texts(values).stream()
                .filter(address -> !address.isBlank())
                .distinct()
                .limit(MOST_ADDRESSES)
                .toList();
    }

    private static List<String> texts(List<BValue> values) {
        return values.stream()
                .filter(BString.class::isInstance)
                .map(value -> ((BString) value).text())
                .toList();
    }
}
