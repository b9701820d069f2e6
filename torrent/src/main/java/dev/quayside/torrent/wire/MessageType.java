// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.wire;

/** The numbers of messages. */
public final class MessageType {
    /** No more requests are served. */
    public static final int CHOKE = 0;

    /** Requests are served. */
    public static final int UNCHOKE = 1;

    /** The sender would like to request. */
    public static final int INTERESTED = 2;

    /** The sender has no need to request. */
    public static final int NOT_INTERESTED = 3;

    /** The sender has got a piece. */
    public static final int HAVE = 4;

    /** Which pieces the sender has; only as the first message. */
    public static final int BITFIELD = 5;

    /** Asks for a block. */
    public static final int REQUEST = 6;

    /** A block. */
    public static final int PIECE = 7;

    /** Takes a request back. */
    public static final int CANCEL = 8;

    /** The port of the sender's DHT node (BEP 5). */
    public static final int PORT = 9;

    /** Names a piece that is cheap to send (BEP 6). */
    public static final int SUGGEST = 13;

    /** The sender has all pieces (BEP 6). */
    public static final int HAVE_ALL = 14;

    /** The sender has no piece (BEP 6). */
    public static final int HAVE_NONE = 15;

    /** A request will not be served (BEP 6). */
    public static final int REJECT = 16;

    /** A piece that may be requested in spite of choking (BEP 6). */
    public static final int ALLOWED_FAST = 17;

    /** A message of the extension protocol (BEP 10). */
    public static final int EXTENDED = 20;

    private MessageType() {}
}
