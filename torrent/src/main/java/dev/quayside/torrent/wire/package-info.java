/**
 * What peers say to each other (BEP 3, 6, 9, 10, 11): messages as bytes. Nothing here knows sockets
 * or keeps state about a peer.
 */
package dev.quayside.torrent.wire;
