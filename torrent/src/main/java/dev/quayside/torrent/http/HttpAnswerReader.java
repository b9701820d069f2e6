// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Puts an answer together from the bytes of a connection, as they come (RFC 9112): with a length,
 * in chunks, or until the connection ends. Head and body are bounded. The body is gathered, or
 * passed on as it comes.
 */
public final class HttpAnswerReader {
    private static final int LONGEST_HEAD = 32 << 10;
    private static final int LONGEST_LINE = 1 << 10;

    private enum Part {
        STATUS,
        HEADERS,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILERS,
        DONE
    }

    /** Gets the head. */
    interface HeadTaker {
        /** Returns whether the body is wanted. */
        boolean take(int status, Map<String, String> headers) throws HttpException;
    }

    /** Gets the parts of the body. */
    interface BodyTaker {
        /** Returns whether more is wanted. */
        boolean take(byte[] bytes, int offset, int count);
    }

    private final long longestBody;
    private final HeadTaker headTaker;
    private final BodyTaker bodyTaker;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final Map<String, String> headers = new HashMap<>();
    private Part part = Part.STATUS;
    private int head;
    private int status;
    private long left = -1;
    private long taken;
    private boolean wanted = true;
    private boolean reusable = true;

    /**
     * Makes one.
     *
     * @param longestBody how many bytes the body may have
     */
    public HttpAnswerReader(int longestBody) {
        this.longestBody = longestBody;
        headTaker = (newStatus, newHeaders) -> true;
        bodyTaker =
                (bytes, offset, count) -> {
                    body.write(bytes, offset, count);
                    return true;
                };
    }

    /** Makes one that passes all on. */
    HttpAnswerReader(long longestBody, HeadTaker headTaker, BodyTaker bodyTaker) {
        this.longestBody = longestBody;
        this.headTaker = headTaker;
        this.bodyTaker = bodyTaker;
    }

    /**
     * Takes bytes.
     *
     * @param bytes as they come
     * @throws HttpException if they are no answer, or too many
     */
    public void add(byte[] bytes) throws HttpException {
        add(bytes, 0, bytes.length);
    }

    /** Takes bytes, and returns how many of them belong to this answer. */
    int add(byte[] bytes, int offset, int count) throws HttpException {
        int at = offset;
        int end = offset + count;
        while (at < end && part != Part.DONE) {
            if (part == Part.BODY || part == Part.CHUNK) {
                int run = (int) Math.min(end - at, left < 0 ? Long.MAX_VALUE : left);
                take(bytes, at, run);
                at += run;
            } else {
                takeLine(bytes[at++]);
            }
        }
        return at - offset;
    }

    private void take(byte[] bytes, int offset, int count) throws HttpException {
        taken += count;
        if (taken > longestBody) {
            throw new HttpException("the answer has more than " + longestBody + " bytes");
        }
        wanted = bodyTaker.take(bytes, offset, count);
        if (left >= 0) {
            left -= count;
            if (left == 0) {
                part = part == Part.CHUNK ? Part.CHUNK_END : Part.DONE;
            }
        }
        giveUpIfUnwanted();
    }

    private void giveUpIfUnwanted() {
        if (!wanted && part != Part.DONE) {
            part = Part.DONE;
            reusable = false;
        }
    }

    private void takeLine(byte b) throws HttpException {
        if (++head > LONGEST_HEAD && part.ordinal() <= Part.HEADERS.ordinal()
                || line.size() > LONGEST_HEAD) {
            throw new HttpException("the head of the answer is too long");
        }
        if (b != '\n') {
            line.write(b);
            return;
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        line.reset();
        endOfLine(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }

    private void endOfLine(String text) throws HttpException {
        switch (part) {
            case STATUS -> statusLine(text);
            case HEADERS -> header(text);
            case CHUNK_SIZE -> chunkSize(text);
            case CHUNK_END -> part = Part.CHUNK_SIZE;
            case TRAILERS -> part = text.isEmpty() ? Part.DONE : Part.TRAILERS;
            default -> throw new IllegalStateException(part.toString());
        }
    }

    private void statusLine(String text) throws HttpException {
        String[] words = text.split(" ", 3);
        if (words.length < 2
                || !words[0].startsWith("HTTP/1.")
                || !words[1].matches("[1-5]\\d\\d")) {
            throw new HttpException("the answer is not HTTP");
        }
        status = Integer.parseInt(words[1]);
        reusable = !words[0].equals("HTTP/1.0");
        part = Part.HEADERS;
    }

    private void header(String text) throws HttpException {
        if (!text.isEmpty()) {
            int colon = text.indexOf(':');
            if (colon > 0) {
                headers.put(
                        text.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        text.substring(colon + 1).strip());
            }
            return;
        }
        if (status < 200) { // what an interim answer says does not matter
            headers.clear();
            part = Part.STATUS;
        } else {
            wanted = headTaker.take(status, Map.copyOf(headers));
            endOfHead();
            giveUpIfUnwanted();
        }
    }

    private void endOfHead() throws HttpException {
        if ("close".equalsIgnoreCase(headers.get("connection"))) {
            reusable = false;
        }
        if (status == 204 || status == 304) {
            part = Part.DONE;
        } else if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            part = Part.CHUNK_SIZE;
        } else {
            left = length();
            part = left == 0 ? Part.DONE : Part.BODY;
            reusable &= left >= 0;
        }
    }

    private long length() throws HttpException {
        String length = headers.get("content-length");
        if (length == null) {
            return -1;
        }
        if (!length.matches("\\d{1,18}")) {
            throw new HttpException("the length of the answer is not a number");
        }
        if (wanted && Long.parseLong(length) > longestBody) {
            throw new HttpException("the answer has more than " + longestBody + " bytes");
        }
        return Long.parseLong(length);
    }

    private void chunkSize(String text) throws HttpException {
        String size = text.split("[; ]", 2)[0];
        if (text.length() > LONGEST_LINE || !size.matches("[0-9a-fA-F]{1,8}")) {
            throw new HttpException("a chunk of the answer has no size");
        }
        left = Long.parseLong(size, 16);
        part = left == 0 ? Part.TRAILERS : Part.CHUNK;
    }

    /** The connection has ended: this ends an answer that has no length. */
    public void end() {
        if (part == Part.BODY && left < 0) {
            part = Part.DONE;
        }
    }

    /**
     * Tells whether all has come.
     *
     * @return whether the answer is complete
     */
    public boolean isDone() {
        return part == Part.DONE;
    }

    /** Whether nothing has come at all. */
    boolean isUntouched() {
        return head == 0;
    }

    /** Whether the connection can be used for another answer after this one. */
    boolean isReusable() {
        return reusable;
    }

    /**
     * Returns the answer.
     *
     * @return what has come
     */
    public HttpAnswer answer() {
        return new HttpAnswer(status, headers, body.toByteArray());
    }
}
