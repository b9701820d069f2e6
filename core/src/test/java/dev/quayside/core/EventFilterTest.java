// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who sees an event before its receiver; each rule was measured in Qt. */
class EventFilterTest {
    private final List<String> seen = new ArrayList<>();
    private final Watched watched = new Watched();
    private final Filter a = new Filter("a");
    private final Filter b = new Filter("b");
    private final Filter c = new Filter("c");

    private final class Watched extends QObject {
        @Override
        public boolean event(QEvent event) throws Exception {
            seen.add("object");
            return super.event(event);
        }
    }

    private final class Filter extends QObject {
        private final String name;
        private Slot0 once = () -> {};
        private boolean keeps;

        Filter(String name) {
            this.name = name;
        }

        @Override
        public boolean eventFilter(QObject object, QEvent event) throws Exception {
            seen.add(name);
            Slot0 now = once;
            once = () -> {};
            now.call();
            return keeps;
        }
    }

    @AfterEach
    void endApplication() {
        if (QCoreApplication.instance() != null) {
            QCoreApplication.instance().dispose();
        }
    }

    private void install(QObject... filters) {
        for (QObject filter : filters) {
            watched.installEventFilter(filter);
        }
    }

    private List<String> send() {
        seen.clear();
        QCoreApplication.sendEvent(watched, new QEvent(QEvent.Type.User));
        return List.copyOf(seen);
    }

    @Test
    void theOneInstalledLastSeesTheEventFirst() {
        install(a, b, c);
        assertThat(send()).containsExactly("c", "b", "a", "object");
    }

    @Test
    void oneInstalledAgainBecomesTheLastAndIsAskedOnce() {
        install(a, b, c, a);
        assertThat(send()).containsExactly("a", "c", "b", "object");
    }

    @Test
    void oneThatReturnsTrueKeepsTheEventFromTheOthersAndTheObject() {
        install(a, b);
        b.keeps = true;
        seen.clear();
        assertThat(QCoreApplication.sendEvent(watched, new QEvent(QEvent.Type.User))).isTrue();
        assertThat(seen).containsExactly("b");
    }

    @Test
    void oneRemovedBeforeItsTurnIsNotAsked() {
        install(a, b, c);
        c.once = () -> watched.removeEventFilter(b);
        assertThat(send()).containsExactly("c", "a", "object");
    }

    @Test
    void oneThatRemovesItselfDoesNotDisturbTheOthers() {
        install(a, b, c);
        b.once = () -> watched.removeEventFilter(b);
        assertThat(send()).containsExactly("c", "b", "a", "object");
        assertThat(send()).containsExactly("c", "a", "object");
    }

    @Test
    void oneDestroyedBeforeItsTurnIsNotAsked() {
        install(a, b, c);
        c.once = b::dispose;
        assertThat(send()).containsExactly("c", "a", "object");
    }

    @Test
    void oneInstalledDuringAnEventIsAskedFromTheNextOnAndTheOneAtWorkTwice() {
        install(a, b);
        b.once = () -> watched.installEventFilter(c);
        assertThat(send()).containsExactly("b", "b", "a", "object");
        assertThat(send()).containsExactly("c", "b", "a", "object");
    }

    @Test
    void oneThatInstallsItselfAgainWhileItIsTheLastIsAskedOnce() {
        install(a, b);
        b.once = () -> watched.installEventFilter(b);
        assertThat(send()).containsExactly("b", "a", "object");
    }

    @Test
    void anObjectDestroyedByAFilterGetsNothing() {
        install(a, b);
        b.once = watched::dispose;
        b.keeps = true;
        assertThat(send()).containsExactly("b");
    }

    @Test
    void filtersOfTheApplicationSeeTheEventsOfAllObjectsBeforeTheirOwnFilters() {
        QCoreApplication app = QCoreApplication.initialize();
        install(a);
        app.installEventFilter(b);
        assertThat(send()).containsExactly("b", "a", "object");
        seen.clear();
        QCoreApplication.sendEvent(app, new QEvent(QEvent.Type.User));
        assertThat(seen).containsExactly("b");
    }

    @Test
    void oneInADifferentThreadIsRefusedWithAWarning() {
        Filter foreign = new Filter("foreign");
        foreign.moveToThread(new QThread());
        try (WarningLog log = new WarningLog()) {
            install(foreign);
            assertThat(log.texts()).singleElement().asString().contains("different thread");
        }
        assertThat(send()).containsExactly("object");
    }

    @Test
    void oneThatMovedToADifferentThreadIsPassedOverWithAWarning() {
        install(a, b);
        b.moveToThread(new QThread());
        try (WarningLog log = new WarningLog()) {
            assertThat(send()).containsExactly("a", "object");
            assertThat(log.texts()).singleElement().asString().contains("different thread");
        }
    }

    @Test
    void whatAFilterThrowsIsReportedAndTheEventIsLost() {
        List<Throwable> errors = new ArrayList<>();
        QThread.currentThread().setErrorHandler((error, where) -> errors.add(error));
        try {
            install(a, b);
            b.once =
                    () -> {
                        throw new IllegalStateException("broken filter");
                    };
            assertThat(send()).containsExactly("b");
        } finally {
            QThread.currentThread().setErrorHandler(null);
        }
        assertThat(errors)
                .singleElement()
                .satisfies(e -> assertThat(e).hasMessage("broken filter"));
    }
}
