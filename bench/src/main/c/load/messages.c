// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
//
// Messages of one size: the next one goes out when one has come back.
#include "load.h"

static void start(connection *c) {
    uint64_t now = now_ns();
    for (int i = 0; i < opt.depth; i++) {
        c->sent_at[i] = now;
    }
    c->unsent = (uint64_t)opt.message_bytes * (uint64_t)opt.depth;
    send_unsent(c);
}

static void take_answers(connection *c) {
    uint64_t size = (uint64_t)opt.message_bytes;
    uint64_t whole = c->received / size - c->answered;
    if (whole == 0) {
        return;
    }
    uint64_t now = now_ns();
    for (uint64_t i = 0; i < whole; i++) {
        uint64_t *sent_at = &c->sent_at[(c->answered + i) % (uint64_t)opt.depth];
        latency_add(now - *sent_at);
        *sent_at = now;
    }
    c->answered += whole;
    c->unsent += whole * size;
    count_operations(whole);
}

void run_messages(const char *load) {
    connection *all = open_connections();
    window_begin();
    for (int i = 0; i < opt.connections; i++) {
        start(&all[i]);
    }
    struct epoll_event events[MAX_EVENTS];
    for (;;) {
        int n = poller_wait(events);
        if (window_is_over()) {
            break;
        }
        for (int i = 0; i < n; i++) {
            connection *c = events[i].data.ptr;
            if (events[i].events != EPOLLOUT && receive(c) > 0) {
                take_answers(c);
            }
            if (c->unsent > 0) {
                send_unsent(c);
            }
        }
    }
    window_report(load);
    reset_connections(all);
}
