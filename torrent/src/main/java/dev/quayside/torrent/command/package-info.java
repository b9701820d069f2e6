/** The {@code torrent} command line, on top of the engine. */
package dev.quayside.torrent.command;
