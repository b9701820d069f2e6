// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import dev.quayside.core.QObject;
import dev.quayside.network.QAbstractSocket;
import dev.quayside.network.QHostAddress;
import dev.quayside.network.QTcpServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The objects of a scenario by their names, and what the words of a statement mean among them. */
final class World {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+");
    private static final Pattern BYTES = Pattern.compile("\\d+\\*.");
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:%]+");

    private final Map<String, Object> objects = new LinkedHashMap<>();
    private final Set<Object> gone = Collections.newSetFromMap(new IdentityHashMap<>());

    /**
     * Gives a name to an object. What had the name is destroyed where nothing else holds it: the
     * recorder is a Python program, and there that is what losing the last reference does.
     *
     * @param name the name
     * @param object a QObject, or the number of a port
     */
    void put(String name, Object object) {
        Object before = objects.put(name, object);
        if (before instanceof QObject old
                && old != object
                && !isDestroyed(old)
                && old.parent() == null
                && !objects.containsValue(old)) {
            destroy(old);
        }
    }

    /**
     * Returns the object of that name.
     *
     * @param name the name
     * @return the object
     */
    Object get(String name) {
        Object object = objects.get(name);
        if (object == null) {
            throw new ScenarioException("nothing is named " + name);
        }
        return object;
    }

    /**
     * Returns the object of that name.
     *
     * @param name the name of a QObject
     * @return the object
     */
    QObject object(String name) {
        return (QObject) get(name);
    }

    /**
     * Finds the name of an object.
     *
     * @param object an object, or null
     * @return the first name that it was given, or {@code null} in letters where it has none, as
     *     one that is being destroyed
     */
    String nameOf(Object object) {
        if (object != null && !isDestroyed(object)) {
            for (Map.Entry<String, Object> entry : objects.entrySet()) {
                if (entry.getValue() == object) {
                    return entry.getKey();
                }
            }
        }
        return "null";
    }

    /**
     * Destroys an object at once.
     *
     * @param object the object
     */
    void destroy(QObject object) {
        setGone(object);
        object.dispose();
    }

    /**
     * Notes that an object is being destroyed: from now on, statements that name it do nothing.
     *
     * @param object the object
     */
    void setGone(QObject object) {
        gone.add(object);
    }

    /**
     * Tells whether a statement names an object that was destroyed.
     *
     * @param tokens the statement's words
     * @return true where one of them does
     */
    boolean isGone(List<String> tokens) {
        for (String token : tokens) {
            String word = token.replaceFirst("^@+", "");
            int dot = word.indexOf('.');
            if (isDestroyed(objects.get(dot < 0 ? word : word.substring(0, dot)))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Tells whether the name of a host is being looked up.
     *
     * @return whether a socket waits for that
     */
    boolean isLookingUp() {
        return objects.values().stream()
                .anyMatch(
                        object ->
                                object instanceof QAbstractSocket socket
                                        && !isDestroyed(socket)
                                        && socket.state()
                                                == QAbstractSocket.SocketState.HostLookupState);
    }

    private boolean isDestroyed(Object object) {
        return object instanceof QObject it && (gone.contains(it) || it.isDisposed());
    }

    /**
     * Turns a word into the argument that it stands for.
     *
     * @param token the word
     * @return bytes, a number, a truth value, an enum member or a list of them, an address, an
     *     object, or else the word itself
     */
    Object argument(String token) {
        if (token.startsWith("\"")) {
            return Tokens.unquote(token);
        }
        if (token.startsWith("@")) {
            return port(get(token.substring(1)));
        }
        if (NUMBER.matcher(token).matches()) {
            return number(token);
        }
        switch (token) {
            case "null":
                return null;
            case "true":
                return true;
            case "false":
                return false;
            default:
        }
        if (BYTES.matcher(token).matches()) {
            int star = token.indexOf('*');
            int count = Integer.parseInt(token.substring(0, star));
            return token.substring(star + 1).repeat(count).getBytes(StandardCharsets.UTF_8);
        }
        if (token.indexOf('|') >= 0) {
            return flags(token);
        }
        if (Enums.member(token) != null) {
            return Enums.member(token);
        }
        if (objects.containsKey(token)) {
            return objects.get(token);
        }
        return ADDRESS.matcher(token).matches() ? new QHostAddress(token) : token;
    }

    private static Object number(String token) {
        long number = Long.parseLong(token);
        if (number == (int) number) {
            return (int) number;
        }
        return number;
    }

    private static List<Enum<?>> flags(String token) {
        List<Enum<?>> flags = new ArrayList<>();
        for (String name : token.split("\\|")) {
            Enum<?> member = Enums.member(name);
            if (member == null) {
                throw new ScenarioException("no enum member is named " + name);
            }
            flags.add(member);
        }
        return flags;
    }

    private static int port(Object object) {
        if (object instanceof Integer port) {
            return port;
        }
        if (object instanceof QTcpServer server) {
            return server.serverPort();
        }
        return ((QAbstractSocket) object).localPort();
    }

    /** Destroys what is left, silently. Objects with a parent go with their parent. */
    void dispose() {
        List<QObject> left = new ArrayList<>();
        for (Object object : objects.values()) {
            if (object instanceof QObject it && !isDestroyed(it)) {
                left.add(it);
                it.blockSignals(true);
                if (it instanceof QAbstractSocket socket) {
                    socket.abort();
                }
            }
        }
        for (QObject object : left) {
            if (!isDestroyed(object)) {
                destroy(object);
            }
        }
    }
}
