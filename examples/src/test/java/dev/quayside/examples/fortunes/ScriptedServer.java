// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.fortunes;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A server made of the JDK only, in a thread of its own: each client gets the next answer, and
 * hears that it was the last byte; the last answer is given for ever.
 */
public final class ScriptedServer implements AutoCloseable {
    private final ServerSocket listener;
    private final List<byte[]> answers;
    private final AtomicInteger clients = new AtomicInteger();
    private final Thread thread = new Thread(this::serve, "scripted server");

    private ScriptedServer(List<byte[]> answers) throws IOException {
        this.answers = answers;
        listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        thread.start();
    }

    public static ScriptedServer ofFortunes(String... fortunes) throws IOException {
        return new ScriptedServer(Stream.of(fortunes).map(ScriptedServer::wire).toList());
    }

    public static ScriptedServer ofBytes(byte[] answer) throws IOException {
        return new ScriptedServer(List.of(answer));
    }

    /** A port of 127.0.0.1 where nobody listens. */
    public static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private static byte[] wire(String fortune) {
        byte[] text = fortune.getBytes(StandardCharsets.UTF_16BE);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(text.length);
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** How many clients have come so far. */
    public int clients() {
        return clients.get();
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket client = listener.accept()) {
                int last = answers.size() - 1;
                client.getOutputStream()
                        .write(answers.get(Math.min(clients.getAndIncrement(), last)));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
