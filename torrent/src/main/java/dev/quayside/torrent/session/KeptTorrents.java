// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.session;

import dev.quayside.torrent.bencode.BDictionary;
import dev.quayside.torrent.bencode.BDictionaryBuilder;
import dev.quayside.torrent.bencode.BList;
import dev.quayside.torrent.bencode.BString;
import dev.quayside.torrent.bencode.BValue;
import dev.quayside.torrent.bencode.BencodeException;
import dev.quayside.torrent.bencode.BencodeLimits;
import dev.quayside.torrent.bencode.BencodeReader;
import dev.quayside.torrent.bencode.BencodeWriter;
import dev.quayside.torrent.metainfo.InfoHash;
import dev.quayside.torrent.metainfo.Metainfo;
import dev.quayside.torrent.metainfo.MetainfoException;
import dev.quayside.torrent.metainfo.MetainfoParser;
import dev.quayside.torrent.storage.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Copies of torrent files beside the settings: the user may remove the original, and what a magnet
 * link led to is not asked for again. Methods block.
 */
final class KeptTorrents {
    private final Path folder;

    KeptTorrents(Path settings) {
        String name = settings.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        folder = settings.resolveSibling(name + "-files");
    }

    Path path(InfoHash hash) {
        return folder.resolve(hash.hex() + ".torrent");
    }

    void keep(Metainfo meta) throws IOException {
        Files.createDirectories(folder);
        AtomicFile.write(path(meta.info().hash()), encode(meta));
    }

    Metainfo read(InfoHash hash) throws IOException {
        Metainfo meta = MetainfoParser.read(path(hash));
        if (!meta.info().hash().equals(hash)) {
            throw new MetainfoException(path(hash) + " is another torrent than its name says");
        }
        return meta;
    }

    void remove(InfoHash hash) throws IOException {
        Files.deleteIfExists(path(hash));
    }

    /** The bytes of a torrent file; the info dictionary as it was. */
    private static byte[] encode(Metainfo meta) throws BencodeException {
        BDictionary info = BencodeReader.readDictionary(meta.info().raw(), BencodeLimits.METAINFO);
        BDictionaryBuilder root = new BDictionaryBuilder().put("info", info);
        root.put("comment", meta.comment()).put("created by", meta.createdBy());
        if (meta.created() != null) {
            root.put("creation date", meta.created().getEpochSecond());
        }
        if (!meta.trackers().isEmpty()) {
            root.put(
                    "announce-list",
                    meta.trackers().stream().map(tier -> new BList(texts(tier))).toList());
        }
        if (!meta.webSeeds().isEmpty()) {
            root.put("url-list", texts(meta.webSeeds()));
        }
        return BencodeWriter.encode(root.build());
    }

    private static List<BValue> texts(List<String> texts) {
        return texts.stream().<BValue>map(BString::new).toList();
    }
}
