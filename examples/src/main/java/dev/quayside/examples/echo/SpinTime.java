// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.echo;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts a number of microseconds of the command line, up to a second. */
final class SpinTime implements ITypeConverter<Duration> {
    private static final int MOST = 1_000_000;

    @Override
    public Duration convert(String value) {
        try {
            int micros = Integer.parseInt(value);
            if (micros >= 0 && micros <= MOST) {
                return Duration.ofNanos(micros * 1_000L);
            }
        } catch (NumberFormatException e) {
            // told below, like a number that is out of range
        }
        throw new TypeConversionException(
                "'" + value + "' is not a number of microseconds from 0 to " + MOST);
    }
}
