// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance.architecture;

import dev.quayside.conformance.SourceTree;
import dev.quayside.core.QObject;
import dev.quayside.network.QTcpServer;
import dev.quayside.swing.SwingApplication;
import dev.quayside.testing.QTest;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;

/** The published modules of the library, as the build made them. */
enum LibraryModule {
    CORE(QObject.class),
    NETWORK(QTcpServer.class),
    SWING(SwingApplication.class),
    TESTING(QTest.class);

    private final Class<?> member;

    LibraryModule(Class<?> member) {
        this.member = member;
    }

    /** The module's folder in the source tree. */
    Path folder() {
        return SourceTree.root().resolve(name().toLowerCase(Locale.ROOT));
    }

    /** The folder of classes, or the jar, that the tests run on. */
    Path location() {
        try {
            return Path.of(member.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    ModuleReference reference() {
        return ModuleFinder.of(location()).findAll().iterator().next();
    }
}
