// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import java.nio.channels.spi.SelectorProvider;
import java.util.List;
import org.junit.jupiter.api.Named;

/** Whose channels are tested: what holds for ours has to hold for the JDK's, too. */
final class Providers {
    static final EpollSelectorProvider OURS = new EpollSelectorProvider();
    static final SelectorProvider JDKS = SelectorProvider.provider();

    private Providers() {}

    static List<Named<SelectorProvider>> both() {
        return List.of(Named.of("epoll", OURS), Named.of("JDK", JDKS));
    }
}
