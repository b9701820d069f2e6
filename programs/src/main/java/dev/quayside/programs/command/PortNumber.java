// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.programs.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts a port number of the command line. */
public final class PortNumber implements ITypeConverter<Integer> {
    /** Made by the option parser. */
    public PortNumber() {}

    @Override
    public Integer convert(String value) {
        int port = Serving.port(value);
        if (port < 0) {
            throw new TypeConversionException("'" + value + "' is not a port (0 to 65535)");
        }
        return port;
    }
}
