// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Turns SIGTERM and SIGINT into quit while the main loop runs. Reached reflectively: the class that
 * knows signals is in every JDK, but not in Java's specification.
 */
final class TerminationSignals {
    private final Map<Object, Object> replaced = new LinkedHashMap<>();
    private boolean signalled;

    private TerminationSignals() {}

    static TerminationSignals quitting(QCoreApplication app) {
        TerminationSignals signals = new TerminationSignals();
        try {
            for (String name : new String[] {"TERM", "INT"}) {
                signals.handle(name);
            }
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // a runtime without this class, or one that keeps the signal for itself (-Xrs)
            CoreLog.LOG.log(
                    System.Logger.Level.DEBUG, "Signals end the program without its main loop", e);
        }
        return signals;
    }

    private void handle(String name) throws ReflectiveOperationException {
        Class<?> signalType = Class.forName("sun.misc.Signal");
        Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
        Object signal = signalType.getConstructor(String.class).newInstance(name);
        InvocationHandler quit =
                (proxy, method, args) ->
                        switch (method.getName()) {
                            case "handle" -> {
                                onSignal();
                                yield null;
                            }
                            case "equals" -> proxy == args[0];
                            case "hashCode" -> System.identityHashCode(proxy);
                            default -> "QCoreApplication.quit on SIG" + name;
                        };
        Object handler =
                Proxy.newProxyInstance(
                        handlerType.getClassLoader(), new Class<?>[] {handlerType}, quit);
        Object old =
                signalType
                        .getMethod("handle", signalType, handlerType)
                        .invoke(null, signal, handler);
        replaced.put(signal, old);
    }

    private synchronized void onSignal() throws ReflectiveOperationException {
        if (!signalled) {
            signalled = true;
            restore(); // before the program can tell that it ends: the next one ends it at once
            QCoreApplication.quit();
        }
    }

    /** Gives the signals back to whom they belonged before. */
    synchronized void restore() {
        try {
            for (Map.Entry<Object, Object> entry : replaced.entrySet()) {
                Class<?> signalType = Class.forName("sun.misc.Signal");
                Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
                signalType
                        .getMethod("handle", signalType, handlerType)
                        .invoke(null, entry.getKey(), entry.getValue());
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Signal handlers cannot be restored", e);
        }
        replaced.clear();
    }
}
