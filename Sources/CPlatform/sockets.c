#define _GNU_SOURCE
#include "CPlatform.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

static int enable(int descriptor, int level, int option) {
    int yes = 1;
    return setsockopt(descriptor, level, option, &yes, sizeof yes);
}

static int listen_on(const struct addrinfo *info, int backlog) {
    int descriptor = socket(info->ai_family, info->ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, info->ai_protocol);
    if (descriptor < 0) return -errno;
    enable(descriptor, SOL_SOCKET, SO_REUSEADDR);
    if (info->ai_family == AF_INET6) {
        // Only the wildcard address takes IPv4 as well; a named one means what it says.
        const struct sockaddr_in6 *address = (const struct sockaddr_in6 *)info->ai_addr;
        int only = !IN6_IS_ADDR_UNSPECIFIED(&address->sin6_addr);
        setsockopt(descriptor, IPPROTO_IPV6, IPV6_V6ONLY, &only, sizeof only);
    }
    if (bind(descriptor, info->ai_addr, info->ai_addrlen) < 0 || listen(descriptor, backlog) < 0) {
        int fault = -errno;
        close(descriptor);
        return fault;
    }
    return descriptor;
}

int platform_listen(const char *host, uint16_t port, int backlog, int *descriptors, int capacity) {
    struct addrinfo hints = {.ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE | AI_NUMERICSERV};
    struct addrinfo *list = NULL;
    char service[8];
    snprintf(service, sizeof service, "%u", port);
    if (getaddrinfo(host, service, &hints, &list) != 0) return -EADDRNOTAVAIL;
    int count = 0;
    int fault = -EADDRNOTAVAIL;
    for (const struct addrinfo *info = list; info != NULL && count < capacity; info = info->ai_next) {
        int descriptor = listen_on(info, backlog);
        if (descriptor >= 0) {
            descriptors[count++] = descriptor;
        } else {
            fault = descriptor;
        }
    }
    freeaddrinfo(list);
    return count > 0 ? count : fault;
}

static int unix_address(const char *path, struct sockaddr_un *address) {
    memset(address, 0, sizeof *address);
    address->sun_family = AF_UNIX;
    size_t length = strlen(path);
    if (length >= sizeof address->sun_path) return -ENAMETOOLONG;
    memcpy(address->sun_path, path, length);
    return 0;
}

int platform_listen_unix(const char *path, uint32_t mode, int backlog) {
    struct sockaddr_un address;
    int fault = unix_address(path, &address);
    if (fault < 0) return fault;
    int descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (descriptor < 0) return -errno;
    // The file gets the socket's mode less the umask; until it listens, nobody can connect.
    if (fchmod(descriptor, mode) < 0 || bind(descriptor, (const struct sockaddr *)&address, sizeof address) < 0) {
        fault = -errno;
        close(descriptor);
        return fault;
    }
    if (chmod(path, mode) < 0 || listen(descriptor, backlog) < 0) {
        fault = -errno;
        unlink(path);
        close(descriptor);
        return fault;
    }
    return descriptor;
}

int platform_probe_unix(const char *path) {
    struct sockaddr_un address;
    int fault = unix_address(path, &address);
    if (fault < 0) return fault;
    int descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (descriptor < 0) return -errno;
    if (connect(descriptor, (const struct sockaddr *)&address, sizeof address) < 0) fault = -errno;
    close(descriptor);
    return fault;
}

static void fill(platform_address *address, const struct sockaddr_storage *storage) {
    memset(address, 0, sizeof *address);
    if (storage->ss_family == AF_INET) {
        const struct sockaddr_in *four = (const struct sockaddr_in *)storage;
        address->bytes[10] = 0xff;
        address->bytes[11] = 0xff;
        memcpy(address->bytes + 12, &four->sin_addr, 4);
        address->port = ntohs(four->sin_port);
    } else if (storage->ss_family == AF_INET6) {
        const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)storage;
        memcpy(address->bytes, &six->sin6_addr, 16);
        address->port = ntohs(six->sin6_port);
    } else if (storage->ss_family == AF_UNIX) {
        address->is_unix = 1;
    }
}

int platform_local_address(int descriptor, platform_address *address) {
    struct sockaddr_storage storage;
    socklen_t length = sizeof storage;
    if (getsockname(descriptor, (struct sockaddr *)&storage, &length) < 0) return -errno;
    fill(address, &storage);
    return 0;
}

int platform_accept(int listener, platform_address *peer) {
    struct sockaddr_storage storage;
    memset(&storage, 0, sizeof storage);
    socklen_t length = sizeof storage;
    int descriptor = accept4(listener, (struct sockaddr *)&storage, &length, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (descriptor < 0) return -errno;
    if (storage.ss_family != AF_UNIX) enable(descriptor, IPPROTO_TCP, TCP_NODELAY);
    fill(peer, &storage);
    return descriptor;
}

long platform_receive(int descriptor, void *buffer, size_t capacity) {
    for (;;) {
        ssize_t count = recv(descriptor, buffer, capacity, MSG_DONTWAIT);
        if (count >= 0) return count;
        if (errno != EINTR) return -errno;
    }
}

long platform_send(int descriptor, const void *bytes, size_t count) {
    for (;;) {
        ssize_t sent = send(descriptor, bytes, count, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent >= 0) return sent;
        if (errno != EINTR) return -errno;
    }
}

void platform_shutdown_output(int descriptor) { shutdown(descriptor, SHUT_WR); }

void platform_close(int descriptor) { close(descriptor); }

void platform_reset(int descriptor) {
    struct linger none = {.l_onoff = 1, .l_linger = 0};
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &none, sizeof none);
    close(descriptor);
}

void platform_address_text(const platform_address *address, char *text, size_t size) {
    static const uint8_t mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    int isFour = memcmp(address->bytes, mapped, sizeof mapped) == 0;
    if (inet_ntop(isFour ? AF_INET : AF_INET6, isFour ? address->bytes + 12 : address->bytes, text, size) == NULL && size > 0) {
        text[0] = 0;
    }
}
