/**
 * The engine: torrents, peers, who gets what from whom. It needs no window.
 *
 * <p>{@link TorrentEngine} and all that belongs to it live in one thread, whose event loop drives
 * them; disk work and hashing is done by other threads, whose results come back through the event
 * queue.
 */
package dev.quayside.torrent.engine;
