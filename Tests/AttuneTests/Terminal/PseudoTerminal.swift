import Glibc

/// A terminal of the test's own: what is written to one end is read at the other.
final class PseudoTerminal: Sendable {
    struct Unavailable: Error {}

    /// The end of the test.
    let controller: Int32
    /// The end that a program takes for its terminal.
    let device: Int32

    init(columns: UInt16) throws {
        var ends: (controller: Int32, device: Int32) = (-1, -1)
        guard openpty(&ends.controller, &ends.device, nil, nil, nil) == 0 else { throw Unavailable() }
        (controller, device) = ends
        for end in [controller, device] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        resize(columns: columns)
    }

    deinit {
        close(controller)
        close(device)
    }

    func resize(columns: UInt16) {
        var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(device, UInt(TIOCSWINSZ), &size)
    }

    /// What was written since it was last asked for; does not wait.
    func written() -> String {
        var bytes: [UInt8] = []
        var entry = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
        var buffer = [UInt8](repeating: 0, count: 4096)
        while poll(&entry, 1, 0) == 1, entry.revents & Int16(POLLIN) != 0 {
            let count = read(controller, &buffer, buffer.count)
            guard count > 0 else { break }
            bytes += buffer.prefix(count)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What was written, once it is as wanted or nothing more comes for half a minute.
    func wait(until isWanted: (String) -> Bool) -> String {
        var text = ""
        var entry = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
        while !isWanted(text), poll(&entry, 1, 30_000) == 1 { text += written() }
        return text
    }

    /// Presses keys.
    func type(_ keys: String) {
        let bytes = Array(keys.utf8)
        _ = write(controller, bytes, bytes.count)
    }

    /// Whether it shows what is typed, as it does at first.
    var echoes: Bool {
        var settings = termios()
        return tcgetattr(device, &settings) == 0 && settings.c_lflag & tcflag_t(ECHO) != 0
    }
}
