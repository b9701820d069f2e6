// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance.interop;

import java.util.Arrays;
import java.util.Iterator;

/** Has messages of one stream version decoded and encoded again by the server. */
final class MessageCheck extends EventCheck {
    private final int version;
    private final Iterator<Message> samples = Message.samples().iterator();
    private Message current;
    private byte[] encoded;

    MessageCheck(int version) {
        this.version = version;
    }

    @Override
    String name() {
        return "messages in stream version " + version;
    }

    @Override
    void connected() {
        request("messages", version);
        next();
    }

    private void next() {
        current = samples.next();
        encoded = current.encoded(version);
        socket.write(encoded);
    }

    @Override
    void readyRead() {
        if (socket.bytesAvailable() < encoded.length) {
            return;
        }
        byte[] answer = socket.read(encoded.length);
        if (!Arrays.equals(answer, encoded) || !current.isEncodedIn(answer, version)) {
            finish("a message came back changed: " + current);
        } else if (samples.hasNext()) {
            next();
        } else {
            finish(null);
        }
    }
}
