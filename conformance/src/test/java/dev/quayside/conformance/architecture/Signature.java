// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance.architecture;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Types and their members as one line of text, much as the source declares them. */
final class Signature {
    /** Packages whose types go by their short names. */
    private static final String KNOWN_PACKAGE =
            "\\b(?:java|dev\\.quayside)(?:\\.[a-z]+)+\\.(?=[A-Z])";

    /** The modifiers that matter to callers and subclasses. */
    private static final int MODIFIERS =
            Modifier.PUBLIC
                    | Modifier.PROTECTED
                    | Modifier.STATIC
                    | Modifier.ABSTRACT
                    | Modifier.FINAL;

    private Signature() {}

    static String of(Class<?> type) {
        int implied =
                type.isInterface() || type.isEnum()
                        ? Modifier.ABSTRACT | Modifier.FINAL | Modifier.STATIC
                        : 0;
        return modifiers(type, type.getModifiers() & ~implied)
                + (type.isSealed() ? "sealed " : "")
                + kind(type)
                + ' '
                + brief(type)
                + variables(type.getTypeParameters())
                + superclass(type)
                + list(
                        type.isInterface() ? " extends " : " implements ",
                        type.getGenericInterfaces());
    }

    static String of(Field field) {
        return modifiers(field, field.getModifiers())
                + brief(field.getGenericType())
                + ' '
                + field.getName();
    }

    static String of(Constructor<?> constructor) {
        return modifiers(constructor, constructor.getModifiers())
                + constructor.getDeclaringClass().getSimpleName()
                + callable(constructor);
    }

    static String of(Method method) {
        String variables = variables(method.getTypeParameters());
        return modifiers(method, method.getModifiers())
                + (method.isDefault() ? "default " : "")
                + (variables.isEmpty() ? "" : variables + ' ')
                + brief(method.getGenericReturnType())
                + ' '
                + method.getName()
                + callable(method);
    }

    private static String callable(Executable executable) {
        String parameters = list("", executable.getGenericParameterTypes());
        if (executable.isVarArgs()) {
            parameters = parameters.substring(0, parameters.length() - "[]".length()) + "...";
        }
        return '(' + parameters + ')' + list(" throws ", executable.getGenericExceptionTypes());
    }

    private static String modifiers(AnnotatedElement element, int modifiers) {
        String text = Modifier.toString(modifiers & MODIFIERS);
        return (element.isAnnotationPresent(Deprecated.class) ? "@Deprecated " : "")
                + (text.isEmpty() ? "" : text + ' ');
    }

    private static String kind(Class<?> type) {
        if (type.isAnnotation()) {
            return "@interface";
        }
        if (type.isInterface()) {
            return "interface";
        }
        if (type.isEnum()) {
            return "enum";
        }
        return type.isRecord() ? "record" : "class";
    }

    private static String superclass(Class<?> type) {
        Class<?> parent = type.getSuperclass();
        boolean implied =
                parent == null || parent == Object.class || type.isEnum() || type.isRecord();
        return implied ? "" : " extends " + brief(type.getGenericSuperclass());
    }

    private static String variables(TypeVariable<?>[] variables) {
        return variables.length == 0
                ? ""
                : Arrays.stream(variables)
                        .map(Signature::variable)
                        .collect(Collectors.joining(", ", "<", ">"));
    }

    private static String variable(TypeVariable<?> variable) {
        return Arrays.stream(variable.getBounds())
                .filter(bound -> bound != Object.class)
                .map(Signature::brief)
                .reduce((a, b) -> a + " & " + b)
                .map(bounds -> variable.getName() + " extends " + bounds)
                .orElse(variable.getName());
    }

    private static String list(String before, Type[] types) {
        return types.length == 0
                ? ""
                : Arrays.stream(types)
                        .map(Signature::brief)
                        .collect(Collectors.joining(", ", before, ""));
    }

    private static String brief(Type type) {
        return type.getTypeName().replaceAll(KNOWN_PACKAGE, "").replace('$', '.');
    }
}
