#define _GNU_SOURCE

#include "faulty_disk.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { disk_limit = 1024, kind_count = 3 };

typedef struct {
    int code, skip, times, delay;
} rule;

// What was done to a file and not synced yet; without bytes it is a truncation to `offset`.
typedef struct pending {
    struct pending *next;
    sqlite3_int64 offset;
    int count;
    unsigned char bytes[];
} pending;

// A file as the disk has it. It stays when the file is closed: another connection may have it open, and a cut of power
// comes later.
typedef struct image {
    struct image *next;
    char *path;
    unsigned char *bytes;
    sqlite3_int64 count;
    pending *first, **last;
} image;

struct faulty_disk {
    char *directory;
    int loses_unsynced;
    pthread_mutex_t mutex;
    rule rules[faulty_operation_count][kind_count];
    long counts[faulty_operation_count][kind_count];
    image *images;
};

typedef struct {
    sqlite3_file base;
    faulty_disk *disk;
    image *image;
    int kind;
    sqlite3_file real[];
} faulty_handle;

static faulty_disk *disks[disk_limit];
static atomic_int disk_count;
static pthread_once_t registration = PTHREAD_ONCE_INIT;
static sqlite3_vfs *usual;
static sqlite3_vfs vfs;

static faulty_handle *handle_of(sqlite3_file *file) { return (faulty_handle *)file; }

// The fault that an operation meets, after its delay.
static int meet(faulty_disk *disk, faulty_operation operation, int kind) {
    pthread_mutex_lock(&disk->mutex);
    disk->counts[operation][kind]++;
    rule *rule = &disk->rules[operation][kind];
    int code = 0, delay = 0;
    if (rule->skip > 0) {
        rule->skip--;
    } else if (rule->times != 0) {
        if (rule->times > 0) rule->times--;
        code = rule->code;
        delay = rule->delay;
    }
    pthread_mutex_unlock(&disk->mutex);
    if (delay > 0) usleep((useconds_t)delay);
    return code;
}

static void remember(faulty_handle *handle, const void *bytes, int count, sqlite3_int64 offset) {
    if (!handle->image) return;
    pending *entry = malloc(sizeof(pending) + (size_t)count);
    entry->next = NULL;
    entry->offset = offset;
    entry->count = bytes ? count : -1;
    if (bytes) memcpy(entry->bytes, bytes, (size_t)count);
    pthread_mutex_lock(&handle->disk->mutex);
    *handle->image->last = entry;
    handle->image->last = &entry->next;
    pthread_mutex_unlock(&handle->disk->mutex);
}

static void resize(image *image, sqlite3_int64 count) {
    if (count > image->count) {
        image->bytes = realloc(image->bytes, (size_t)count);
        memset(image->bytes + image->count, 0, (size_t)(count - image->count));
    }
    image->count = count;
}

// A sync that succeeds brings what is pending to disk; after one that fails the system takes it for clean.
static void settle(faulty_handle *handle, int succeeded) {
    image *image = handle->image;
    if (!image) return;
    pthread_mutex_lock(&handle->disk->mutex);
    for (pending *entry = image->first, *next; entry; entry = next) {
        next = entry->next;
        if (succeeded && entry->count < 0) resize(image, entry->offset);
        if (succeeded && entry->count >= 0) {
            if (entry->offset + entry->count > image->count) resize(image, entry->offset + entry->count);
            memcpy(image->bytes + entry->offset, entry->bytes, (size_t)entry->count);
        }
        free(entry);
    }
    image->first = NULL;
    image->last = &image->first;
    pthread_mutex_unlock(&handle->disk->mutex);
}

static int file_close(sqlite3_file *file) { return handle_of(file)->real->pMethods->xClose(handle_of(file)->real); }

static int file_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset) {
    faulty_handle *handle = handle_of(file);
    int code = meet(handle->disk, faulty_read, handle->kind);
    return code ? code : handle->real->pMethods->xRead(handle->real, bytes, count, offset);
}

static int file_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
    faulty_handle *handle = handle_of(file);
    int code = meet(handle->disk, faulty_write, handle->kind);
    int written = code ? count / 2 : count;
    remember(handle, bytes, written, offset);
    int status = handle->real->pMethods->xWrite(handle->real, bytes, written, offset);
    return code ? code : status;
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 count) {
    faulty_handle *handle = handle_of(file);
    int code = meet(handle->disk, faulty_truncate, handle->kind);
    if (code) return code;
    remember(handle, NULL, 0, count);
    return handle->real->pMethods->xTruncate(handle->real, count);
}

