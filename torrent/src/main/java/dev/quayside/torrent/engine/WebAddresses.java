// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.torrent.http.HttpTalk;
import dev.quayside.torrent.http.Percent;
import dev.quayside.torrent.metainfo.Info;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Where the files of a torrent are on a web server (BEP 19), and to where they have moved. */
final class WebAddresses {
    private final Info info;
    private final String base;
    private final Map<Integer, URI> moved = new HashMap<>();

    /** Takes an address as in a torrent file. */
    WebAddresses(Info info, String base) throws URISyntaxException {
        this.info = info;
        this.base = base.strip().replace(" ", "%20");
        HttpTalk.checked(this.base);
    }

    /**
     * The address of a file. That of a folder gets the names of the torrent and the file; that of a
     * torrent of one file is that of the file, unless it ends with a slash.
     */
    URI of(int file) {
        URI now = moved.get(file);
        if (now != null) {
            return now;
        }
        StringBuilder address = new StringBuilder(base);
        if (info.isFolder() || base.endsWith("/")) {
            address.append(base.endsWith("/") ? "" : "/").append(encoded(info.name()));
        }
        if (info.isFolder()) {
            info.files()
                    .get(file)
                    .path()
                    .forEach(name -> address.append('/').append(encoded(name)));
        }
        return URI.create(address.toString());
    }

    private static String encoded(String name) {
        return Percent.encode(name.getBytes(StandardCharsets.UTF_8));
    }

    /** The server says that a file is somewhere else. */
    void move(int file, String target) throws URISyntaxException {
        URI there;
        try {
            there = of(file).resolve(target);
        } catch (IllegalArgumentException e) {
            throw new URISyntaxException(target, e.getMessage());
        }
        moved.put(file, HttpTalk.checked(there.toString()));
    }

    /** What it was redirected to did not work: begins with the first address again. */
    void forget(int file) {
        moved.remove(file);
    }

    @Override
    public String toString() {
        return base;
    }
}
