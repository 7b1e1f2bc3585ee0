// What Linux offers that Swift cannot call by itself: epoll without its packed union, accept4, a thread-local.
// Every function answers a negative errno instead of setting it.
#ifndef ATTUNE_CPLATFORM_H
#define ATTUNE_CPLATFORM_H

#include <stddef.h>
#include <stdint.h>

enum {
    PLATFORM_READABLE = 0x001,
    PLATFORM_WRITABLE = 0x004,
    PLATFORM_ERROR = 0x008,
    PLATFORM_HANGUP = 0x010,
    PLATFORM_PEER_CLOSED = 0x2000,
};

typedef struct {
    uint64_t token;
    uint32_t events;
} platform_event;

// An IP address in network order (IPv4 in the last four bytes, after ::ffff:) and a port in host order, or the other end
// of a Unix-domain socket.
typedef struct {
    uint8_t bytes[16];
    uint16_t port;
    uint8_t is_unix;
} platform_address;

int platform_epoll_create(void);
// Edge-triggered: readable, writable and the peer's end of input.
int platform_epoll_add_connection(int epoll, int descriptor, uint64_t token);
// Edge-triggered: each signal is one event, so that nobody has to empty it.
int platform_epoll_add_eventfd(int epoll, int descriptor, uint64_t token);
// Level-triggered readability; paused listeners stay in the set without events.
int platform_epoll_add_listener(int epoll, int descriptor, uint64_t token);
int platform_epoll_pause_listener(int epoll, int descriptor, uint64_t token, int paused);
int platform_epoll_remove(int epoll, int descriptor);
// Waits up to timeout milliseconds (0: not at all); interrupted counts as nothing ready.
int platform_epoll_wait(int epoll, platform_event *events, int capacity, int timeout);

// An eventfd that is non-blocking and closed on exec.
int platform_eventfd_create(void);
void platform_eventfd_signal(int descriptor);

// Binds and listens on each address of a host name or IP text; at most capacity descriptors, their count is returned.
int platform_listen(const char *host, uint16_t port, int backlog, int *descriptors, int capacity);
// Binds a Unix-domain socket, gives its file a mode before anybody can connect, and listens; answers the descriptor.
int platform_listen_unix(const char *path, uint32_t mode, int backlog);
// Whether somebody listens at a path: 0, -ECONNREFUSED if nobody does, -EAGAIN if too many wait there already.
int platform_probe_unix(const char *path);
int platform_local_address(int descriptor, platform_address *address);
// Non-blocking, closed on exec, TCP_NODELAY where there is TCP.
int platform_accept(int listener, platform_address *peer);
// 0 is the end of input.
long platform_receive(int descriptor, void *buffer, size_t capacity);
// Never raises SIGPIPE.
long platform_send(int descriptor, const void *bytes, size_t count);
void platform_shutdown_output(int descriptor);
void platform_close(int descriptor);
// Closes with a reset instead of an orderly end.
void platform_reset(int descriptor);

// The address as text, without a port; size at least 46.
void platform_address_text(const platform_address *address, char *text, size_t size);

// Raises the soft limit of open descriptors to the hard one and answers the soft limit.
uint64_t platform_raise_descriptor_limit(void);
void platform_ignore_broken_pipes(void);

// Has the first SIGTERM or SIGINT counted in an eventfd, which is returned, and the second end the process with 128 and
// its number. Once a process.
int platform_catch_stop_signals(void);
// Has each SIGHUP counted in an eventfd, which is returned. Once a process.
int platform_catch_hang_ups(void);

void *platform_current_loop(void);
void platform_set_current_loop(void *loop);

#endif
