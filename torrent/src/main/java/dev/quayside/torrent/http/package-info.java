/** HTTP as trackers and web seeds need it: a bounded GET over a QTcpSocket. */
package dev.quayside.torrent.http;
