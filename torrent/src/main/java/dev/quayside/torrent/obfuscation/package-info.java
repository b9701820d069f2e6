/**
 * Message stream encryption: makes a connection look like noise to those who slow BitTorrent down.
 * It keeps nothing secret from anybody who knows the info hash.
 */
package dev.quayside.torrent.obfuscation;
