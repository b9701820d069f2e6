// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance.interop;

import java.security.MessageDigest;
import java.util.Arrays;

/** Sends many bytes, receives many, or both at the same time. */
final class BulkCheck extends EventCheck {
    private final String request;
    private final boolean sends;
    private final boolean receives;
    private final long size;
    private final Pattern pattern = Pattern.ofClient();
    private final MessageDigest digest = Pattern.sha256();
    private final byte[] buffer = new byte[Pattern.CHUNK];
    private long sent;
    private long received;

    /** The request is send, receive or both. */
    BulkCheck(String request, long size) {
        this.request = request;
        this.size = size;
        sends = !request.equals("receive");
        receives = !request.equals("send");
    }

    @Override
    String name() {
        return request + " " + size + " bytes";
    }

    @Override
    void connected() {
        request(request, size);
        bytesWritten();
    }

    @Override
    void bytesWritten() {
        if (sends) {
            sent = Wire.writePattern(socket, pattern, sent, size);
        }
    }

    @Override
    void readyRead() {
        while (receives && received < size && socket.bytesAvailable() > 0) {
            int want = (int) Math.min(buffer.length, size - received);
            int n = (int) socket.read(buffer, 0, want);
            digest.update(buffer, 0, n);
            received += n;
        }
    }

    @Override
    void disconnected() {
        String problem = null;
        if (receives) {
            byte[] expected = Pattern.ofServer().sha256(size);
            if (received != size || !Arrays.equals(digest.digest(), expected)) {
                problem = "of what was sent to us, " + received + " bytes came, or wrong ones";
            }
        }
        if (sends && !Arrays.equals(stream.readQByteArray(), pattern.sha256(size))) {
            problem = "the server did not get what was sent";
        }
        finish(problem);
    }
}
