// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What went wrong with a file, for people: Java says of many problems only the file's name. */
public final class DiskProblem {
    private DiskProblem() {}

    /**
     * Says what went wrong, without the file where that is known already.
     *
     * @param problem what went wrong
     * @return a text for people
     */
    public static String reason(IOException problem) {
        if (problem instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (problem instanceof AccessDeniedException) {
            return "no permission";
        }
        if (problem instanceof FileAlreadyExistsException) {
            return "something else is there already";
        }
        if (problem instanceof NotDirectoryException) {
            return "it is not a folder";
        }
        if (problem instanceof FileSystemException f && f.getReason() != null) {
            return f.getReason();
        }
        return problem.getMessage() == null ? problem.toString() : problem.getMessage();
    }

    /**
     * Says what went wrong, and with which file.
     *
     * @param problem what went wrong
     * @return a text for people
     */
    public static String text(IOException problem) {
        boolean named = problem instanceof FileSystemException f && f.getFile() != null;
        String reason = reason(problem);
        String file = named ? ((FileSystemException) problem).getFile() : "";
        return !named || reason.contains(file) ? reason : file + ": " + reason;
    }
}
