// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Our side of the interop runs with the real Qt: a server and a client, each event-driven and
 * blocking, that speak with their counterparts in PyQt6 (conformance/interop/peer.py).
 *
 * <p>A connection begins with a request of the client: a QString that says what for, and a qint64.
 * What follows:
 *
 * <table>
 * <caption>Requests</caption>
 * <tr><th>request</th><th>then</th></tr>
 * <tr><td>send N</td><td>the client sends N bytes of pattern 1; the server answers with their SHA-256
 * (QByteArray) and disconnects</td></tr>
 * <tr><td>receive N</td><td>the server sends N bytes of pattern 2 and disconnects</td></tr>
 * <tr><td>both N</td><td>both at the same time, N each; then the SHA-256 of what the server got, and it
 * disconnects</td></tr>
 * <tr><td>number N</td><td>the server answers N (qint64); the client disconnects</td></tr>
 * <tr><td>messages V</td><td>the server decodes every message in stream version V and sends it back; the
 * client disconnects</td></tr>
 * <tr><td>cut N</td><td>the server sends a quint32 N, half as many bytes, and disconnects</td></tr>
 * <tr><td>reset N</td><td>the same, but once the client has said (with any byte) that all of that is there, the
 * server resets the connection</td></tr>
 * <tr><td>watch N</td><td>the client sends N bytes; the server says (with one byte) that they are there; the
 * client ends the connection as it likes</td></tr>
 * <tr><td>ends</td><td>the server answers how the watched connections ended (QStringList) that nobody
 * asked about before, and disconnects</td></tr>
 * </table>
 */
package dev.quayside.conformance.interop;
