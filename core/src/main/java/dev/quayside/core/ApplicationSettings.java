// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.util.List;
import java.util.Objects;

/** The part of {@link QCoreApplication} that says what the program is: arguments, names, texts. */
abstract sealed class ApplicationSettings extends QObject permits QCoreApplication {
    private static volatile boolean closing;

    // with or without an application
    private static volatile String name = "";
    private static volatile String version = "";
    private static volatile String organization = "";
    private static volatile String domain = "";

    private final List<String> arguments;

    ApplicationSettings(String... args) {
        arguments = List.of(args);
    }

    static void setClosing(boolean isClosing) {
        closing = isClosing;
    }

    /**
     * Returns the program's arguments.
     *
     * @return what {@link QCoreApplication#initialize} was given, without the program's name
     */
    public static List<String> arguments() {
        ApplicationSettings app = QCoreApplication.instance();
        return app == null ? List.of() : app.arguments;
    }

    /**
     * Tells whether there is no application yet.
     *
     * @return whether {@link QCoreApplication#initialize} is still to come
     */
    public static boolean startingUp() {
        return QCoreApplication.instance() == null;
    }

    /**
     * Tells whether the application is being destroyed, or gone.
     *
     * @return whether it is; false before the first {@link QCoreApplication#initialize}, and after
     *     every one
     */
    public static boolean closingDown() {
        return closing;
    }

    /**
     * Translates nothing: returns the text, with %n replaced by the number.
     *
     * @param context the class that asks
     * @param sourceText the text
     * @param disambiguation a remark for translators, or null
     * @param n a number, or -1
     * @return the text
     */
    public static String translate(
            String context, String sourceText, String disambiguation, int n) {
        return n < 0 ? sourceText : sourceText.replace("%n", Integer.toString(n));
    }

    /**
     * Translates nothing: returns the text.
     *
     * @param context the class that asks
     * @param sourceText the text
     * @return the text
     */
    public static String translate(String context, String sourceText) {
        return translate(context, sourceText, null, -1);
    }

    /**
     * Returns the number of the process.
     *
     * @return the process id
     */
    public static long applicationPid() {
        return ProcessHandle.current().pid();
    }

    /**
     * Returns the name of the program.
     *
     * @return the name, empty if none was set
     */
    public static String applicationName() {
        return name;
    }

    /**
     * Sets the name of the program.
     *
     * @param application the name
     */
    public static void setApplicationName(String application) {
        name = Objects.requireNonNull(application, "application");
    }

    /**
     * Returns the version of the program.
     *
     * @return the version, empty if none was set
     */
    public static String applicationVersion() {
        return version;
    }

    /**
     * Sets the version of the program.
     *
     * @param version the version
     */
    public static void setApplicationVersion(String version) {
        version = Objects.requireNonNull(version, "version");
    }

    /**
     * Returns the name of the organisation.
     *
     * @return the name, empty if none was set
     */
    public static String organizationName() {
        return organization;
    }

    /**
     * Sets the name of the organisation.
     *
     * @param orgName the name
     */
    public static void setOrganizationName(String orgName) {
        organization = Objects.requireNonNull(orgName, "orgName");
    }

    /**
     * Returns the Internet domain of the organisation.
     *
     * @return the domain, empty if none was set
     */
    public static String organizationDomain() {
        return domain;
    }

    /**
     * Sets the Internet domain of the organisation.
     *
     * @param orgDomain the domain
     */
    public static void setOrganizationDomain(String orgDomain) {
        domain = Objects.requireNonNull(orgDomain, "orgDomain");
    }
}
