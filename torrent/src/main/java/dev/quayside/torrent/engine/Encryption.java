package dev.quayside.torrent.engine;

/** Whether connections to peers are obfuscated (message stream encryption). */
public enum Encryption {
    /** Never. */
    OFF,
    /** When the peer calls so, or does not answer otherwise. */
    ALLOWED,
    /** Always; other peers are refused. */
    REQUIRED
}
