// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The main loop: how it begins and ends; each rule was measured in Qt. */
class QCoreApplicationExecTest {
    private final List<String> seen = new ArrayList<>();
    private final QCoreApplication app = QCoreApplication.initialize("one", "two");

    QCoreApplicationExecTest() {
        app.aboutToQuit.connect(() -> seen.add("aboutToQuit"));
    }

    @AfterEach
    void end() {
        app.dispose();
    }

    /** Runs the main loop, in which a slot runs first. */
    private int exec(Slot0 first) {
        QTimer.singleShot(0, first);
        return QCoreApplication.exec();
    }

    @Test
    void thereIsOneApplicationAtATime() {
        assertThat(QCoreApplication.instance()).isSameAs(app);
        assertThatThrownBy(QCoreApplication::initialize).isInstanceOf(IllegalStateException.class);
        app.dispose();
        assertThat(QCoreApplication.instance()).isNull();
        assertThatThrownBy(QCoreApplication::exec).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void execReturnsWhatExitWasGivenAfterAboutToQuit() {
        assertThat(exec(() -> QCoreApplication.exit(3))).isEqualTo(3);
        assertThat(seen).containsExactly("aboutToQuit");
    }

    @Test
    void quittingBeforeExecMeansNothing() {
        QCoreApplication.quit();
        QCoreApplication.exit(9);
        assertThat(exec(() -> QCoreApplication.exit(3))).isEqualTo(3);
    }

    @Test
    void theLastOfSeveralExitsCounts() {
        assertThat(
                        exec(
                                () -> {
                                    QCoreApplication.quit();
                                    QCoreApplication.exit(4);
                                }))
                .isEqualTo(4);
        assertThat(
                        exec(
                                () -> {
                                    QCoreApplication.exit(4);
                                    QCoreApplication.quit();
                                }))
                .isZero();
    }

    @Test
    void execWithinExecIsRefusedWithAWarning() {
        int code =
                exec(
                        () -> {
                            try (WarningLog log = new WarningLog()) {
                                seen.add("inner " + QCoreApplication.exec());
                                assertThat(log.texts()).hasSize(1);
                            }
                            QCoreApplication.exit(5);
                        });
        assertThat(code).isEqualTo(5);
        assertThat(seen).containsExactly("inner -1", "aboutToQuit");
    }

    @Test
    void onceToldToEndNoLoopBeginsUntilTheNextExec() {
        exec(
                () -> {
                    QCoreApplication.quit();
                    seen.add("loop " + new QEventLoop().exec());
                });
        assertThat(seen).containsExactly("loop -1", "aboutToQuit");
        assertThat(Events.loop(loop -> loop.exit(2))).isEqualTo(2);
    }

    @Test
    void exitEndsNestedLoopsWithTheSameCode() {
        int code =
                exec(
                        () -> {
                            QTimer.singleShot(0, () -> QCoreApplication.exit(12));
                            seen.add("nested " + new QEventLoop().exec());
                        });
        assertThat(code).isEqualTo(12);
        assertThat(seen).containsExactly("nested 12", "aboutToQuit");
    }

    @Test
    void aLoopWithoutExecIsEndedByExitButNotByQuit() {
        QTimer.singleShot(
                0,
                () -> {
                    QCoreApplication.quit();
                    QTimer.singleShot(1, () -> QCoreApplication.exit(6));
                });
        assertThat(new QEventLoop().exec()).isEqualTo(6);
        assertThat(seen).isEmpty();
        assertThat(new QEventLoop().exec()).as("no loop begins until exec").isEqualTo(-1);
        exec(QCoreApplication::quit);
    }

    @Test
    void aFilterMayKeepQuitAwayButNotExit() {
        QObject filter =
                new QObject() {
                    @Override
                    public boolean eventFilter(QObject watched, QEvent event) {
                        return event.is(QEvent.Type.Quit);
                    }
                };
        app.installEventFilter(filter);
        int code =
                exec(
                        () -> {
                            QCoreApplication.quit();
                            QTimer.singleShot(1, () -> QCoreApplication.exit(2));
                        });
        assertThat(code).isEqualTo(2);
    }

    @Test
    void quitAndExitWorkFromAnotherThread() {
        try (Worker worker = new Worker()) {
            assertThat(exec(() -> worker.post(QCoreApplication::quit))).isZero();
            assertThat(exec(() -> worker.post(() -> QCoreApplication.exit(11)))).isEqualTo(11);
        }
        assertThat(seen).containsExactly("aboutToQuit", "aboutToQuit");
    }

    @Test
    void exitFromAnotherThreadBeforeExecMeansNothing() throws Exception {
        try (Worker worker = new Worker()) {
            worker.run(() -> QCoreApplication.exit(9));
        }
        assertThat(exec(() -> QTimer.singleShot(1, () -> QCoreApplication.exit(3)))).isEqualTo(3);
    }

    @Test
    void whatAboutToQuitDeletesIsDeletedButWhatItPostsWaits() {
        QObject deleted = new QObject();
        QObject receiver = new QObject();
        app.aboutToQuit.connect(
                () -> {
                    deleted.deleteLater();
                    QMetaObject.invokeMethod(
                            receiver, () -> seen.add("posted"), Qt.ConnectionType.QueuedConnection);
                    QCoreApplication.quit();
                });
        assertThat(exec(QCoreApplication::quit)).isZero();
        assertThat(deleted.isDisposed()).isTrue();
        assertThat(seen).containsExactly("aboutToQuit");
        QCoreApplication.sendPostedEvents();
        assertThat(seen).containsExactly("aboutToQuit", "posted");
    }

    @Test
    void execBelongsToTheThreadOfTheApplication() throws Exception {
        try (Worker worker = new Worker()) {
            worker.run(
                    () ->
                            assertThatThrownBy(QCoreApplication::exec)
                                    .isInstanceOf(QThreadAffinityException.class));
        }
    }

    @Test
    void anotherApplicationMayFollowADestroyedOne() {
        app.dispose();
        QCoreApplication next = QCoreApplication.initialize();
        try {
            assertThat(exec(() -> QCoreApplication.exit(1))).isEqualTo(1);
        } finally {
            next.dispose();
        }
    }
}
