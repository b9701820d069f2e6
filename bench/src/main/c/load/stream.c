// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
//
// As many bytes as go through: so many are on the way on each connection, then what comes back is sent again.
#include "load.h"

enum { ON_THE_WAY = 512 * 1024, SEND_AT_LEAST = 64 * 1024 };

void run_stream(void) {
    connection *all = open_connections();
    window_begin();
    for (int i = 0; i < opt.connections; i++) {
        all[i].unsent = ON_THE_WAY;
        send_unsent(&all[i]);
    }
    struct epoll_event events[MAX_EVENTS];
    for (;;) {
        int n = poller_wait(events);
        if (window_is_over()) {
            break;
        }
        for (int i = 0; i < n; i++) {
            connection *c = events[i].data.ptr;
            if (events[i].events != EPOLLOUT) {
                c->unsent += receive(c);
            }
            if (c->unsent >= SEND_AT_LEAST || c->wants_write) {
                send_unsent(c);
            }
        }
    }
    window_report("stream");
    reset_connections(all);
}
