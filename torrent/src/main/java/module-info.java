/**
 * A BitTorrent client: the engine, which needs no window, the window, and the command line. Layers,
 * each of which uses those before it only: bencode, metainfo, storage, wire, http, tracker, engine,
 * session, window, command.
 */
module dev.quayside.torrent {
    requires transitive dev.quayside.programs;
    requires java.net.http; // trackers by https: there is no TLS socket in Quayside yet

    exports dev.quayside.torrent.bencode;
    exports dev.quayside.torrent.command;
    exports dev.quayside.torrent.engine;
    exports dev.quayside.torrent.http;
    exports dev.quayside.torrent.metainfo;
    exports dev.quayside.torrent.obfuscation;
    exports dev.quayside.torrent.session;
    exports dev.quayside.torrent.storage;
    exports dev.quayside.torrent.tracker;
    exports dev.quayside.torrent.window;
    exports dev.quayside.torrent.wire;

    opens dev.quayside.torrent.command to
            info.picocli;
}
