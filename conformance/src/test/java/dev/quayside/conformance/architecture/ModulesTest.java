// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.torrent.command.TorrentCommand;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The library as modules. All other tests run on the class path, where a wrong {@code module-info}
 * shows nothing.
 */
class ModulesTest {
    private final ModuleLayer layer = layerOfTheLibrary();

    @Test
    void coreNeedsModulesOfEveryJdkOnly() {
        assertThat(needs(LibraryModule.CORE))
                .containsExactlyInAnyOrder("java.base", "jdk.unsupported");
    }

    @Test
    void networkNeedsCoreOnly() {
        assertThat(needs(LibraryModule.NETWORK))
                .containsExactlyInAnyOrder("java.base", "dev.quayside.core");
    }

    @Test
    void swingNeedsCoreAndTheToolkitOnly() {
        assertThat(needs(LibraryModule.SWING))
                .containsExactlyInAnyOrder("java.base", "java.desktop", "dev.quayside.core");
    }

    @Test
    void testingNeedsCoreOnly() {
        assertThat(needs(LibraryModule.TESTING))
                .containsExactlyInAnyOrder("java.base", "dev.quayside.core");
    }

    @Test
    void torrentNeedsTheLibraryTheCommandLineAndHttpsOnly() throws Exception {
        Path location =
                Path.of(
                        TorrentCommand.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        ModuleDescriptor torrent =
                ModuleFinder.of(location).findAll().iterator().next().descriptor();

        assertThat(torrent.requires())
                .extracting(ModuleDescriptor.Requires::name)
                .containsExactlyInAnyOrder("java.base", "java.net.http", "dev.quayside.programs");
    }

    @Test
    void internalPackagesAreClosedToPrograms() {
        for (Module module : layer.modules()) {
            for (String name : module.getPackages()) {
                assertThat(module.isExported(name)).as(name).isEqualTo(!name.contains(".internal"));
            }
        }
    }

    @Test
    void aServerCanBeMadeFromModules() throws Exception {
        Class<?> server =
                layer.findLoader("dev.quayside.network")
                        .loadClass("dev.quayside.network.QTcpServer");

        Object made = server.getConstructor().newInstance();

        assertThat(server.getModule().getName()).isEqualTo("dev.quayside.network");
        assertThat(server.getMethod("isListening").invoke(made)).isEqualTo(false);
    }

    private static Set<String> needs(LibraryModule module) {
        return module.reference().descriptor().requires().stream()
                .filter(r -> !r.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
                .map(ModuleDescriptor.Requires::name)
                .collect(Collectors.toSet());
    }

    private static ModuleLayer layerOfTheLibrary() {
        ModuleLayer boot = ModuleLayer.boot();
        ModuleFinder finder =
                ModuleFinder.of(
                        Stream.of(LibraryModule.values())
                                .map(LibraryModule::location)
                                .toArray(Path[]::new));
        Set<String> names =
                Stream.of(LibraryModule.values())
                        .map(m -> m.reference().descriptor().name())
                        .collect(Collectors.toSet());
        Configuration configuration =
                boot.configuration().resolve(finder, ModuleFinder.of(), names);
        return boot.defineModulesWithManyLoaders(
                configuration, ClassLoader.getPlatformClassLoader());
    }
}
