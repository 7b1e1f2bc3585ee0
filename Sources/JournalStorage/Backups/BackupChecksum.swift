import Crypto
import Glibc
import SQLite

/// The SHA-256 of a backup, kept in a file beside it as sha256sum(1) writes it, so that `sha256sum -c` checks it
/// wherever both are copied to.
package enum BackupChecksum {
    /// Bytes that are read at once.
    private static let pieceByteCount = 1 << 20
    /// Hexadecimal digits of a SHA-256.
    private static let digitCount = 64

    /// Where the checksum of a backup stands.
    package static func file(of backup: String) -> String { "\(backup).sha256" }

    /// The SHA-256 of a file, in hexadecimal; `take` is given the file piece by piece.
    ///
    /// - Throws: `RestoreError.file`; what `take` throws.
    static func of(_ path: String, take: (UnsafeRawBufferPointer) throws -> Void = { _ in }) throws -> String {
        let input = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard input >= 0 else { throw RestoreError.file(path, code: errno) }
        defer { close(input) }
        var state = SHA256State()
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceByteCount, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = read(input, buffer.baseAddress, buffer.count)
            guard count >= 0 else { throw RestoreError.file(path, code: errno) }
            guard count > 0 else { return hexadecimal(state.finish()) }
            let piece = UnsafeRawBufferPointer(rebasing: buffer[..<count])
            state.update(piece)
            try take(piece)
        }
    }

    /// Whether a backup is as it was written, by the checksum beside it; `take` is given it piece by piece.
    ///
    /// - Throws: `RestoreError` where either cannot be read; what `take` throws.
    package static func holds(
        _ backup: String, take: (UnsafeRawBufferPointer) throws -> Void = { _ in }
    ) throws -> Bool {
        try kept(of: backup) == of(backup, take: take)
    }

    /// What is kept beside a backup; `nil` where nothing is.
    ///
    /// - Throws: `RestoreError`, also for a file that does not begin as one of sha256sum.
    static func kept(of backup: String) throws -> String? {
        let path = file(of: backup)
        let input = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard input >= 0 else {
            guard errno == ENOENT else { throw RestoreError.file(path, code: errno) }
            return nil
        }
        defer { close(input) }
        var bytes = [UInt8](repeating: 0, count: digitCount)
        guard read(input, &bytes, digitCount) == digitCount else {
            throw RestoreError.damaged("\(path) is no checksum")
        }
        return String(decoding: bytes, as: UTF8.self).lowercased()
    }

    /// Writes the checksum for a backup that takes its name only then, on disk when this returns; one that is there is
    /// left as it is.
    ///
    /// - Throws: `BackupError.exists`, `.file`.
    static func keep(_ checksum: String, of backup: String) throws {
        let path = file(of: backup)
        let name = backup.split(separator: "/").last ?? ""
        let output = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard output >= 0 else { throw errno == EEXIST ? BackupError.exists(path) : .file(path, code: errno) }
        defer { close(output) }
        let isWritten = Array("\(checksum)  \(name)\n".utf8).withUnsafeBytes { PrivateFile.write($0, to: output) }
        guard isWritten, fsync(output) == 0 else {
            let code = errno
            unlink(path)
            throw BackupError.file(path, code: code)
        }
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
