// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.threadedfortuneserver;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Many clients, made of the JDK only: none of them reads before all are connected. */
final class Crowd implements Callable<List<String>> {
    private final int size;
    private final int port;

    Crowd(int size, int port) {
        this.size = size;
        this.port = port;
    }

    /** Returns what each client got from its connection until it was closed. */
    @Override
    public List<String> call() throws IOException {
        List<Socket> clients = new ArrayList<>();
        try {
            for (int i = 0; i < size; i++) {
                clients.add(new Socket("127.0.0.1", port));
            }
            List<String> fortunes = new ArrayList<>();
            for (Socket client : clients) {
                fortunes.add(read(client));
            }
            return fortunes;
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
    }

    private static String read(Socket client) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        String fortune = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_16BE);
        return in.read() == -1 ? fortune : fortune + " and more";
    }
}
