// A clock of the wall that runs fast, for a program that this is preloaded into (LD_PRELOAD); timers keep their pace.
//
// FAST_CLOCK_START: the time when the program starts, in seconds since 1970. FAST_CLOCK_SPEED: seconds of it a second.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <semaphore.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static double start, speed, began;

static double real_time(void) {
    struct timespec now;
    syscall(SYS_clock_gettime, CLOCK_REALTIME, &now);
    return now.tv_sec + now.tv_nsec / 1e9;
}

__attribute__((constructor)) static void begin(void) {
    const char *at = getenv("FAST_CLOCK_START"), *fast = getenv("FAST_CLOCK_SPEED");
    began = real_time();
    start = at ? atof(at) : began;
    speed = fast ? atof(fast) : 1;
}

static double fast_time(void) { return start + (real_time() - began) * speed; }

static struct timespec spec(double seconds) {
    struct timespec time = {.tv_sec = (time_t)seconds};
    time.tv_nsec = (long)((seconds - time.tv_sec) * 1e9);
    return time;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    if (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE) return (int)syscall(SYS_clock_gettime, clock, time);
    *time = spec(fast_time());
    return 0;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
    (void)zone;
    struct timespec now = spec(fast_time());
    *time = (struct timeval){.tv_sec = now.tv_sec, .tv_usec = now.tv_nsec / 1000};
    return 0;
}

time_t time(time_t *result) {
    time_t now = (time_t)fast_time();
    if (result) *result = now;
    return now;
}

// A wait until a time of the wall is meant as one for so long.
int sem_timedwait(sem_t *restrict semaphore, const struct timespec *restrict until) {
    int (*wait)(sem_t *, const struct timespec *) = (int (*)(sem_t *, const struct timespec *))dlsym(RTLD_NEXT, "sem_timedwait");
    struct timespec deadline = spec(real_time() + (until->tv_sec + until->tv_nsec / 1e9 - fast_time()));
    return wait(semaphore, &deadline);
}