static int file_sync(sqlite3_file *file, int flags) {
    faulty_handle *handle = handle_of(file);
    int code = meet(handle->disk, faulty_sync, handle->kind);
    settle(handle, !code);
    return code ? code : handle->real->pMethods->xSync(handle->real, flags);
}

static int file_size(sqlite3_file *file, sqlite3_int64 *count) {
    return handle_of(file)->real->pMethods->xFileSize(handle_of(file)->real, count);
}

static int file_lock(sqlite3_file *file, int lock) {
    return handle_of(file)->real->pMethods->xLock(handle_of(file)->real, lock);
}

static int file_unlock(sqlite3_file *file, int lock) {
    return handle_of(file)->real->pMethods->xUnlock(handle_of(file)->real, lock);
}

static int file_check_reserved_lock(sqlite3_file *file, int *result) {
    return handle_of(file)->real->pMethods->xCheckReservedLock(handle_of(file)->real, result);
}

static int file_control(sqlite3_file *file, int operation, void *argument) {
    return handle_of(file)->real->pMethods->xFileControl(handle_of(file)->real, operation, argument);
}

static int file_sector_size(sqlite3_file *file) {
    return handle_of(file)->real->pMethods->xSectorSize(handle_of(file)->real);
}

static int file_device_characteristics(sqlite3_file *file) {
    return handle_of(file)->real->pMethods->xDeviceCharacteristics(handle_of(file)->real);
}

static int file_map(sqlite3_file *file, int page, int size, int extend, void volatile **memory) {
    faulty_handle *handle = handle_of(file);
    int code = meet(handle->disk, faulty_map_shared_memory, handle->kind);
    return code ? code : handle->real->pMethods->xShmMap(handle->real, page, size, extend, memory);
}

static int file_shared_lock(sqlite3_file *file, int offset, int count, int flags) {
    return handle_of(file)->real->pMethods->xShmLock(handle_of(file)->real, offset, count, flags);
}

static void file_barrier(sqlite3_file *file) {
    handle_of(file)->real->pMethods->xShmBarrier(handle_of(file)->real);
}

static int file_unmap(sqlite3_file *file, int removes) {
    return handle_of(file)->real->pMethods->xShmUnmap(handle_of(file)->real, removes);
}

// Version 2: no mapping of the database itself into memory, where no fault could be put in its way.
static const sqlite3_io_methods methods = {
    2,           file_close,     file_read,        file_write,  file_truncate,
    file_sync,   file_size,      file_lock,        file_unlock, file_check_reserved_lock,
    file_control, file_sector_size, file_device_characteristics, file_map, file_shared_lock,
    file_barrier, file_unmap,    NULL,             NULL};

static faulty_disk *disk_of(const char *path) {
    if (!path) return NULL;
    for (int index = atomic_load(&disk_count) - 1; index >= 0; index--) {
        size_t count = strlen(disks[index]->directory);
        if (strncmp(path, disks[index]->directory, count) == 0 && path[count] == '/') return disks[index];
    }
    return NULL;
}

static int kind_of(int flags) { return flags & SQLITE_OPEN_MAIN_DB ? 0 : flags & SQLITE_OPEN_WAL ? 1 : 2; }

// What a file holds when it is first opened is on disk.
static image *image_of(faulty_disk *disk, const char *path) {
    if (!disk->loses_unsynced) return NULL;
    pthread_mutex_lock(&disk->mutex);
    image *found = disk->images;
    while (found && strcmp(found->path, path) != 0) found = found->next;
    if (!found) {
        found = calloc(1, sizeof(image));
        found->path = strdup(path);
        found->last = &found->first;
        FILE *file = fopen(path, "rb");
        if (file) {
            unsigned char bytes[4096];
            for (size_t count; (count = fread(bytes, 1, sizeof bytes, file)) > 0;) {
                sqlite3_int64 end = found->count;
                resize(found, end + (sqlite3_int64)count);
                memcpy(found->bytes + end, bytes, count);
            }
            fclose(file);
        }
        found->next = disk->images;
        disk->images = found;
    }
    pthread_mutex_unlock(&disk->mutex);
    return found;
}

