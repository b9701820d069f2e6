// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.metainfo;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Under which names the files of a torrent are stored.
 *
 * <p>The names in a torrent come from a stranger. What is returned here always stays inside the
 * destination: {@code ..} and the like become an underline, as do separators and control
 * characters; too long names are cut; and of two files of one name the second gets a number.
 *
 * <p>{@link Rules#PORTABLE}, the rule on Windows and macOS, also keeps to what their file systems
 * can: no {@code :*?"<>|}, no name of a device, and two names are the same if they differ in upper
 * and lower case or in how accents are encoded. Elsewhere such names are kept, since other programs
 * that have the files keep them too.
 *
 * <p>Links that are already in the destination are another matter: see the storage.
 */
public final class SafeNames {
    /** What common file systems allow, in bytes of UTF-8. */
    private static final int LONGEST_NAME = 255;

    /** Room for a number or for the ending of a temporary file. */
    private static final int SPARE = 10;

    private static final int LONGEST_ENDING = 16;

    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}\\p{Cs}/\\\\]|^\\.{1,2}$");

    private static final Pattern NOT_PORTABLE = Pattern.compile("[:*?\"<>|]|[. ]+$");

    private static final Pattern DEVICE =
            Pattern.compile(
                    "(?i)(con|prn|aux|nul|conin\\$|conout\\$|com[0-9\u00B9\u00B2\u00B3]|lpt[0-9\u00B9\u00B2\u00B3])( *\\..*)?");

    /** What a name may be. */
    public enum Rules {
        /** Of Linux and its kin. */
        POSIX,
        /** Of every common system. */
        PORTABLE;

        /**
         * Returns those of this machine.
         *
         * @return the rules
         */
        public static Rules ofThisSystem() {
            String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
            return system.contains("windows") || system.contains("mac") ? PORTABLE : POSIX;
        }
    }

    private final Rules rules;

    /** What stands under a name already: true for folders. */
    private final Map<String, Boolean> taken = new HashMap<>();

    private final Map<String, String> folders = new HashMap<>();

    private SafeNames(Rules rules) {
        this.rules = rules;
    }

    /**
     * Names the files.
     *
     * @param info the torrent
     * @param rules what a name may be
     * @return for each file the names of folders and file, below the destination
     */
    public static List<List<String>> of(Info info, Rules rules) {
        SafeNames names = new SafeNames(rules);
        List<List<String>> paths = new ArrayList<>();
        String top = safe(info.name(), rules);
        for (TorrentFile file : info.files()) {
            List<String> path = new ArrayList<>();
            if (info.isFolder()) {
                path.add(top);
                file.path().forEach(part -> path.add(safe(part, rules)));
            } else {
                path.add(top);
            }
            paths.add(file.pad() ? List.copyOf(path) : names.unique(path));
        }
        return paths;
    }

    /**
     * Makes one name safe.
     *
     * @param name any text
     * @param rules what a name may be
     * @return a name that is one
     */
    public static String safe(String name, Rules rules) {
        String safe = FORBIDDEN.matcher(name).replaceAll("_");
        if (rules == Rules.PORTABLE) {
            safe = NOT_PORTABLE.matcher(safe).replaceAll("_");
            safe = DEVICE.matcher(safe).matches() ? "_" + safe : safe;
        }
        return safe.isEmpty() ? "_" : shortened(safe);
    }

    private static String shortened(String name) {
        if (utf8Length(name) <= LONGEST_NAME - SPARE) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 ? name.substring(dot) : "";
        if (utf8Length(ending) > LONGEST_ENDING) {
            ending = "";
        }
        String start = name.substring(0, name.length() - ending.length());
        while (utf8Length(start) + utf8Length(ending) > LONGEST_NAME - SPARE) {
            start = start.substring(0, start.offsetByCodePoints(start.length(), -1));
        }
        return start + ending;
    }

    private static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private List<String> unique(List<String> path) {
        List<String> result = new ArrayList<>();
        String parent = "";
        for (int i = 0; i < path.size(); i++) {
            boolean folder = i < path.size() - 1;
            String name = folder ? folder(parent, path.get(i)) : free(parent, path.get(i));
            result.add(name);
            parent = parent + "/" + key(name);
            taken.put(parent, folder);
        }
        return List.copyOf(result);
    }

    /** A folder that is there already is the same folder; unless the name is that of a file. */
    private String folder(String parent, String name) {
        String key = parent + "/" + name;
        return folders.computeIfAbsent(
                key,
                k -> {
                    Boolean other = taken.get(parent + "/" + key(name));
                    return other == null || other ? name : free(parent, name);
                });
    }

    private String free(String parent, String name) {
        String candidate = name;
        for (int i = 1; taken.containsKey(parent + "/" + key(candidate)); i++) {
            candidate = numbered(name, i);
        }
        return candidate;
    }

    private static String numbered(String name, int number) {
        int dot = name.lastIndexOf('.');
        int at = dot > 0 ? dot : name.length();
        return name.substring(0, at) + "." + number + name.substring(at);
    }

    /** Equal for names that the file system may take for the same. */
    private String key(String name) {
        if (rules == Rules.POSIX) {
            return name;
        }
        String decomposed = Normalizer.normalize(name, Normalizer.Form.NFKD);
        return decomposed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
