internal import CFaultyDisk
internal import CSQLite

/// A disk, for the database files under one directory, that fails or takes its time when a test wants it to.
///
/// It stands between SQLite and the system (https://www.sqlite.org/vfs.html), so that the whole application runs on it
/// unchanged; databases elsewhere are not touched. Make it before the database is opened.
///
/// `@unchecked Sendable`: the pointer never changes, and what it points to has a lock of its own.
package final class FaultyDisk: @unchecked Sendable {
    /// What is done to a file.
    package enum Operation: Sendable, CaseIterable {
        case read, write, sync, truncate, open, mapSharedMemory
    }

    /// Which files.
    package enum File: Sendable, CaseIterable {
        case database, log, other
    }

    /// What an operation ends with.
    package enum Fault: Sendable, CaseIterable {
        /// EIO; a write has written its first half.
        case failure
        /// ENOSPC; a write has written its first half.
        case full
        /// EROFS.
        case readOnly
    }

    /// More than a thousand in one process.
    package struct TooMany: Error {}

    private let disk: OpaquePointer

    /// A disk for what lies under `directory`.
    ///
    /// - Parameter losesUnsynced: whether ``cutPower()`` is to be called: then everything written is remembered.
    package init(under directory: String, losesUnsynced: Bool = false) throws {
        guard let disk = faulty_disk_make(directory, losesUnsynced ? 1 : 0) else { throw TooMany() }
        self.disk = disk
    }

    deinit { mend() }

    /// After `skip` more of them, the next `times` operations (nil: all) fail.
    package func fail(
        _ operation: Operation, _ files: [File] = File.allCases, with fault: Fault = .failure, after skip: Int = 0,
        times: Int? = nil
    ) {
        let code = Self.code(of: fault, in: operation)
        faulty_disk_set(
            disk, Self.operation(operation), Self.mask(files), code, Int32(skip), times.map { Int32($0) } ?? -1, 0)
    }

    /// Each of them takes so many milliseconds longer.
    package func delay(_ operation: Operation, _ files: [File] = File.allCases, milliseconds: Int) {
        faulty_disk_set(disk, Self.operation(operation), Self.mask(files), 0, 0, -1, Int32(milliseconds * 1_000))
    }

    /// No more faults and delays.
    package func mend() { faulty_disk_mend(disk) }

    /// How often this was done.
    package func count(_ operation: Operation, _ files: [File] = File.allCases) -> Int {
        faulty_disk_count(disk, Self.operation(operation), Self.mask(files))
    }

    /// Writes beside each file, with `.durable` behind its name, what the disk would have after a loss of power.
    package func cutPower() -> Int { Int(faulty_disk_cut_power(disk)) }

    private static func mask(_ files: [File]) -> Int32 {
        files.reduce(0) { mask, file in
            switch file {
            case .database: mask | Int32(bitPattern: faulty_database.rawValue)
            case .log: mask | Int32(bitPattern: faulty_log.rawValue)
            case .other: mask | Int32(bitPattern: faulty_other.rawValue)
            }
        }
    }

    private static func operation(_ operation: Operation) -> faulty_operation {
        switch operation {
        case .read: faulty_read
        case .write: faulty_write
        case .sync: faulty_sync
        case .truncate: faulty_truncate
        case .open: faulty_open
        case .mapSharedMemory: faulty_map_shared_memory
        }
    }

    /// What SQLite's own file system says of such a fault; extended codes are the primary one with a number in the second
    /// byte (sqlite3.h).
    private static func code(of fault: Fault, in operation: Operation) -> Int32 {
        if operation == .open { return SQLITE_CANTOPEN }
        let number: Int32 =
            switch operation {
            case .read: 1
            case .write: 3
            case .sync: 4
            case .truncate: 6
            case .mapSharedMemory: 21
            case .open: 0
            }
        return switch fault {
        case .failure: SQLITE_IOERR | number << 8
        // A sync that finds no room, as on a network's or a thinly provided disk, is told as any that fails.
        case .full: operation == .sync ? SQLITE_IOERR | number << 8 : SQLITE_FULL
        case .readOnly: operation == .write ? SQLITE_IOERR | number << 8 : SQLITE_READONLY
        }
    }
}
