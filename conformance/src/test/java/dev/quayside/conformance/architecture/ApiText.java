// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The public API of a module as text: every type of its exported packages, with the members that
 * programs can see, in an order that depends on their names only.
 */
final class ApiText {
    private static final String CLASS_FILE = ".class";

    private final StringBuilder text = new StringBuilder();

    private ApiText() {}

    static String of(ModuleReference module) {
        ApiText api = new ApiText();
        api.text.append("module ").append(module.descriptor().name()).append('\n');
        module.descriptor().exports().stream()
                .filter(Predicate.not(ModuleDescriptor.Exports::isQualified))
                .map(ModuleDescriptor.Exports::source)
                .sorted()
                .flatMap(packageName -> typesIn(module, packageName))
                .filter(ApiText::isVisible)
                .forEach(api::type);
        return api.text.toString();
    }

    private static Stream<Class<?>> typesIn(ModuleReference module, String packageName) {
        String folder = packageName.replace('.', '/') + '/';
        try (ModuleReader reader = module.open();
                Stream<String> names = reader.list()) {
            List<Class<?>> types = new ArrayList<>();
            names.filter(name -> name.startsWith(folder) && name.endsWith(CLASS_FILE))
                    .filter(name -> name.indexOf('/', folder.length()) < 0)
                    .filter(name -> !name.endsWith("package-info.class"))
                    .map(name -> name.substring(0, name.length() - CLASS_FILE.length()))
                    .sorted()
                    .forEach(name -> types.add(load(name.replace('/', '.'))));
            return types.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ApiText.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private void type(Class<?> type) {
        text.append('\n').append(Signature.of(type)).append('\n');
        if (type.isEnum()) {
            // In their own order, which programs can see too.
            Stream.of(type.getFields())
                    .filter(Field::isEnumConstant)
                    .forEach(constant -> line(constant.getName()));
        }
        List<Class<?>> declaring = declaring(type);
        lines(declaring.stream().flatMap(c -> Stream.of(c.getDeclaredFields())), Signature::of);
        lines(Stream.of(type.getDeclaredConstructors()), Signature::of);
        lines(declaring.stream().flatMap(c -> Stream.of(c.getDeclaredMethods())), Signature::of);
    }

    /**
     * The type and its hidden superclasses: to programs, their public members are the type's own.
     */
    private static List<Class<?>> declaring(Class<?> type) {
        List<Class<?>> declaring = new ArrayList<>(List.of(type));
        Class<?> parent = type.getSuperclass();
        while (parent != null && !isVisible(parent)) {
            declaring.add(parent);
            parent = parent.getSuperclass();
        }
        return declaring;
    }

    private <M extends Member> void lines(Stream<M> members, Function<M, String> signature) {
        members.filter(m -> !m.isSynthetic() && isVisible(m.getModifiers()))
                .filter(m -> !isInEveryEnum(m))
                .map(signature)
                .distinct()
                .sorted()
                .forEach(this::line);
    }

    private void line(String member) {
        text.append("    ").append(member).append('\n');
    }

    private static boolean isInEveryEnum(Member member) {
        return member.getDeclaringClass().isEnum()
                && (member instanceof Field field && field.isEnumConstant()
                        || member.getName().equals("values")
                        || member.getName().equals("valueOf"));
    }

    private static boolean isVisible(Class<?> type) {
        return isVisible(type.getModifiers())
                && !type.isAnonymousClass()
                && !type.isLocalClass()
                && (type.getEnclosingClass() == null || isVisible(type.getEnclosingClass()));
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }
}
