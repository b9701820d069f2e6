// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Parents and children; each rule was measured in Qt, but that Qt does not look for cycles. */
class ObjectParentTest {
    private final List<String> news = new ArrayList<>();
    private final Family p = new Family("p", null);
    private final Family q = new Family("q", null);

    private final class Family extends QObject {
        Family(String name, QObject parent) {
            super(parent);
            setObjectName(name);
        }

        @Override
        protected void childEvent(QChildEvent event) {
            String what = event.added() ? "+" : "-";
            news.add(objectName() + what + event.child().objectName());
        }
    }

    /** A child whose name is known when the parent is told of it: not in its constructor. */
    private Family child(String name, QObject parent) {
        Family child = new Family(name, null);
        child.setParent(parent);
        return child;
    }

    @Test
    void aChildMadeWithItsParentIsTheLastOne() {
        QObject first = new Family("first", p);
        QObject second = new Family("second", p);
        assertThat(p.children()).containsExactly(first, second);
        assertThat(first.parent()).isSameAs(p);
        assertThat(news).containsExactly("p+", "p+");
    }

    @Test
    void bothParentsAreToldWhenAChildChangesHands() {
        Family child = child("c", p);
        news.clear();
        child.setParent(q);
        assertThat(child.parent()).isSameAs(q);
        assertThat(p.children()).isEmpty();
        assertThat(news).containsExactly("p-c", "q+c");
    }

    @Test
    void aChildThatComesBackIsTheLastOne() {
        Family first = child("1", p);
        Family second = child("2", p);
        Family third = child("3", p);
        first.setParent(q);
        first.setParent(p);
        assertThat(p.children()).containsExactly(second, third, first);
    }

    @Test
    void settingTheSameParentChangesNothing() {
        Family first = child("1", p);
        Family second = child("2", p);
        news.clear();
        first.setParent(p);
        assertThat(p.children()).containsExactly(first, second);
        assertThat(news).isEmpty();
    }

    @Test
    void noParentIsAParentToo() {
        Family child = child("c", p);
        news.clear();
        child.setParent(null);
        assertThat(child.parent()).isNull();
        assertThat(news).containsExactly("p-c");
        p.dispose();
        assertThat(child.isDisposed()).isFalse();
    }

    @Test
    void aParentIsToldOfAChildThatIsDestroyed() {
        Family child = child("c", p);
        news.clear();
        child.dispose();
        assertThat(p.children()).isEmpty();
        assertThat(news).containsExactly("p-c");
    }

    @Test
    void aParentInADifferentThreadIsRefusedWithAWarning() {
        QObject foreign = new QObject();
        foreign.moveToThread(new QThread());
        try (WarningLog log = new WarningLog()) {
            p.setParent(foreign);
            assertThat(p.parent()).isNull();
            QObject made = new QObject(foreign);
            assertThat(made.parent()).isNull();
            assertThat(made.thread()).isSameAs(QThread.currentThread());
            assertThat(log.texts()).hasSize(2).allMatch(t -> t.contains("different thread"));
        }
    }

    @Test
    void aRefusedParentLeavesTheOneThatWas() {
        QObject foreign = new QObject();
        foreign.moveToThread(new QThread());
        Family child = child("c", p);
        try (WarningLog log = new WarningLog()) {
            child.setParent(foreign);
            assertThat(log.texts()).hasSize(1);
        }
        assertThat(child.parent()).isSameAs(p);
        assertThat(p.children()).containsExactly(child);
    }

    @Test
    void aChildOfAThreadlessParentIsThreadlessToo() {
        p.moveToThread(null);
        QObject child = new QObject(p);
        assertThat(child.thread()).isNull();
        assertThat(child.parent()).isSameAs(p);
    }

    @Test
    void aCycleIsRefused() {
        Family child = child("c", p);
        Family grandchild = child("g", child);
        assertThatThrownBy(() -> p.setParent(grandchild))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> p.setParent(p)).isInstanceOf(IllegalArgumentException.class);
        assertThat(p.parent()).isNull();
        assertThat(grandchild.parent()).isSameAs(child);
    }

    @Test
    void theOrderSurvivesThousandsThatComeAndGo() {
        List<QObject> all = Stream.generate(() -> new QObject(p)).limit(3000).toList();
        IntStream.range(0, 3000).filter(i -> i % 3 != 0).forEach(i -> all.get(i).dispose());
        QObject late = new QObject(p);
        List<QObject> left = new ArrayList<>();
        IntStream.range(0, 3000).filter(i -> i % 3 == 0).forEach(i -> left.add(all.get(i)));
        left.add(late);
        assertThat(p.children()).isEqualTo(left);
    }

    @Test
    void theListOfChildrenIsACopy() {
        QObject child = new QObject(p);
        List<QObject> before = p.children();
        child.dispose();
        assertThat(before).containsExactly(child);
        assertThat(p.children()).isEmpty();
    }
}
