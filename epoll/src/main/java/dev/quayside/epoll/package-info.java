// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * {@code java.nio}'s TCP channels and selectors on Linux's epoll, called by the foreign-function
 * interface of Java 22 and newer.
 *
 * <pre>
 *   EpollSelectorProvider         what java.nio asks
 *     EpollConnection             how a connection comes and goes, and is told about
 *       EpollSocketChannel        its data
 *     EpollServerSocketChannel, EpollPipe, EpollSocket, EpollServerSocket
 *       Descriptor                a socket's number, which may be used by many and closed by one
 *         SharedDescriptor        that of the socket with which the program was started
 *     EpollSelector
 *       EpollSelectionKey, KeyTable, SelectedKeys, WakeUp
 *     SocketCalls, EpollCalls     system calls; errors are negative numbers, as in the kernel
 *       Linked, Errno
 * </pre>
 */
package dev.quayside.epoll;
