#ifndef FAULTY_DISK_H
#define FAULTY_DISK_H

// A VFS of SQLite's that stands in front of the usual one, for tests: files under a directory that was named get faults
// and delays, all others go straight through.

typedef enum {
    faulty_read,
    faulty_write,
    faulty_sync,
    faulty_truncate,
    faulty_open,
    faulty_map_shared_memory,
    faulty_operation_count
} faulty_operation;

// As bits, so that one rule holds for several.
typedef enum { faulty_database = 1, faulty_log = 2, faulty_other = 4 } faulty_file;

typedef struct faulty_disk faulty_disk;

// A disk for the files under a directory; NULL when there are too many. It is never freed: a connection may outlive any
// test. With `loses_unsynced` it keeps in mind what was not synced: `faulty_disk_cut_power` then leaves what a disk would
// have, for which a failed sync counts as the loss of all that it was to bring to disk, as on Linux.
faulty_disk *faulty_disk_make(const char *directory, int loses_unsynced);

// From now on, after `skip` more such operations, the next `times` (-1: all) take `delay` microseconds longer and, unless
// `code` is 0, fail with it; a write that fails has written its first half.
void faulty_disk_set(faulty_disk *disk, faulty_operation operation, int files, int code, int skip, int times, int delay);

// No more faults.
void faulty_disk_mend(faulty_disk *disk);

// How often this was done to these files so far.
long faulty_disk_count(faulty_disk *disk, faulty_operation operation, int files);

// Writes each file as the disk has it to its name with ".durable" behind; gives how many.
int faulty_disk_cut_power(faulty_disk *disk);

#endif
