// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every member of Qt's classes is there, or docs/differences.md says why not. */
class ParityTest {
    private static final Set<String> CLASSES =
            Set.of(
                    "QObject",
                    "QIODevice",
                    "QBuffer",
                    "QCoreApplication",
                    "QDataStream",
                    "QEventLoop",
                    "QThread",
                    "QTimer",
                    "QAbstractSocket",
                    "QTcpServer",
                    "QHostAddress",
                    "QHostInfo",
                    "QNetworkInterface",
                    "QNetworkAddressEntry");
    private static final Set<String> CLASSES_WITH_ENUMS = union(CLASSES, "Qt");

    private Map<String, String> documented;

    @BeforeEach
    void readDocument() throws IOException {
        documented = DocumentedDifferences.reasons();
    }

    @Test
    void everyMemberOfQtIsThereOrDocumented() {
        Set<String> missing = missingMembers();
        missing.removeAll(documented.keySet());
        assertThat(missing)
                .as("members of Qt that are neither there nor in docs/differences.md")
                .isEmpty();
    }

    @Test
    void everyEnumMemberOfQtIsThereWithItsNumberOrDocumented() {
        Set<String> missing = missingEnumMembers();
        missing.removeAll(documented.keySet());
        assertThat(missing)
                .as("enum members that are neither there nor in docs/differences.md")
                .isEmpty();
    }

    @Test
    void documentNamesOnlyWhatIsMissing() {
        Set<String> stale = new TreeSet<>(documented.keySet());
        stale.removeAll(missingMembers());
        stale.removeAll(missingEnumMembers());
        assertThat(stale).as("in docs/differences.md, but there, or unknown to Qt").isEmpty();
    }

    @Test
    void everyReasonSaysSomething() {
        assertThat(documented.values()).allSatisfy(reason -> assertThat(reason).contains(" "));
    }

    @Test
    void everyScenarioThatMayDifferIsInTheDocument() throws IOException {
        String document = Files.readString(SourceTree.root().resolve("docs/differences.md"));
        assertThat(KnownDifferences.scenarios())
                .allSatisfy(name -> assertThat(document).contains("`" + name + "`"));
    }

    private static Set<String> missingMembers() {
        Set<String> missing = new TreeSet<>();
        FactTable api = FactTable.named("api.tsv");
        int type = api.column("class");
        int kind = api.column("kind");
        int name = api.column("name");
        for (List<String> row : api.rows()) {
            if (CLASSES.contains(row.get(type))) {
                Mirror mirror = Mirror.of(row.get(type));
                boolean there =
                        row.get(kind).equals("signal")
                                ? mirror.hasSignal(row.get(name))
                                : mirror.hasMethod(row.get(name));
                if (!there) {
                    missing.add(row.get(type) + "." + row.get(name));
                }
            }
        }
        return missing;
    }

    private static Set<String> missingEnumMembers() {
        Set<String> missing = new TreeSet<>();
        FactTable table = FactTable.named("enums.tsv");
        int type = table.column("class");
        int name = table.column("enum");
        int member = table.column("member");
        int value = table.column("value");
        for (List<String> row : table.rows()) {
            if (CLASSES_WITH_ENUMS.contains(row.get(type))) {
                Optional<Class<?>> found = Mirror.of(row.get(type)).enumNamed(row.get(name));
                int number = Integer.decode(row.get(value));
                if (found.isEmpty() || !has(found.get(), row.get(member), number)) {
                    missing.add(row.get(type) + "." + row.get(name) + "." + row.get(member));
                }
            }
        }
        return missing;
    }

    /** A constant of the enum, or another name for one. */
    private static boolean has(Class<?> type, String name, int value) {
        try {
            return Enums.value((Enum<?>) type.getField(name).get(null)) == value;
        } catch (NoSuchFieldException | IllegalAccessException e) {
            return false;
        }
    }

    private static Set<String> union(Set<String> set, String one) {
        List<String> all = new ArrayList<>(set);
        all.add(one);
        return Set.copyOf(all);
    }
}
