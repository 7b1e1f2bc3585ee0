import Glibc

/// A descriptor that may be a terminal, where a line can be written over.
package struct Terminal: Sendable {
    /// The process's standard error.
    package static var standardError: Terminal { Terminal(descriptor: STDERR_FILENO, kind: Environment.terminal) }

    /// Columns of a terminal that does not say how many it has, as of a serial line.
    private static let usualColumns = 80

    private let descriptor: Int32
    private let kind: String?

    /// - Parameter kind: what `TERM` says; `dumb` is a terminal that cannot write over a line.
    package init(descriptor: Int32, kind: String?) {
        self.descriptor = descriptor
        self.kind = kind
    }

    /// Whether somebody looks at it and a line can be written over.
    package var isInteractive: Bool { isatty(descriptor) == 1 && kind != "dumb" }

    /// Columns of a line, as they are now: a window may be made narrower.
    package var columns: Int {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return Self.usualColumns }
        return Int(size.ws_col)
    }

    /// Writes in one call; what cannot be written is lost.
    package func write(_ text: String) {
        let bytes = Array(text.utf8)
        _ = Glibc.write(descriptor, bytes, bytes.count)
    }
}
