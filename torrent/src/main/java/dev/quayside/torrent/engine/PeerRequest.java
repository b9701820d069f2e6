package dev.quayside.torrent.engine;

/** What a peer wants to have: bytes of a piece. */
record PeerRequest(int piece, int begin, int length) {}
