// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Which module and which package may use what: the table of modules in {@code docs/design.md}. */
class LayersTest {
    private static final String CORE = "dev.quayside.core..";
    private static final String NETWORK = "dev.quayside.network..";
    private static final String SWING = "dev.quayside.swing..";
    private static final String TORRENT = "dev.quayside.torrent..";
    private static final String TESTING = "dev.quayside.testing..";
    private static final String PROGRAMS = "dev.quayside.programs..";
    private static final String EXAMPLES = "dev.quayside.examples..";

    private static final JavaClasses ALL =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.quayside");

    private static final JavaClasses LIBRARY =
            ALL.that(resideInAnyPackage(CORE, NETWORK, SWING, TESTING));

    @Test
    void coreUsesTheJdkOnly() {
        onlyUse(CORE, "java..").check(ALL);
    }

    @Test
    void networkUsesCoreOnly() {
        onlyUse(NETWORK, "java..", "javax.net..", CORE).check(ALL);
    }

    @Test
    void swingUsesCoreAndTheToolkitOnly() {
        onlyUse(SWING, "java..", CORE).check(ALL);
    }

    @Test
    void onlySwingUsesTheToolkitInTheLibrary() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE, NETWORK, TESTING)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.awt..")
                .check(ALL);
    }

    @Test
    void testingUsesCoreOnly() {
        onlyUse(TESTING, "java..", CORE).check(ALL);
    }

    @Test
    void programsShareWhatIsBuiltOnTheLibraryAndTheirOwnLibraries() {
        onlyUse(
                        PROGRAMS,
                        "java..",
                        "javax.swing..",
                        "picocli..",
                        "com.formdev.flatlaf..",
                        CORE,
                        NETWORK,
                        SWING)
                .check(ALL);
    }

    @Test
    void examplesUseTheLibraryAndTheirOwnLibraries() {
        onlyUse(
                        EXAMPLES,
                        "java..",
                        "javax.swing..",
                        "picocli..",
                        "me.tongfei.progressbar..",
                        CORE,
                        NETWORK,
                        SWING,
                        PROGRAMS)
                .check(ALL);
    }

    @Test
    void theLogicOfExamplesKnowsNeitherWindowsNorTheCommandLine() {
        noClasses()
                .that()
                .resideInAPackage(EXAMPLES)
                .and()
                .haveNameNotMatching(
                        ".*(Command|Options|Panel|Form|Progress|PortNumber|SpinTime)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.awt..",
                        "javax.swing..",
                        "picocli..",
                        "dev.quayside.programs.window..",
                        SWING)
                .check(ALL);
    }

    @Test
    void torrentUsesTheLibraryAndTheCommandLineOnly() {
        onlyUse(
                        TORRENT,
                        "java..",
                        "javax.accessibility..",
                        "javax.crypto..",
                        "javax.net.ssl..",
                        "javax.swing..",
                        "picocli..",
                        CORE,
                        NETWORK,
                        PROGRAMS)
                .check(ALL);
    }

    @Test
    void packagesOfTorrentUseThoseBelowThemOnly() {
        String[] layers = {
            "bencode",
            "metainfo",
            "storage",
            "wire",
            "obfuscation",
            "http",
            "tracker",
            "engine",
            "session",
            "window",
            "command"
        };
        for (int i = 0; i < layers.length; i++) {
            String[] above = Arrays.copyOfRange(layers, i + 1, layers.length);
            for (String other : above) {
                noClasses()
                        .that()
                        .resideInAPackage("dev.quayside.torrent." + layers[i])
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("dev.quayside.torrent." + other)
                        .check(ALL);
            }
        }
    }

    @Test
    void onlyTheWindowOfTorrentUsesTheToolkit() {
        noClasses()
                .that()
                .resideInAPackage(TORRENT)
                .and()
                .resideOutsideOfPackage("dev.quayside.torrent.window")
                .and()
                .haveNameNotMatching(".*\\.WindowCommand") // which asks whether there is a display
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.swing..", "dev.quayside.programs.window")
                .check(ALL);
    }

    @Test
    void torrentReachesTheNetworkThroughQuaysideOnly() {
        noClasses()
                .that()
                .resideInAPackage(TORRENT)
                .and()
                // there is no TLS socket yet
                .haveNameNotMatching(".*\\.http\\.(HttpsClient|BoundedBody)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.net\\.(http\\..*|.*Socket.*|URL)|java\\.nio\\.channels\\..*Socket.*"
                                + "|java\\.util\\.Timer.*")
                .check(ALL);
    }

    @Test
    void onlyTheCommandsOfTorrentUseTheTerminal() {
        noClasses()
                .that()
                .resideInAPackage(TORRENT)
                .and()
                .resideOutsideOfPackage("dev.quayside.torrent.command")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", "dev.quayside.torrent.command")
                .check(ALL);
    }

    @Test
    void internalsOfCoreAreUsedByTheLibraryOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(CORE, NETWORK)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.quayside.core.internal..")
                .check(ALL);
    }

    @Test
    void internalsOfNetworkAreUsedByNetworkOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage(NETWORK)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.quayside.network.internal..")
                .check(ALL);
    }

    @Test
    void onlyEnginesAndDescriptorsKnowTheChannelsOfTheJdk() {
        noClasses()
                .that()
                .resideInAPackage("dev.quayside.network")
                .and()
                .haveNameNotMatching("dev\\.quayside\\.network\\.QSocketDescriptor(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.nio.channels..")
                .check(ALL);
    }

    @Test
    void theLibraryPrintsNothing() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(LIBRARY);
    }

    @Test
    void theLibraryLogsWithTheSystemLogger() {
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(LIBRARY);
    }

    private static ArchRule onlyUse(String layer, String... others) {
        String[] allowed = Arrays.copyOf(others, others.length + 1);
        allowed[others.length] = layer;
        return classes()
                .that()
                .resideInAPackage(layer)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed);
    }
}