static int vfs_open(sqlite3_vfs *self, const char *path, sqlite3_file *file, int flags, int *granted) {
    (void)self;
    faulty_disk *disk = disk_of(path);
    if (!disk) return usual->xOpen(usual, path, file, flags, granted);
    faulty_handle *handle = handle_of(file);
    handle->base.pMethods = NULL;
    handle->disk = disk;
    handle->kind = kind_of(flags);
    int code = meet(disk, faulty_open, handle->kind);
    if (code) return code;
    // Before it is opened: closing another descriptor would let go of the locks.
    handle->image = image_of(disk, path);
    code = usual->xOpen(usual, path, handle->real, flags, granted);
    if (handle->real->pMethods) handle->base.pMethods = &methods;
    return code;
}

// What was deleted is taken to be gone from the disk as well.
static int vfs_delete(sqlite3_vfs *self, const char *path, int syncs_directory) {
    (void)self;
    faulty_disk *disk = disk_of(path);
    if (disk) {
        pthread_mutex_lock(&disk->mutex);
        for (image *image = disk->images; image; image = image->next) {
            if (strcmp(image->path, path) != 0) continue;
            faulty_handle handle = {.disk = disk, .image = image};
            image->count = 0;
            pthread_mutex_unlock(&disk->mutex);
            settle(&handle, 0);
            pthread_mutex_lock(&disk->mutex);
        }
        pthread_mutex_unlock(&disk->mutex);
    }
    return usual->xDelete(usual, path, syncs_directory);
}

static void enter(void) {
    usual = sqlite3_vfs_find(NULL);
    vfs = *usual;
    vfs.pNext = NULL;
    vfs.zName = "faulty";
    vfs.szOsFile = (int)sizeof(faulty_handle) + usual->szOsFile;
    vfs.xOpen = vfs_open;
    vfs.xDelete = vfs_delete;
    sqlite3_vfs_register(&vfs, 1);
}

faulty_disk *faulty_disk_make(const char *directory, int loses_unsynced) {
    pthread_once(&registration, enter);
    static pthread_mutex_t making = PTHREAD_MUTEX_INITIALIZER;
    pthread_mutex_lock(&making);
    faulty_disk *disk = NULL;
    int count = atomic_load(&disk_count);
    if (count < disk_limit) {
        disk = calloc(1, sizeof(faulty_disk));
        disk->directory = strdup(directory);
        disk->loses_unsynced = loses_unsynced;
        pthread_mutex_init(&disk->mutex, NULL);
        disks[count] = disk;
        atomic_store(&disk_count, count + 1);
    }
    pthread_mutex_unlock(&making);
    return disk;
}

void faulty_disk_set(faulty_disk *disk, faulty_operation operation, int files, int code, int skip, int times, int delay) {
    pthread_mutex_lock(&disk->mutex);
    for (int kind = 0; kind < kind_count; kind++) {
        if (files & 1 << kind) disk->rules[operation][kind] = (rule){code, skip, times, delay};
    }
    pthread_mutex_unlock(&disk->mutex);
}

void faulty_disk_mend(faulty_disk *disk) {
    pthread_mutex_lock(&disk->mutex);
    memset(disk->rules, 0, sizeof disk->rules);
    pthread_mutex_unlock(&disk->mutex);
}

long faulty_disk_count(faulty_disk *disk, faulty_operation operation, int files) {
    pthread_mutex_lock(&disk->mutex);
    long sum = 0;
    for (int kind = 0; kind < kind_count; kind++) {
        if (files & 1 << kind) sum += disk->counts[operation][kind];
    }
    pthread_mutex_unlock(&disk->mutex);
    return sum;
}

int faulty_disk_cut_power(faulty_disk *disk) {
    int written = 0;
    pthread_mutex_lock(&disk->mutex);
    for (image *image = disk->images; image; image = image->next) {
        char path[4096];
        snprintf(path, sizeof path, "%s.durable", image->path);
        FILE *file = fopen(path, "wb");
        if (!file) continue;
        if (image->count) fwrite(image->bytes, 1, (size_t)image->count, file);
        fclose(file);
        written++;
    }
    pthread_mutex_unlock(&disk->mutex);
    return written;
}
