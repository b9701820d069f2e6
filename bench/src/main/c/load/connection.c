// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include "load.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

static int poller;

void poller_open(void) {
    poller = epoll_create1(EPOLL_CLOEXEC);
    if (poller < 0) {
        die("epoll_create1");
    }
}

int poller_wait(struct epoll_event *events) {
    int n = epoll_wait(poller, events, MAX_EVENTS, POLL_MILLIS);
    return n < 0 ? 0 : n;
}

void watch(connection *c, int for_write) {
    if (c->watched && c->wants_write == for_write) {
        return;
    }
    struct epoll_event e = {.events = EPOLLIN | (for_write ? EPOLLOUT : 0), .data.ptr = c};
    if (epoll_ctl(poller, c->watched ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, c->fd, &e)) {
        die("epoll_ctl");
    }
    c->watched = 1;
    c->wants_write = for_write;
}

static void enable(int fd, int level, int option) {
    int on = 1;
    if (setsockopt(fd, level, option, &on, sizeof on)) {
        die("setsockopt");
    }
}

// A source address has some 28,000 ports: each address of 127/8 serves 15,000 connections in turn.
static void bind_source(int fd) {
    static uint32_t count;
    uint32_t address = 0x7f000002u + count++ % 60000 / 15000;
    struct sockaddr_in source = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(address)};
    enable(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT);
    if (bind(fd, (struct sockaddr *)&source, sizeof source)) {
        die("bind");
    }
}

int dial(int wait) {
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | (wait ? 0 : SOCK_NONBLOCK), 0);
    if (fd < 0) {
        die("socket");
    }
    enable(fd, IPPROTO_TCP, TCP_NODELAY);
    bind_source(fd);
    struct sockaddr_in server = {
        .sin_family = AF_INET, .sin_port = htons((uint16_t)opt.port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (connect(fd, (struct sockaddr *)&server, sizeof server) && (wait || errno != EINPROGRESS)) {
        int error = errno;
        close(fd);
        errno = error;
        return -1;
    }
    return fd;
}

connection *open_connections(void) {
    connection *all = calloc((size_t)opt.connections, sizeof *all);
    for (int i = 0; i < opt.connections; i++) {
        connection *c = &all[i];
        c->sent_at = calloc((size_t)opt.depth, sizeof *c->sent_at);
        c->fd = dial(1);
        if (c->fd < 0 || fcntl(c->fd, F_SETFL, fcntl(c->fd, F_GETFL) | O_NONBLOCK)) {
            die("connect");
        }
        watch(c, 0);
    }
    return all;
}

void reset_connections(connection *all) {
    for (int i = 0; i < opt.connections; i++) {
        reset(all[i].fd);
        free(all[i].sent_at);
    }
    free(all);
}

void reset(int fd) {
    struct linger at_once = {.l_onoff = 1, .l_linger = 0};
    setsockopt(fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    close(fd);
}

void send_unsent(connection *c) {
    while (c->unsent > 0) {
        ssize_t n = write(c->fd, write_buffer, c->unsent < BUFFER_SIZE ? c->unsent : BUFFER_SIZE);
        if (n < 0) {
            if (errno == EAGAIN) {
                break;
            }
            die("write");
        }
        c->unsent -= (uint64_t)n;
    }
    watch(c, c->unsent > 0);
}

size_t receive(connection *c) {
    ssize_t n = read(c->fd, read_buffer, BUFFER_SIZE);
    if (n > 0) {
        c->received += (uint64_t)n;
        count_bytes((uint64_t)n);
        return (size_t)n;
    }
    if (n < 0 && errno == EAGAIN) {
        return 0;
    }
    if (n == 0) {
        errno = ECONNRESET;
    }
    die("read");
}
