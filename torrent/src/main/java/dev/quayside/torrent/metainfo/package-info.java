/**
 * What a torrent is: torrent files (BEP 3, 12, 19, 27, 47), magnet links (BEP 9, 53), and the names
 * under which files may be stored.
 */
package dev.quayside.torrent.metainfo;
