// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
//
// Echo server: C, epoll, one thread, level-triggered. The least that a server of its kind can cost.
//
//   epoll_echo PORT
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MAX_DESCRIPTORS = 65536, READ_SIZE = 64 * 1024, MAX_EVENTS = 256, BACKLOG = 4096 };

// What the kernel did not take at once. While there is any, the connection is not read from.
typedef struct {
    char *bytes;
    size_t offset, length;
} rest;

static rest rests[MAX_DESCRIPTORS];
static char buffer[READ_SIZE];
static int poller;

static _Noreturn void fail(const char *what) {
    perror(what);
    exit(1);
}

static void control(int operation, int fd, unsigned events) {
    struct epoll_event e = {.events = events, .data.fd = fd};
    if (epoll_ctl(poller, operation, fd, &e)) {
        fail("epoll_ctl");
    }
}

static int listen_on(int port) {
    int on = 1;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (bind(fd, (struct sockaddr *)&address, sizeof address) || listen(fd, BACKLOG)) {
        fail("listen");
    }
    return fd;
}

static void accept_all(int listener) {
    int on = 1;
    for (int fd; (fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0;) {
        if (fd >= MAX_DESCRIPTORS) {
            close(fd);
            continue;
        }
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        control(EPOLL_CTL_ADD, fd, EPOLLIN);
    }
}

static void drop(int fd) {
    free(rests[fd].bytes);
    rests[fd] = (rest){0};
    close(fd);
}

static void keep(int fd, const char *bytes, size_t length) {
    char *copy = malloc(length);
    if (copy == NULL) {
        fail("malloc");
    }
    rests[fd] = (rest){.bytes = memcpy(copy, bytes, length), .length = length};
    control(EPOLL_CTL_MOD, fd, EPOLLOUT);
}

static void write_rest(int fd) {
    rest *r = &rests[fd];
    ssize_t n = write(fd, r->bytes + r->offset, r->length - r->offset);
    if (n < 0) {
        if (errno != EAGAIN) {
            drop(fd);
        }
        return;
    }
    r->offset += (size_t)n;
    if (r->offset == r->length) {
        free(r->bytes);
        *r = (rest){0};
        control(EPOLL_CTL_MOD, fd, EPOLLIN);
    }
}

static void echo(int fd) {
    ssize_t got = read(fd, buffer, READ_SIZE);
    if (got <= 0) {
        if (got == 0 || errno != EAGAIN) {
            drop(fd);
        }
        return;
    }
    ssize_t sent = write(fd, buffer, (size_t)got);
    if (sent < 0 && errno != EAGAIN) {
        drop(fd);
        return;
    }
    size_t gone = sent < 0 ? 0 : (size_t)sent;
    if (gone < (size_t)got) {
        keep(fd, buffer + gone, (size_t)got - gone);
    }
}

int main(int argc, char **argv) {
    if (argc != 2) {
        fputs("usage: epoll_echo PORT\n", stderr);
        return 2;
    }
    signal(SIGPIPE, SIG_IGN);
    int listener = listen_on(atoi(argv[1]));
    poller = epoll_create1(0);
    control(EPOLL_CTL_ADD, listener, EPOLLIN);
    struct epoll_event events[MAX_EVENTS];
    for (;;) {
        int n = epoll_wait(poller, events, MAX_EVENTS, -1);
        for (int i = 0; i < n; i++) {
            int fd = events[i].data.fd;
            if (fd == listener) {
                accept_all(listener);
            } else if (rests[fd].bytes != NULL) {
                write_rest(fd);
            } else {
                echo(fd);
            }
        }
    }
}
