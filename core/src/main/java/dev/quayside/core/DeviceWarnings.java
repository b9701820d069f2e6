// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.core;

import java.lang.System.Logger.Level;

/** Tells the log about calls on a device that cannot be served. */
final class DeviceWarnings {
    private DeviceWarnings() {}

    static void warn(String text) {
        CoreLog.LOG.log(Level.WARNING, text);
    }

    static void warn(QObject device, String function, String what) {
        if (CoreLog.LOG.isLoggable(Level.WARNING)) {
            CoreLog.LOG.log(Level.WARNING, text(device, function, what));
        }
    }

    static boolean checkReadable(DeviceState device, String function) {
        return device.isReadable() || refuse(device, function, "WriteOnly device");
    }

    static boolean checkWritable(DeviceState device, String function) {
        return device.isWritable() || refuse(device, function, "ReadOnly device");
    }

    static boolean checkSize(QObject device, String function, long maxSize) {
        if (maxSize < 0) {
            warn(device, function, "Called with maxSize < 0");
        }
        return maxSize >= 0;
    }

    static boolean checkLineSize(DeviceState device, long maxSize) {
        if (!checkReadable(device, "readLine")) {
            return false;
        }
        if (maxSize < 2) {
            warn(device, "readLine", "Called with maxSize < 2");
        }
        return maxSize >= 2;
    }

    private static boolean refuse(DeviceState device, String function, String ifOpen) {
        warn(device, function, device.isOpen() ? ifOpen : "device not open");
        return false;
    }

    private static String text(QObject device, String function, String what) {
        Class<?> type = device.getClass();
        while (type.getSimpleName().isEmpty()) {
            type = type.getSuperclass();
        }
        String name = device.objectName();
        String quoted = name.isEmpty() ? "" : ", \"" + name + "\"";
        return "QIODevice::" + function + " (" + type.getSimpleName() + quoted + "): " + what;
    }
}
