// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
//
// Connections that are only held, and the first answer of a server that is starting.
#include "load.h"

#include <stdio.h>
#include <unistd.h>

enum { RETRY_MICROS = 500 };

static int echoes(int fd) {
    char byte = 'x';
    return write(fd, &byte, 1) == 1 && read(fd, &byte, 1) == 1 && byte == 'x';
}

static void hold_until_input_ends(void) {
    char byte;
    while (read(STDIN_FILENO, &byte, 1) > 0) {
    }
}

void hold_idle(void) {
    int *held = calloc((size_t)opt.idle + 1, sizeof *held);
    uint64_t begin = now_ns();
    for (int i = 0; i < opt.idle; i++) {
        held[i] = dial(1);
        if (held[i] < 0) {
            die("connect");
        }
    }
    // A server accepts in order: when it answers the last one, it has all.
    if (opt.idle > 0 && !echoes(held[opt.idle - 1])) {
        die("echo");
    }
    printf("{\"held\":%d,\"seconds\":%.6f}\n", opt.idle, (double)(now_ns() - begin) / 1e9);
    fflush(stdout);
    hold_until_input_ends();
    for (int i = 0; i < opt.idle; i++) {
        reset(held[i]);
    }
    free(held);
}

void wait_for_first_echo(void) {
    for (;;) {
        int fd = dial(1);
        if (fd >= 0) {
            if (echoes(fd)) {
                printf("{\"monotonicNanos\":%llu}\n", (unsigned long long)now_ns());
                return;
            }
            close(fd);
        }
        usleep(RETRY_MICROS);
    }
}
