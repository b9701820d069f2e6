/** Trackers by HTTP: asking them (BEP 3, 7, 12, 23, 48), and being one. */
package dev.quayside.torrent.tracker;
