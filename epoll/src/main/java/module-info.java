// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0

/** Another maker of {@code java.nio} channels and selectors: epoll without a detour. */
module dev.quayside.epoll {
    exports dev.quayside.epoll;
}
