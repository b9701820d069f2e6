// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.quayside.torrent.fuzz.FuzzTests;
import java.nio.charset.StandardCharsets;

/** What people may make of the settings: it is refused, or means the same when written again. */
@FuzzTests
class SettingsFuzzTest {
    @FuzzTest(maxDuration = "2m")
    void settings(byte[] input) throws SettingsException {
        Settings settings;
        try {
            settings = SettingsText.read(new String(input, StandardCharsets.UTF_8));
        } catch (SettingsException e) {
            assertThat(e.getMessage()).isNotEmpty();
            return;
        }
        assertThat(SettingsText.read(SettingsText.write(settings))).isEqualTo(settings);
    }
}
