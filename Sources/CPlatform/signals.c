#define _GNU_SOURCE
#include "CPlatform.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/eventfd.h>
#include <unistd.h>

static int stop_descriptor = -1;
static atomic_int stops;

static void stop(int number) {
    int fault = errno;
    // The second signal is an order, not a request.
    if (atomic_fetch_add(&stops, 1) > 0) _exit(128 + number);
    eventfd_write(stop_descriptor, 1);
    errno = fault;
}

static int hang_up_descriptor = -1;

static void hang_up(int number) {
    (void)number;
    int fault = errno;
    eventfd_write(hang_up_descriptor, 1);
    errno = fault;
}

int platform_catch_hang_ups(void) {
    int descriptor = platform_eventfd_create();
    if (descriptor < 0) return descriptor;
    hang_up_descriptor = descriptor;
    struct sigaction action = {.sa_handler = hang_up, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    return sigaction(SIGHUP, &action, NULL) < 0 ? -errno : descriptor;
}

int platform_catch_stop_signals(void) {
    int descriptor = platform_eventfd_create();
    if (descriptor < 0) return descriptor;
    stop_descriptor = descriptor;
    struct sigaction action = {.sa_handler = stop, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    if (sigaction(SIGTERM, &action, NULL) < 0 || sigaction(SIGINT, &action, NULL) < 0) return -errno;
    return descriptor;
}
