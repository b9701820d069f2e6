// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** The head of a GET. */
final class RequestHead {
    private static final int HTTP_PORT = 80;

    private RequestHead() {}

    static byte[] of(URI address, Map<String, String> headers, boolean keepAlive) {
        StringBuilder request = new StringBuilder("GET ");
        String path = address.getRawPath();
        request.append(path == null || path.isEmpty() ? "/" : path);
        if (address.getRawQuery() != null) {
            request.append('?').append(address.getRawQuery());
        }
        request.append(" HTTP/1.1\r\nHost: ").append(address.getHost());
        if (port(address) != HTTP_PORT) {
            request.append(':').append(port(address));
        }
        request.append("\r\nUser-Agent: Quayside\r\nAccept-Encoding: identity\r\n");
        request.append(keepAlive ? "" : "Connection: close\r\n");
        if (address.getRawUserInfo() != null) {
            request.append("Authorization: ").append(authorization(address)).append("\r\n");
        }
        headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
        return request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The credentials that an address has, for the line of that name. */
    static String authorization(URI address) {
        String user = Percent.decodeText(address.getRawUserInfo());
        byte[] bytes = user.getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(bytes);
    }

    static int port(URI address) {
        return address.getPort() < 0 ? HTTP_PORT : address.getPort();
    }

    /** The host to connect to: without the brackets of an IPv6 address. */
    static String host(URI address) {
        String host = address.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
