import Glibc

/// A directory that is removed, with all in it, when the test lets go of it.
final class TemporaryDirectory: Sendable {
    let path: String

    init() throws {
        // Memory, where the machine has a file system in it: waiting for a disk would be most of a test's time.
        let parent = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
        var template = Array("\(parent)/attune-sqlite-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw Failure(code: errno)
        }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    struct Failure: Error {
        let code: Int32
    }

    /// The path of the database most tests need.
    var database: String { path + "/journal.sqlite" }

    /// Names of the files, in order.
    var names: [String] {
        guard let directory = opendir(path) else {
            return []
        }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." {
                names.append(name)
            }
        }
        return names.sorted()
    }

    /// Writes `bytes` into a file at `offset`, making the file when it is missing.
    func write(_ bytes: [UInt8], to name: String, at offset: Int = 0) {
        let descriptor = open("\(path)/\(name)", O_CREAT | O_WRONLY, 0o600)
        pwrite(descriptor, bytes, bytes.count, offset)
        close(descriptor)
    }

    /// The content of a file.
    func read(_ name: String) -> [UInt8] {
        let descriptor = open("\(path)/\(name)", O_RDONLY)
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: size(of: name))
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        return Array(bytes.prefix(max(count, 0)))
    }

    /// The length of a file in bytes, 0 when it is missing.
    func size(of name: String) -> Int {
        var status = stat()
        return stat("\(path)/\(name)", &status) == 0 ? Int(status.st_size) : 0
    }

    /// The permission bits of a file.
    func mode(of name: String) -> UInt32 {
        var status = stat()
        return stat("\(path)/\(name)", &status) == 0 ? status.st_mode & 0o777 : 0
    }

    deinit {
        chmod(path, 0o700)
        for name in names { unlink("\(path)/\(name)") }
        rmdir(path)
    }
}

extension Array where Element == UInt8 {
    /// Whether `part` occurs in the bytes.
    func contains(sequence part: String) -> Bool {
        let part = Array(part.utf8)
        return indices.contains { self[$0...].starts(with: part) }
    }
}
