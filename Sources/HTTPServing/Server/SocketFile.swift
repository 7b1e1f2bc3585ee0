import CPlatform
import Glibc

/// The file that names a Unix-domain socket.
struct SocketFile: Sendable {
    /// Who may connect: the user of the server and its group, such as a proxy's.
    static let mode: UInt32 = 0o660

    private let path: String
    private let device: dev_t
    private let number: ino_t

    /// The file that is there now; nil when there is none.
    init?(at path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        self.path = path
        device = status.st_dev
        number = status.st_ino
    }

    /// Removes the file unless another has taken its place.
    func remove() {
        guard let current = SocketFile(at: path), current.device == device, current.number == number else { return }
        unlink(path)
    }

    /// Makes room at a path: the socket of a server that is dead is removed.
    ///
    /// - Throws: where somebody listens there, and where the file is something else.
    static func clear(_ path: String) throws(ListenError) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        let address = ListenAddress.unix(path: path)
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw ListenError(address: address, code: EEXIST, reason: "the file there is no socket")
        }
        let fault = -platform_probe_unix(path)
        switch fault {
        case 0, EAGAIN:
            throw ListenError(address: address, code: EADDRINUSE, reason: "another server listens there")
        case ECONNREFUSED:
            guard unlink(path) == 0 || errno == ENOENT else { throw ListenError(address: address, code: errno) }
        case ENOENT: return
        default: throw ListenError(address: address, code: fault)
        }
    }
}
