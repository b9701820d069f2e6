/**
 * The bytes of torrents on the disk: where each is, open files, pieces written and checked, what is
 * remembered for the next start. Disk work is done by {@link DiskWorkers}, never by the thread of
 * the network.
 */
package dev.quayside.torrent.storage;
