// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Calls a method for a scenario and renders what it returned, where need be not as Java has it. */
final class Results {
    private static final Set<String> MAY_BE_NULL =
            Set.of("read", "peek", "readLine", "nextPendingConnection");

    private Results() {}

    /**
     * Calls a method.
     *
     * @param target the object
     * @param method the method's name
     * @param arguments its arguments
     * @return the text of the result
     * @throws Exception what the method threw
     */
    static String of(Object target, String method, List<Object> arguments) throws Exception {
        if (method.equals("waitForNewConnection")) {
            return withTimedOut(target, method, arguments);
        }
        if (method.equals("readLine") && !arguments.isEmpty()) {
            return lineIntoArray(target, (Integer) arguments.get(0));
        }
        Object result = Calls.call(target, method, arguments);
        if (method.equals("getChar")) {
            int c = (Integer) result;
            return c < 0 ? "false" : "true " + Texts.quote(new byte[] {(byte) c});
        }
        return result == null && !MAY_BE_NULL.contains(method) ? "void" : Texts.of(result);
    }

    /** With a size, the recorder reads into an array: the other one of Qt's two forms. */
    private static String lineIntoArray(Object target, int size) throws Exception {
        byte[] line = new byte[size];
        Object length = Calls.call(target, "readLine", List.of(line, 0, size));
        int count = ((Number) length).intValue();
        return Texts.of(count < 0 ? null : Arrays.copyOf(line, count));
    }

    /** Qt has an out-parameter here, and the recorder prints it after the result. */
    private static String withTimedOut(Object target, String method, List<Object> arguments)
            throws Exception {
        boolean[] timedOut = new boolean[1];
        List<Object> all = new ArrayList<>(arguments);
        if (all.isEmpty()) {
            all.add(0);
        }
        all.add(timedOut);
        Object result = Calls.call(target, method, all);
        return Texts.of(result) + " " + Texts.of(timedOut[0]);
    }
}
