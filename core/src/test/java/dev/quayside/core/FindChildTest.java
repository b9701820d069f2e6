// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Finding children, in this tree; each rule was measured in Qt.
 *
 * <pre>
 *   root -+- a -+- b (in a)
 *         |     +- ab
 *         +- b (in root) --- ba
 *         +- (no name)
 * </pre>
 */
class FindChildTest {
    private static final Qt.FindChildOption DIRECT = Qt.FindChildOption.FindDirectChildrenOnly;

    private final QObject root = new QObject();
    private final QObject a = named("a", new QTimer(root));
    private final QObject b = named("b", new QObject(root));
    private final QObject bInA = named("b", new QTimer(a));
    private final QObject ab = named("ab", new QObject(a));
    private final QObject ba = named("ba", new QObject(b));
    private final QObject nameless = new QObject(root);

    private static QObject named(String name, QObject object) {
        object.setObjectName(name);
        return object;
    }

    @Test
    void directChildrenAreFoundBeforeThoseBelowThem() {
        assertThat(root.findChild(QObject.class, "b")).isSameAs(b);
        assertThat(root.findChild(QObject.class, "ba")).isSameAs(ba);
        assertThat(root.findChild(QObject.class)).isSameAs(a);
    }

    @Test
    void aChildOfTheClassIsFoundBelowOneThatIsNot() {
        assertThat(root.findChild(QTimer.class, "b")).isSameAs(bInA);
        assertThat(root.findChild(QEventLoop.class)).isNull();
    }

    @Test
    void directChildrenOnlyLeavesOutWhatIsBelow() {
        assertThat(root.findChild(QObject.class, "ab", DIRECT)).isNull();
        assertThat(root.findChildren(QObject.class, (String) null, DIRECT))
                .containsExactly(a, b, nameless);
    }

    @Test
    void allAreListedEachBeforeItsOwnChildren() {
        assertThat(root.findChildren(QObject.class)).containsExactly(a, bInA, ab, b, ba, nameless);
        assertThat(root.findChildren(QTimer.class)).containsExactly((QTimer) a, (QTimer) bInA);
    }

    @Test
    void aNameSelects() {
        assertThat(root.findChildren(QObject.class, "b")).containsExactly(bInA, b);
        assertThat(root.findChildren(QObject.class, "")).containsExactly(nameless);
        assertThat(root.findChild(QObject.class, "")).isSameAs(nameless);
        assertThat(root.findChildren(QObject.class, "none")).isEmpty();
    }

    @Test
    void aPatternSelectsWhereverItMatches() {
        assertThat(root.findChildren(QObject.class, Pattern.compile("b")))
                .containsExactly(bInA, ab, b, ba);
        assertThat(root.findChildren(QObject.class, Pattern.compile("^.b$"))).containsExactly(ab);
        assertThat(root.findChildren(QObject.class, Pattern.compile("b"), DIRECT))
                .containsExactly(b);
    }

    @Test
    void theRootItselfIsNotFound() {
        root.setObjectName("root");
        assertThat(root.findChild(QObject.class, "root")).isNull();
    }
}
