// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How this machine is called. */
public final class LocalNames {

    private static final System.Logger LOGGER = System.getLogger(LocalNames.class.getName());

    private static final Path LINUX_HOST_NAME = Path.of("/proc/sys/kernel/hostname");
    private static final Path RESOLVER_CONFIGURATION = Path.of("/etc/resolv.conf");

    private LocalNames() {}

    /**
     * Returns the host name that the system has set.
     *
     * @return the name, with or without domain; empty if not known
     */
    public static String hostName() {
        List<String> lines = readIfThere(LINUX_HOST_NAME);
        if (!lines.isEmpty()) {
            return withoutDotAtEnd(lines.get(0).strip());
        }
        try {
            return withoutDotAtEnd(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            // The name is known but has no address; Java tells it in no other way.
            LOGGER.log(Level.DEBUG, "the local host name cannot be resolved", e);
            String windowsName = System.getenv("COMPUTERNAME");
            return windowsName == null ? "" : windowsName;
        }
    }

    /**
     * Returns the domain in which this machine looks up short names.
     *
     * @return the domain; empty if there is none
     */
    public static String domainName() {
        String overriding = System.getenv("LOCALDOMAIN");
        return domainName(
                overriding == null ? "" : overriding,
                readIfThere(RESOLVER_CONFIGURATION),
                hostName());
    }

    /**
     * The domain: the first one of the environment, else of the configuration, else of the name.
     */
    static String domainName(String environment, List<String> configuration, String hostName) {
        String domain = firstWord(environment);
        for (int i = configuration.size() - 1; i >= 0 && domain.isEmpty(); i--) {
            String line = configuration.get(i);
            if (line.matches("(domain|search)[ \\t].*")) {
                domain = firstWord(line.substring("domain".length()));
            }
        }
        if (domain.isEmpty()) {
            domain = hostName.substring(hostName.indexOf('.') + 1);
            domain = domain.equals(hostName) ? "" : domain;
        }
        return domain.equals(".") ? "" : HostNames.toUnicode(domain);
    }

    private static String firstWord(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? "" : stripped.split("[ \\t]")[0];
    }

    private static String withoutDotAtEnd(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static List<String> readIfThere(Path file) {
        try {
            return Files.isReadable(file)
                    ? Files.readAllLines(file, StandardCharsets.ISO_8859_1)
                    : List.of();
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "cannot read " + file, e);
            return List.of();
        }
    }
}
