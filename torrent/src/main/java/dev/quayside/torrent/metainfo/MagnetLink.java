// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.metainfo;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * A magnet link (BEP 9): the info hash and where to ask for the rest.
 *
 * @param hash the info hash
 * @param name what to call the torrent until its own name is known; null if the link has none
 * @param trackers addresses of trackers
 * @param peers peers as host and port, such as 192.0.2.1:6881
 * @param webSeeds addresses of web servers that have the files
 * @param selectOnly the files that are wanted (BEP 53), as in {@code 0,2,4-6}; null for all
 */
public record MagnetLink(
        InfoHash hash,
        String name,
        List<String> trackers,
        List<String> peers,
        List<String> webSeeds,
        String selectOnly) {
    private static final int LONGEST = 32 << 10;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /** Makes one; the lists are copied. */
    public MagnetLink {
        trackers = List.copyOf(trackers);
        peers = List.copyOf(peers);
        webSeeds = List.copyOf(webSeeds);
    }

    /**
     * Tells whether a text is meant as a magnet link.
     *
     * @param text any text
     * @return whether it begins like one
     */
    public static boolean isMagnet(String text) {
        return text.regionMatches(true, 0, "magnet:", 0, 7);
    }

    /**
     * Reads a magnet link.
     *
     * @param text begins with {@code magnet:?}
     * @return what it says
     * @throws MetainfoException if it is not one, or has no info hash of version 1
     */
    public static MagnetLink parse(String text) throws MetainfoException {
        if (!text.regionMatches(true, 0, "magnet:?", 0, 8) || text.length() > LONGEST) {
            throw new MetainfoException("This is not a magnet link");
        }
        InfoHash hash = null;
        String name = null;
        String select = null;
        List<String> trackers = new ArrayList<>();
        List<String> peers = new ArrayList<>();
        List<String> webSeeds = new ArrayList<>();
        for (String parameter : text.substring(8).split("&")) {
            int equals = parameter.indexOf('=');
            String key = equals < 0 ? parameter : parameter.substring(0, equals);
            String value = decode(equals < 0 ? "" : parameter.substring(equals + 1));
            switch (key.toLowerCase(Locale.ROOT).replaceFirst("\\.\\d+$", "")) {
                case "xt" -> hash = hash == null ? hash(value) : hash;
                case "dn" -> name = value;
                case "tr" -> trackers.add(value);
                case "x.pe" -> peers.add(value);
                case "ws" -> webSeeds.add(value);
                case "so" -> select = value;
                default -> {
                    // there are many more, which do not concern us
                }
            }
        }
        if (hash == null) {
            throw new MetainfoException("The magnet link has no info hash (xt=urn:btih:...)");
        }
        return new MagnetLink(hash, name, trackers, peers, webSeeds, select);
    }

    private static String decode(String value) throws MetainfoException {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MetainfoException("Bad escape in the magnet link: " + value);
        }
    }

    private static InfoHash hash(String topic) throws MetainfoException {
        if (!topic.regionMatches(true, 0, "urn:btih:", 0, 9)) {
            return null; // of another network or version
        }
        String text = topic.substring(9);
        try {
            if (text.length() == 40) {
                return new InfoHash(HexFormat.of().parseHex(text));
            }
            if (text.length() == 32) {
                return new InfoHash(base32(text.toUpperCase(Locale.ROOT)));
            }
        } catch (IllegalArgumentException e) {
            throw new MetainfoException("Bad info hash in the magnet link: " + text);
        }
        throw new MetainfoException("Bad info hash in the magnet link: " + text);
    }

    private static byte[] base32(String text) {
        byte[] bytes = new byte[InfoHash.LENGTH];
        long bits = 0;
        int count = 0;
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = BASE32.indexOf(text.charAt(i));
            if (digit < 0) {
                throw new IllegalArgumentException("not base 32: " + text);
            }
            bits = bits << 5 | digit;
            count += 5;
            if (count >= 8) {
                count -= 8;
                bytes[at++] = (byte) (bits >> count);
            }
        }
        return bytes;
    }
}
