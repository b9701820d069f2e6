/** Bencode, the encoding of torrent files, tracker answers and extension messages (BEP 3). */
package dev.quayside.torrent.bencode;
