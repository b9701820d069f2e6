// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
//
// Connect, one message there and back, close: again and again.
#include "load.h"

#include <errno.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MAX_TRIES = 100 };

// Returns 0 if the connection is lost. The request goes out at once where the connection stands already.
static int send_request(connection *c) {
    ssize_t n = send(c->fd, write_buffer, (size_t)opt.message_bytes, MSG_NOSIGNAL);
    if (n == opt.message_bytes) {
        c->sent_request = 1;
        watch(c, 0);
        return 1;
    }
    if (n < 0 && (errno == EAGAIN || errno == ENOTCONN)) {
        watch(c, 1);
        return 1;
    }
    return 0;
}

static void open_one(connection *c) {
    for (int i = 0; i < MAX_TRIES; i++) {
        *c = (connection){.opened_at = now_ns(), .fd = dial(0)};
        if (c->fd >= 0 && send_request(c)) {
            return;
        }
        count_failure();
        if (c->fd >= 0) {
            reset(c->fd);
        }
    }
    die("connect");
}

static void open_next(connection *c) {
    reset(c->fd);
    open_one(c);
}

static void fail(connection *c) {
    count_failure();
    open_next(c);
}

static void take_answer(connection *c) {
    ssize_t n = read(c->fd, read_buffer, BUFFER_SIZE);
    if (n <= 0) {
        if (n == 0 || errno != EAGAIN) {
            fail(c);
        }
        return;
    }
    c->received += (uint64_t)n;
    count_bytes((uint64_t)n);
    if (c->received >= (uint64_t)opt.message_bytes) {
        latency_add(now_ns() - c->opened_at);
        count_operations(1);
        open_next(c);
    }
}

void run_churn(void) {
    connection *all = calloc((size_t)opt.connections, sizeof *all);
    window_begin();
    for (int i = 0; i < opt.connections; i++) {
        open_one(&all[i]);
    }
    struct epoll_event events[MAX_EVENTS];
    for (;;) {
        int n = poller_wait(events);
        if (window_is_over()) {
            break;
        }
        for (int i = 0; i < n; i++) {
            connection *c = events[i].data.ptr;
            if (c->sent_request) {
                take_answer(c);
            } else if (!send_request(c)) {
                fail(c);
            }
        }
    }
    window_report("churn");
    reset_connections(all);
}
