import Glibc

/// Files that only their owner may read.
package enum PrivateFile {
    /// Makes an empty file with mode 0600 when there is none; false when there is one or it cannot be made.
    ///
    /// SQLite would make it readable to all that the umask lets through, and gives its log the mode of the database.
    /// An existing file is never opened: closing it would drop the locks that SQLite holds on it in this process
    /// (fcntl(2), record locks).
    @discardableResult
    static func create(at path: String) -> Bool {
        let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            return false
        }
        close(descriptor)
        return true
    }

    /// Brings a file's content, or a directory's entries, to disk; false when that fails.
    package static func sync(_ path: String) -> Bool {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            return false
        }
        defer { close(descriptor) }
        return fsync(descriptor) == 0
    }

    /// Has a database file that nobody has open say that it has no write-ahead log (bytes 18 and 19 of its header:
    /// https://www.sqlite.org/fileformat2.html#file_format_version_numbers), so that a reader makes none beside it; false
    /// when that fails.
    static func markAsUnlogged(_ path: String) -> Bool {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            return false
        }
        defer { close(descriptor) }
        return pwrite(descriptor, [1, 1] as [UInt8], 2, 18) == 2
    }

    /// The directory that a path's last component lies in.
    package static func directory(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else {
            return "."
        }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Writes all of it to an open file; false when that fails, with the system's reason in `errno`.
    package static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            // Where one is cut short, as on a disk that is full, the next says why.
            let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                return false
            }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
        return true
    }

    /// The names in a directory; none where it cannot be read.
    package static func names(in directory: String) -> Set<String> {
        guard let stream = opendir(directory) else {
            return []
        }
        defer { closedir(stream) }
        var names: Set<String> = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            names.insert(name)
        }
        return names
    }

    /// Bytes of the file system that a directory lies on, and those of them that this user may still write; `nil` where
    /// the system does not say.
    package static func room(at directory: String) -> (size: Int, free: Int)? {
        var volume = statvfs()
        guard statvfs(directory, &volume) == 0 else {
            return nil
        }
        func bytes(_ blocks: fsblkcnt_t) -> Int {
            Int(clamping: UInt64(blocks).multipliedReportingOverflow(by: UInt64(volume.f_frsize)).partialValue)
        }
        return (bytes(volume.f_blocks), bytes(volume.f_bavail))
    }
}
