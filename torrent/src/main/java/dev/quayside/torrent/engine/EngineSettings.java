// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.engine;

/**
 * How an engine works. Setters return this, to be chained; they have no effect on an engine that
 * was made already.
 */
public final class EngineSettings {
    private static final int FIRST_PORT = 6881;
    private static final int LAST_PORT = 7000;

    int firstPort = FIRST_PORT;
    int lastPort = LAST_PORT;
    int connections = 250;
    int diskThreads = 2;
    int openFiles = 128;
    int dirtyBlocks = 1024;
    int cachedSegments = 96;
    boolean preallocate;
    Encryption encryption = Encryption.ALLOWED;

    /** How often what has come is remembered. */
    int saveMsecs = 30_000;

    /** Those that fit most. */
    public EngineSettings() {}

    /**
     * Sets where to listen for peers.
     *
     * @param port the port; 0 lets the system choose. Without this it is the first free one of 6881
     *     to 7000
     * @return this
     */
    public EngineSettings setPort(int port) {
        firstPort = port;
        lastPort = port;
        return this;
    }

    /**
     * Sets how many peers there may be.
     *
     * @param most of all torrents together, at least 1
     * @return this
     */
    public EngineSettings setConnections(int most) {
        connections = most;
        return this;
    }

    /**
     * Sets whether files get their room on the disk at the start.
     *
     * @param on true for that; false for sparse files, which start at once
     * @return this
     */
    public EngineSettings setPreallocate(boolean on) {
        preallocate = on;
        return this;
    }

    /**
     * Sets whether connections to peers are obfuscated.
     *
     * @param encryption when they are
     * @return this
     */
    public EngineSettings setEncryption(Encryption encryption) {
        this.encryption = encryption;
        return this;
    }

    /**
     * Bounds the memory of data on its way to the disk and from it.
     *
     * @param dirty blocks of 16 KiB that may wait to be written
     * @param cached segments of 128 KiB that are kept to be sent
     * @return this
     */
    public EngineSettings setMemory(int dirty, int cached) {
        dirtyBlocks = dirty;
        cachedSegments = cached;
        return this;
    }
}
