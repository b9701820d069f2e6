// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
//
// Load generator for TCP echo servers on loopback: one thread, epoll. See main.c.
#ifndef LOAD_H
#define LOAD_H

#include <stdint.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <time.h>

enum { BUFFER_SIZE = 256 * 1024, MAX_EVENTS = 256, POLL_MILLIS = 100 };

// -- main.c: what was asked for

typedef struct {
    int port;
    int connections;
    int message_bytes;
    int depth;        // messages in flight on each connection
    int idle;         // connections that are only held
    double warm_up;   // seconds before the measured window
    double window;    // seconds that are measured
    double limit;     // seconds after which the process is ended, whatever it does
    long server_pid;  // whose CPU time is measured; 0: nobody's
} options;

extern options opt;
extern char read_buffer[BUFFER_SIZE];
extern char write_buffer[BUFFER_SIZE];

// Prints {"error": ...} and ends the process.
_Noreturn void die(const char *what);

// -- time.c: clocks and the distribution of latencies

uint64_t now_ns(void);             // monotonic
uint64_t cpu_ns(long pid);         // CPU time that a process has used; 0 if it is gone

void latency_clear(void);
void latency_add(uint64_t ns);
double latency_percentile_us(double fraction);

// -- window.c: the time that is measured

void window_begin(void);
int window_is_over(void);          // to be called once a turn of the loop
void count_operations(uint64_t n);
void count_bytes(uint64_t n);
void count_failure(void);
void window_report(const char *load);

// -- connection.c: one connection, and the poller

typedef struct {
    int fd;
    int watched;        // known to the poller
    int wants_write;    // watched for room to write
    int sent_request;   // churn only
    uint64_t unsent;    // bytes still to be written
    uint64_t received;
    uint64_t answered;  // whole messages
    uint64_t opened_at;
    uint64_t *sent_at;  // times of the messages in flight: a ring of opt.depth
} connection;

void poller_open(void);
int poller_wait(struct epoll_event *events);
void watch(connection *c, int for_write);

int dial(int wait);                // -1 and errno if refused
connection *open_connections(void);
void reset_connections(connection *all);
void reset(int fd);                // closes with RST: no TIME_WAIT is left
void send_unsent(connection *c);
size_t receive(connection *c);     // 0: nothing there

// -- the loads

void run_messages(const char *load);
void run_stream(void);
void run_churn(void);
void hold_idle(void);
void wait_for_first_echo(void);

#endif
