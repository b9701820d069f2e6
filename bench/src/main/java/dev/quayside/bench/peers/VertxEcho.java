// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.peers;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetServerOptions;

/** Echo server with Vert.x on one event loop and its default transport: {@code VertxEcho PORT}. */
public final class VertxEcho {
    private VertxEcho() {}

    /** Serves until the process is ended. */
    public static void main(String[] args) {
        Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1))
                .createNetServer(new NetServerOptions().setTcpNoDelay(true).setAcceptBacklog(4096))
                .connectHandler(
                        socket -> {
                            socket.exceptionHandler(reset -> {}); // else each one is logged
                            socket.handler(socket::write);
                        })
                .listen(Integer.parseInt(args[0]), "127.0.0.1");
    }
}
