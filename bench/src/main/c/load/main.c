// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
//
// Load generator for TCP echo servers on loopback: one thread, epoll.
//
//   load LOAD -p PORT [-c CONNECTIONS] [-s MESSAGE_BYTES] [-P MESSAGES_IN_FLIGHT] [-n IDLE]
//             [-w WARM_UP_SECONDS] [-d WINDOW_SECONDS] [-l LIMIT_SECONDS] [-S SERVER_PID]
//
//   pingpong  each connection sends a message when it has got the one before back
//   pipeline  the same with several messages in flight
//   stream    as many bytes as go through
//   churn     connect, one message, close, again and again
//   idle      opens IDLE connections and holds them until its input ends
//   first     tries until the server answers, prints the time
//
// Prints one line of JSON. It ends by itself: after its window, or after the limit when the server
// stalls. It connects to 127.0.0.1 only.
#include "load.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

options opt = {
    .port = 0,
    .connections = 1,
    .message_bytes = 64,
    .depth = 1,
    .idle = 0,
    .warm_up = 0.5,
    .window = 1,
    .limit = 60,
    .server_pid = 0,
};
char read_buffer[BUFFER_SIZE];
char write_buffer[BUFFER_SIZE];

void die(const char *what) {
    printf("{\"error\":\"%s: %s\"}\n", what, strerror(errno));
    fflush(stdout);
    _exit(3);
}

static int usage(void) {
    fputs("usage: load pingpong|pipeline|stream|churn|idle|first -p PORT [options], see main.c\n", stderr);
    return 2;
}

static int parse(int argc, char **argv) {
    optind = 2;
    for (int o; (o = getopt(argc, argv, "p:c:s:P:n:w:d:l:S:")) != -1;) {
        switch (o) {
            case 'p': opt.port = atoi(optarg); break;
            case 'c': opt.connections = atoi(optarg); break;
            case 's': opt.message_bytes = atoi(optarg); break;
            case 'P': opt.depth = atoi(optarg); break;
            case 'n': opt.idle = atoi(optarg); break;
            case 'w': opt.warm_up = atof(optarg); break;
            case 'd': opt.window = atof(optarg); break;
            case 'l': opt.limit = atof(optarg); break;
            case 'S': opt.server_pid = atol(optarg); break;
            default: return 0;
        }
    }
    return opt.port > 0 && opt.port < 65536 && opt.connections > 0 && opt.depth > 0 && opt.idle >= 0
        && opt.message_bytes > 0 && opt.message_bytes <= BUFFER_SIZE && opt.limit >= 1;
}

static int run(const char *load) {
    if (!strcmp(load, "pingpong")) {
        opt.depth = 1;
        run_messages(load);
    } else if (!strcmp(load, "pipeline")) {
        run_messages(load);
    } else if (!strcmp(load, "stream")) {
        run_stream();
    } else if (!strcmp(load, "churn")) {
        run_churn();
    } else if (!strcmp(load, "idle")) {
        hold_idle();
    } else if (!strcmp(load, "first")) {
        wait_for_first_echo();
    } else {
        return usage();
    }
    return 0;
}

int main(int argc, char **argv) {
    if (argc < 2 || !parse(argc, argv)) {
        return usage();
    }
    signal(SIGPIPE, SIG_IGN);
    alarm((unsigned)opt.limit);
    memset(write_buffer, 'a', sizeof write_buffer);
    poller_open();
    return run(argv[1]);
}
