// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import dev.quayside.network.QHostAddress;
import dev.quayside.network.QSocketDescriptor;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Calls a method by its name, choosing the overload that the arguments of a scenario fit best. */
final class Calls {
    private static final int MISFIT = -1;
    private static final int VARARGS_COST = 100;
    private static final int BRIDGE_COST = 50;
    private static final Map<Class<?>, Class<?>> BOXES =
            Map.of(
                    int.class, Integer.class,
                    long.class, Long.class,
                    boolean.class, Boolean.class,
                    double.class, Double.class,
                    byte.class, Byte.class,
                    short.class, Short.class,
                    char.class, Character.class,
                    float.class, Float.class);

    private Calls() {}

    /**
     * Calls a method.
     *
     * @param target the object
     * @param name the method's name
     * @param arguments what {@link World#argument} made of the words after it
     * @return what it returned
     * @throws Exception what it threw
     */
    static Object call(Object target, String name, List<?> arguments) throws Exception {
        Candidate best = best(List.of(target.getClass().getMethods()), name, arguments);
        if (best == null) {
            best = best(protectedMethods(target.getClass()), name, arguments);
        }
        if (best == null) {
            throw new ScenarioException(
                    "no " + Texts.typeName(target) + "." + name + " for " + kinds(arguments));
        }
        try {
            return best.method.invoke(target, best.arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    /**
     * Returns the class of which a parameter of that type takes instances.
     *
     * @param type any type
     * @return the type itself, or the box of a primitive one
     */
    static Class<?> boxed(Class<?> type) {
        return BOXES.getOrDefault(type, type);
    }

    private static Candidate best(List<Method> methods, String name, List<?> arguments) {
        Candidate best = null;
        for (Method method : methods) {
            if (method.getName().equals(name)) {
                best = better(best, fit(method, arguments));
                best = better(best, fit(method, spread(arguments)));
            }
        }
        return best;
    }

    /** The recorder may call these too, since all that it makes are objects of derived classes. */
    private static List<Method> protectedMethods(Class<?> type) {
        List<Method> methods = new ArrayList<>();
        for (Class<?> c = type; c != Object.class; c = c.getSuperclass()) {
            for (Method method : c.getDeclaredMethods()) {
                if (Modifier.isProtected(method.getModifiers())) {
                    method.setAccessible(true);
                    methods.add(method);
                }
            }
        }
        return methods;
    }

    private record Candidate(Method method, Object[] arguments, int cost) {}

    private static Candidate better(Candidate one, Candidate other) {
        return other != null && (one == null || other.cost < one.cost) ? other : one;
    }

    /** Flags can also be given one by one, to varargs. */
    private static List<?> spread(List<?> arguments) {
        List<Object> spread = new ArrayList<>();
        for (Object argument : arguments) {
            if (argument instanceof List<?> flags) {
                spread.addAll(flags);
            } else {
                spread.add(argument);
            }
        }
        return spread;
    }

    private static Candidate fit(Method method, List<?> arguments) {
        Type[] types = method.getGenericParameterTypes();
        int fixed = method.isVarArgs() ? types.length - 1 : types.length;
        if (arguments.size() < fixed || arguments.size() > fixed && !method.isVarArgs()) {
            return null;
        }
        int cost = (method.isVarArgs() ? VARARGS_COST : 0) + (method.isBridge() ? BRIDGE_COST : 0);
        Object[] fitting = new Object[types.length];
        Object rest = null;
        Class<?> item = null;
        if (method.isVarArgs()) {
            item = method.getParameterTypes()[fixed].getComponentType();
            rest = Array.newInstance(item, arguments.size() - fixed);
            fitting[fixed] = rest;
        }
        for (int i = 0; i < arguments.size(); i++) {
            Object argument = arguments.get(i);
            Type type = i < fixed ? types[i] : item;
            int step = cost(argument, type);
            if (step == MISFIT) {
                return null;
            }
            cost += step;
            if (i < fixed) {
                fitting[i] = convert(argument, raw(type));
            } else {
                Array.set(rest, i - fixed, convert(argument, raw(type)));
            }
        }
        return new Candidate(method, fitting, cost);
    }

    /** How far an argument is from what a parameter takes; 0 is a perfect fit. */
    private static int cost(Object argument, Type type) {
        Class<?> raw = raw(type);
        if (argument == null) {
            return raw.isPrimitive() ? MISFIT : 0;
        }
        if (argument instanceof Number) {
            return costOfNumber(argument, raw);
        }
        if (argument instanceof Boolean && (raw == int.class || raw == long.class)) {
            return 2;
        }
        if (argument instanceof byte[] && raw == String.class) {
            return 1;
        }
        if (argument instanceof QHostAddress.SpecialAddress && raw == QHostAddress.class) {
            return 1;
        }
        if (argument instanceof Enum<?> member && Set.class.isAssignableFrom(raw)) {
            return holds(type, member) ? 1 : MISFIT;
        }
        if (argument instanceof List<?> flags) {
            return Set.class.isAssignableFrom(raw) && holds(type, flags.get(0)) ? 0 : MISFIT;
        }
        if (!boxed(raw).isInstance(argument)) {
            return MISFIT;
        }
        return raw == Object.class ? 3 : 0;
    }

    private static int costOfNumber(Object argument, Class<?> type) {
        Class<?> box = boxed(type);
        if (box == argument.getClass()) {
            return 0;
        }
        if (box == Long.class) {
            return 1;
        }
        if (box == Double.class || box == Boolean.class) {
            return 2;
        }
        if (type == QSocketDescriptor.class) {
            return 4;
        }
        return box == Object.class ? 3 : MISFIT;
    }

    /** Scenarios cannot know the number of an open socket, so it is that of none. */
    private static QSocketDescriptor closedDescriptor(Number number) {
        try {
            SocketChannel channel = SocketChannel.open();
            channel.close();
            return QSocketDescriptor.of(channel);
        } catch (IOException e) {
            throw new ScenarioException("no channel for descriptor " + number, e);
        }
    }

    private static boolean holds(Type set, Object member) {
        if (set instanceof ParameterizedType type) {
            Type element = type.getActualTypeArguments()[0];
            return raw(element).isInstance(member);
        }
        return true; // a bridge method has lost what its set holds
    }

    private static Object convert(Object argument, Class<?> type) {
        Class<?> box = boxed(type);
        if (argument instanceof Integer number && box == Long.class) {
            return number.longValue();
        }
        if (argument instanceof Number number && box == Double.class) {
            return number.doubleValue();
        }
        if (argument instanceof Number number && box == Boolean.class) {
            return number.longValue() != 0;
        }
        if (argument instanceof Boolean truth && (type == int.class || type == long.class)) {
            return convert(truth ? 1 : 0, type);
        }
        if (argument instanceof Number number && type == QSocketDescriptor.class) {
            return closedDescriptor(number);
        }
        if (argument instanceof byte[] bytes && type == String.class) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        if (argument instanceof QHostAddress.SpecialAddress special && type == QHostAddress.class) {
            return new QHostAddress(special);
        }
        if (Set.class.isAssignableFrom(type) && !(argument instanceof Set)) {
            return setOf(argument instanceof List<?> flags ? flags : List.of(argument));
        }
        return argument;
    }

    @SuppressWarnings({
        "unchecked",
        "rawtypes"
    }) // cost() saw that all are members of the set's enum
    private static Set<?> setOf(List<?> members) {
        return members.isEmpty() ? new HashSet<>() : EnumSet.copyOf((List) members);
    }

    private static Class<?> raw(Type type) {
        if (type instanceof ParameterizedType p) {
            return (Class<?>) p.getRawType();
        }
        return type instanceof Class<?> c ? c : Object.class;
    }

    private static String kinds(List<?> arguments) {
        List<String> kinds = new ArrayList<>();
        for (Object argument : arguments) {
            kinds.add(argument == null ? "null" : argument.getClass().getSimpleName());
        }
        return kinds.toString();
    }
}
