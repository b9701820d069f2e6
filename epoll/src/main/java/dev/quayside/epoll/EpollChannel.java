// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

/** What an {@link EpollSelector} can watch. */
sealed interface EpollChannel
        permits EpollConnection, EpollServerSocketChannel, EpollPipe.Source, EpollPipe.Sink {
    Descriptor descriptor();
}
