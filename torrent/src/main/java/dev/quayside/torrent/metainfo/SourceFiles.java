// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.metainfo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The files that a new torrent is made of.
 *
 * @param name the name of the file or folder
 * @param isFolder whether it is a folder
 * @param files in the order in which they go into the torrent
 */
record SourceFiles(String name, boolean isFolder, List<SourceFile> files) {
    private static final int DEEPEST = 90;

    /**
     * One of them.
     *
     * @param location where it is
     * @param path its name and the folders it is in, below the torrent's folder
     * @param length bytes
     */
    record SourceFile(Path location, List<String> path, long length) {}

    static SourceFiles of(Path path) throws IOException {
        Path top = path.toAbsolutePath().normalize();
        if (top.getFileName() == null) {
            throw new IOException(path + " has no name");
        }
        String name = top.getFileName().toString();
        if (Files.isRegularFile(top)) {
            SourceFile file = new SourceFile(top, List.of(name), Files.size(top));
            return new SourceFiles(name, false, List.of(file));
        }
        if (!Files.isDirectory(top)) {
            throw new NoSuchFileException(path.toString(), null, "there is no such file or folder");
        }
        List<SourceFile> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(top, DEEPEST)) {
            for (Path file :
                    (Iterable<Path>) all.sorted(Comparator.comparing(Path::toString))::iterator) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    files.add(new SourceFile(file, parts(top.relativize(file)), Files.size(file)));
                }
            }
        }
        if (files.isEmpty()) {
            throw new IOException("There are no files in " + path);
        }
        return new SourceFiles(name, true, List.copyOf(files));
    }

    private static List<String> parts(Path relative) {
        return StreamSupport.stream(relative.spliterator(), false).map(Path::toString).toList();
    }

    long length() {
        return files.stream().mapToLong(SourceFile::length).sum();
    }
}
