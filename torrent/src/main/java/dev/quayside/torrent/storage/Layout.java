// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.storage;

import dev.quayside.torrent.metainfo.Info;
import dev.quayside.torrent.metainfo.SafeNames;
import dev.quayside.torrent.metainfo.TorrentFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where on this machine the bytes of a torrent are. Immutable, for every thread. */
public final class Layout {
    private final Info info;
    private final Path destination;
    private final List<Path> paths;

    /**
     * A run of bytes in one file.
     *
     * @param file the file's index
     * @param position where in the file it starts
     * @param length bytes
     */
    public record Span(int file, long position, int length) {}

    /**
     * Names the files, with the rules of this system.
     *
     * @param info the torrent
     * @param destination the folder that gets them
     */
    public Layout(Info info, Path destination) {
        this.info = info;
        this.destination = destination.toAbsolutePath().normalize();
        List<Path> all = new ArrayList<>();
        for (List<String> names : SafeNames.of(info, SafeNames.Rules.ofThisSystem())) {
            Path path = this.destination;
            for (String name : names) {
                path = path.resolve(name);
            }
            all.add(path);
        }
        paths = List.copyOf(all);
    }

    /**
     * Returns the torrent.
     *
     * @return its info
     */
    public Info info() {
        return info;
    }

    /**
     * Returns the folder that has the files.
     *
     * @return an absolute path
     */
    public Path destination() {
        return destination;
    }

    /**
     * Returns where a file is.
     *
     * @param file its index
     * @return an absolute path in the destination
     */
    public Path path(int file) {
        return paths.get(file);
    }

    /** The hidden file that has what unwanted files share with wanted ones. */
    Path partFile() {
        return destination.resolve(".quayside-" + info.hash().hex() + ".parts");
    }

    /**
     * Finds the files that have some bytes.
     *
     * @param offset of the first byte in the torrent
     * @param length how many bytes
     * @return the runs in their order; empty files have none
     */
    public List<Span> spans(long offset, int length) {
        List<Span> spans = new ArrayList<>(1);
        int file = info.fileAt(offset);
        long at = offset;
        long end = offset + length;
        while (at < end) {
            TorrentFile f = info.files().get(file);
            int part = (int) (Math.min(end, f.end()) - at);
            if (part > 0) {
                spans.add(new Span(file, at - f.offset(), part));
                at += part;
            }
            file++;
        }
        return spans;
    }

    /**
     * Makes sure that a file is really inside the destination: a link that is there already could
     * lead out of it.
     *
     * @param file its index
     * @throws IOException if it leads out
     */
    void checkInside(int file) throws IOException {
        Path path = destination;
        for (Path name : destination.relativize(paths.get(file))) {
            path = path.resolve(name);
            if (Files.isSymbolicLink(path)
                    && !path.toRealPath().startsWith(destination.toRealPath())) {
                throw new IOException(path + " is a link that leads out of " + destination);
            }
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                return;
            }
        }
    }
}
