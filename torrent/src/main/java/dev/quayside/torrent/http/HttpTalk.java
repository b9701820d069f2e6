// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.http;

import dev.quayside.core.QObject;
import dev.quayside.network.QHostAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;

/**
 * Talks with one web server: one GET after the other, each of whose answers is passed on as it
 * comes, as fast as it is taken. The connection is kept for the next one where the server lets it.
 *
 * <p>HTTP goes over a QTcpSocket. HTTPS goes through the client of the JDK, and each answer is in
 * memory as a whole before it is passed on: ask for small parts. Lives in one thread.
 */
public abstract class HttpTalk extends QObject {
    /** Who takes the answers. */
    public interface Client {
        /**
         * Returns how much may be read now.
         *
         * @return bytes; after a 0, {@link HttpTalk#read} is to be called when there may be more
         */
        int quota();

        /**
         * It is known where the server is, by HTTP, and nothing is said to it yet.
         *
         * @param server its address
         * @return why it must not be asked, a text for people; null if it may be
         */
        String refusal(QHostAddress server);

        /**
         * Something has come.
         *
         * @param bytes how many, the head included
         */
        void received(int bytes);

        /**
         * The head of an answer has come.
         *
         * @param status the number, such as 200
         * @param headers by name in small letters
         * @return whether the body is wanted
         * @throws HttpException if the answer is not what was asked for
         */
        boolean head(int status, Map<String, String> headers) throws HttpException;

        /**
         * A part of the body has come.
         *
         * @param bytes has the part; changes afterwards
         * @param offset where it begins
         * @param count its length
         * @return whether more of the body is wanted
         */
        boolean body(byte[] bytes, int offset, int count);

        /** The answer has come as far as it is wanted; the next thing may be asked for. */
        void done();

        /**
         * The answer will not come, or the rest of it. The next thing may be asked for.
         *
         * @param reason a text for people
         */
        void failed(String reason);
    }

    final Client client;

    HttpTalk(QObject parent, Client client) {
        super(parent);
        this.client = client;
    }

    /**
     * Reads an address.
     *
     * @param address a text
     * @return the address, with http or https and a host
     * @throws URISyntaxException if it is something else
     */
    public static URI checked(String address) throws URISyntaxException {
        URI uri = new URI(address);
        String scheme = uri.getScheme();
        boolean http = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        if (!http || uri.getHost() == null || uri.getPort() > 65535 || uri.getPort() == 0) {
            throw new URISyntaxException(address, "not an address of a web server");
        }
        return uri;
    }

    /**
     * Prepares to talk with the server of an address.
     *
     * @param parent the parent, or null
     * @param address one that {@link #checked} has read
     * @param client takes the answers
     * @return not connected yet
     */
    public static HttpTalk with(QObject parent, URI address, Client client) {
        return address.getScheme().equalsIgnoreCase("https")
                ? new SecureTalk(parent, address, client, HttpsClient.DEFAULT)
                : new PlainTalk(parent, address, client);
    }

    /**
     * Tells whether an address is one of this server.
     *
     * @param address any that was {@link #checked}
     * @return whether it has the same scheme, host and port
     */
    public abstract boolean isFor(URI address);

    /**
     * Asks for something. Nothing else may be under way.
     *
     * @param address where it is, on this server
     * @param headers further lines of the head; neither names nor values have line ends
     * @param longestBody how many bytes the body may have
     */
    public abstract void get(URI address, Map<String, String> headers, long longestBody);

    /** Goes on to pass on what is there, after there was no quota. */
    public abstract void read();

    /**
     * Tells whether something is there that was not passed on yet.
     *
     * @return whether bytes wait for a quota
     */
    public abstract boolean hasUnread();

    /** Ends the talk and tells nothing any more; destroys this. */
    public abstract void close();
}
