// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

import dev.quayside.network.QHostAddress;
import dev.quayside.torrent.http.HttpTalk;
import dev.quayside.torrent.http.Percent;
import dev.quayside.torrent.metainfo.Info;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Where the files of a torrent are on a web server (BEP 19), and to where they have moved.
 *
 * <p>A torrent is not to make this machine ask things of others in its own network that strangers
 * could not ask: there, no query is sent, and no redirection from outside leads there.
 */
final class WebAddresses {
    private final Info info;
    private final String base;
    private final Map<Integer, URI> moved = new HashMap<>();

    /** Takes an address as in a torrent file. */
    WebAddresses(Info info, String base) throws URISyntaxException {
        this.info = info;
        this.base = base.strip().replace(" ", "%20");
        URI checked = HttpTalk.checked(this.base);
        if (isInside(checked) && checked.getRawQuery() != null) {
            throw new URISyntaxException(base, "a query to an address of this network");
        }
    }

    private static boolean isInside(URI address) {
        String name = address.getHost().toLowerCase(Locale.ROOT);
        QHostAddress host = new QHostAddress(name.replaceAll("[\\[\\]]", ""));
        return host.isNull()
                ? name.equals("localhost") || name.endsWith(".localhost") || name.endsWith(".local")
                : isInside(host);
    }

    private static boolean isInside(QHostAddress host) {
        return !host.isGlobal() || host.isPrivateUse();
    }

    /**
     * The address of a file. That of a folder gets the names of the torrent and the file; that of a
     * torrent of one file is that of the file, unless it ends with a slash.
     */
    URI of(int file) {
        URI now = moved.get(file);
        return now == null ? first(file) : now;
    }

    private URI first(int file) {
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
        URI checked = HttpTalk.checked(there.toString());
        if (isInside(checked) && !isInside(of(file))) {
            throw new URISyntaxException(target, "redirected into this network");
        }
        moved.put(file, checked);
    }

    /**
     * Why a server must not be asked for a file; null if it may be. Names of outside, too, may lead
     * to this network, which is seen only when they were looked up.
     */
    String refusal(int file, QHostAddress server) {
        URI address = of(file);
        boolean fromOutside = moved.containsKey(file) && !isInside(first(file));
        boolean refused =
                isInside(server)
                        && !isInside(address)
                        && (fromOutside || address.getRawQuery() != null);
        return refused ? address.getHost() + " leads into this network" : null;
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
