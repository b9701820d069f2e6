// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.app;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts a port number of the command line. */
final class PortNumber implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
        int port = PlainEcho.port(value);
        if (port < 0) {
            throw new TypeConversionException("'" + value + "' is not a port (0 to 65535)");
        }
        return port;
    }
}
