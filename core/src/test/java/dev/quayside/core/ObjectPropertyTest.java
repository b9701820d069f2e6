// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The name of an object and its dynamic properties; each rule was measured in Qt. */
class ObjectPropertyTest {
    private final List<String> changes = new ArrayList<>();
    private final Watched object = new Watched();

    private final class Watched extends QObject {
        @Override
        public boolean event(QEvent event) throws Exception {
            if (event instanceof QDynamicPropertyChangeEvent change) {
                changes.add(change.propertyName() + "=" + property(change.propertyName()));
            }
            return super.event(event);
        }
    }

    @Test
    void aNameIsEmptyAtFirstAndItsChangesAreTold() {
        object.objectNameChanged.connect(name -> changes.add(name));
        assertThat(object.objectName()).isEmpty();
        object.setObjectName("first");
        object.setObjectName("first");
        object.setObjectName("second");
        assertThat(object.objectName()).isEqualTo("second");
        assertThat(changes).containsExactly("first", "second");
    }

    @Test
    void aNullNameIsRefused() {
        assertThatThrownBy(() -> object.setObjectName(null))
                .isInstanceOf(NullPointerException.class);
    }

    @Test
    void theNameIsADeclaredProperty() {
        assertThat(object.setProperty("objectName", "name")).isTrue();
        assertThat(object.objectName()).isEqualTo("name");
        assertThat(object.property("objectName")).isEqualTo("name");
        assertThat(object.dynamicPropertyNames()).isEmpty();
        assertThat(changes).isEmpty();
    }

    @Test
    void anUnknownPropertyIsNull() {
        assertThat(object.property("unknown")).isNull();
    }

    @Test
    void settingChangingAndRemovingATellTheObjectAfterwards() {
        assertThat(object.setProperty("p", 1)).isFalse();
        assertThat(object.setProperty("p", 1)).isFalse();
        assertThat(object.setProperty("p", 2)).isFalse();
        assertThat(object.setProperty("p", null)).isFalse();
        assertThat(object.setProperty("p", null)).isFalse();
        assertThat(changes).containsExactly("p=1", "p=2", "p=null");
    }

    @Test
    void namesKeepTheOrderInWhichThePropertiesWereMade() {
        for (String name : List.of("b", "a", "c")) {
            object.setProperty(name, 1);
        }
        object.setProperty("b", 3);
        assertThat(object.dynamicPropertyNames()).containsExactly("b", "a", "c");
        object.setProperty("b", null);
        object.setProperty("b", 5);
        assertThat(object.dynamicPropertyNames()).containsExactly("a", "c", "b");
    }

    @Test
    void aFilterCanKeepTheNewsOfAChangeAwayButNotTheChange() {
        QObject filter =
                new QObject() {
                    @Override
                    public boolean eventFilter(QObject watched, QEvent event) {
                        return event.is(QEvent.Type.DynamicPropertyChange);
                    }
                };
        object.installEventFilter(filter);
        object.setProperty("p", 1);
        assertThat(changes).isEmpty();
        assertThat(object.property("p")).isEqualTo(1);
    }
}
