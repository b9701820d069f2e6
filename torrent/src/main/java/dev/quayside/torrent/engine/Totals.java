// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

/** How many bytes a torrent has received and sent, in this run and before. */
final class Totals {
    private long downloadedBefore;
    private long uploadedBefore;
    private Traffic now; // null while nothing goes on

    void set(long downloaded, long uploaded) {
        downloadedBefore = downloaded;
        uploadedBefore = uploaded;
    }

    /** Two may have remembered them: who remembers more does so for longer. */
    void recall(long downloaded, long uploaded) {
        set(Math.max(downloadedBefore, downloaded), Math.max(uploadedBefore, uploaded));
    }

    void begin(Traffic traffic) {
        now = traffic;
    }

    void end() {
        set(downloaded(), uploaded());
        now = null;
    }

    long downloaded() {
        return downloadedBefore + (now == null ? 0 : now.downloaded());
    }

    long uploaded() {
        return uploadedBefore + (now == null ? 0 : now.uploaded());
    }
}
