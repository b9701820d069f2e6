// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.fuzz;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/**
 * Marks classes of fuzz tests: they run where Jazzer does, and for as long as it looks for new
 * inputs.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledForJreRange(
        max = JRE.JAVA_24,
        disabledReason = "Jazzer 0.30 cannot load its agent into a newer JVM")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
public @interface FuzzTests {}
