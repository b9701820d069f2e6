// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.bench.peers;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;

/**
 * Echo server with Netty on one event loop, which accepts too: {@code NettyEcho nio|epoll PORT}.
 * What was read in a turn is flushed at once at its end, as Netty advises.
 */
public final class NettyEcho {
    private NettyEcho() {}

    /** Serves until the process is ended. */
    public static void main(String[] args) throws InterruptedException {
        int port = Integer.parseInt(args[1]);
        switch (args[0]) {
            case "nio" -> serve(NioIoHandler.newFactory(), NioServerSocketChannel.class, port);
            case "epoll" ->
                    serve(EpollIoHandler.newFactory(), EpollServerSocketChannel.class, port);
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void serve(
            IoHandlerFactory transport, Class<? extends ServerChannel> channel, int port)
            throws InterruptedException {
        Echo echo = new Echo();
        new ServerBootstrap()
                .group(new MultiThreadIoEventLoopGroup(1, transport))
                .channel(channel)
                .option(ChannelOption.SO_BACKLOG, 4096)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(
                        new ChannelInitializer<Channel>() {
                            @Override
                            protected void initChannel(Channel accepted) {
                                accepted.pipeline().addLast(echo);
                            }
                        })
                .bind("127.0.0.1", port)
                .sync();
    }

    @ChannelHandler.Sharable
    private static final class Echo extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            context.write(message, context.voidPromise());
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close(); // a client reset its connection: the load that connects and closes
            // does
        }
    }
}
