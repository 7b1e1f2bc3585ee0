#define _GNU_SOURCE
#include "CPlatform.h"

#include <errno.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <unistd.h>

_Static_assert(PLATFORM_READABLE == EPOLLIN && PLATFORM_WRITABLE == EPOLLOUT, "epoll numbers");
_Static_assert(PLATFORM_ERROR == EPOLLERR && PLATFORM_HANGUP == EPOLLHUP && PLATFORM_PEER_CLOSED == EPOLLRDHUP, "epoll numbers");

enum { BATCH = 256 };

static int control(int epoll, int operation, int descriptor, uint32_t events, uint64_t token) {
    struct epoll_event event = {.events = events, .data.u64 = token};
    return epoll_ctl(epoll, operation, descriptor, &event) < 0 ? -errno : 0;
}

int platform_epoll_create(void) {
    int epoll = epoll_create1(EPOLL_CLOEXEC);
    return epoll < 0 ? -errno : epoll;
}

int platform_epoll_add_connection(int epoll, int descriptor, uint64_t token) {
    return control(epoll, EPOLL_CTL_ADD, descriptor, EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, token);
}

int platform_epoll_add_eventfd(int epoll, int descriptor, uint64_t token) {
    return control(epoll, EPOLL_CTL_ADD, descriptor, EPOLLIN | EPOLLET, token);
}

int platform_epoll_add_listener(int epoll, int descriptor, uint64_t token) {
    return control(epoll, EPOLL_CTL_ADD, descriptor, EPOLLIN, token);
}

int platform_epoll_pause_listener(int epoll, int descriptor, uint64_t token, int paused) {
    return control(epoll, EPOLL_CTL_MOD, descriptor, paused ? 0 : EPOLLIN, token);
}

int platform_epoll_remove(int epoll, int descriptor) { return control(epoll, EPOLL_CTL_DEL, descriptor, 0, 0); }

int platform_epoll_wait(int epoll, platform_event *events, int capacity, int timeout) {
    struct epoll_event batch[BATCH];
    int count = epoll_wait(epoll, batch, capacity < BATCH ? capacity : BATCH, timeout);
    if (count < 0) return errno == EINTR ? 0 : -errno;
    for (int index = 0; index < count; index++) {
        events[index].token = batch[index].data.u64;
        events[index].events = batch[index].events;
    }
    return count;
}

int platform_eventfd_create(void) {
    int descriptor = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    return descriptor < 0 ? -errno : descriptor;
}

void platform_eventfd_signal(int descriptor) { eventfd_write(descriptor, 1); }

uint64_t platform_raise_descriptor_limit(void) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) < 0) return 1024;
    if (limit.rlim_cur < limit.rlim_max) {
        struct rlimit raised = {.rlim_cur = limit.rlim_max, .rlim_max = limit.rlim_max};
        if (setrlimit(RLIMIT_NOFILE, &raised) == 0) limit = raised;
    }
    return (uint64_t)limit.rlim_cur;
}

void platform_ignore_broken_pipes(void) { signal(SIGPIPE, SIG_IGN); }

static __thread void *current_loop;

void *platform_current_loop(void) { return current_loop; }

void platform_set_current_loop(void *loop) { current_loop = loop; }
