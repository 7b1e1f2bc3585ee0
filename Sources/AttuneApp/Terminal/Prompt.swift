import Glibc

/// Asks who sits at the terminal.
package struct Prompt: Sendable {
    /// Bytes of an answer at most; what follows is not taken.
    private static let limit = 1024

    private let input: Int32
    private let terminal: Terminal

    /// Asks through standard input and standard error.
    package init() {
        self.init(input: STDIN_FILENO, terminal: .standardError)
    }

    init(input: Int32, terminal: Terminal) {
        self.input = input
        self.terminal = terminal
    }

    /// Whether there is a terminal to ask at.
    var isPossible: Bool { isatty(input) == 1 }

    /// A line that may be seen, from a terminal or not.
    ///
    /// - Throws: `StartError` where the input ends before it.
    package func line(_ question: String) throws(StartError) -> String {
        terminal.write(question)
        guard let line = readLine() else { throw Self.cancelled }
        return line
    }

    /// A line that is not shown while it is typed.
    ///
    /// The keys that would stop the program are read like any other, so that the terminal never stays as it is then.
    ///
    /// - Throws: `StartError` without a terminal, or when it is given up with Control-C or Control-D.
    func secret(_ question: String) throws(StartError) -> String {
        var usual = termios()
        guard tcgetattr(input, &usual) == 0 else { throw Self.noTerminal }
        var silent = usual
        silent.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG)
        tcsetattr(input, TCSAFLUSH, &silent)
        defer {
            tcsetattr(input, TCSAFLUSH, &usual)
            terminal.write("\n")
        }
        terminal.write(question)
        guard let line = readKeys() else { throw Self.cancelled }
        return line
    }

    /// The first line of the input, without its end; `nil` where there is none.
    func readLine() -> String? {
        var bytes: [UInt8] = []
        while bytes.count < Self.limit {
            guard let byte = readByte() else { return bytes.isEmpty ? nil : Self.text(bytes) }
            if byte == UInt8(ascii: "\n") { break }
            bytes.append(byte)
        }
        return Self.text(bytes)
    }

    /// Keys up to the end of a line, as a terminal in its usual mode takes them; `nil` when it is given up.
    private func readKeys() -> String? {
        var keys: [UInt8] = []
        while let key = readByte() {
            switch key {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): return Self.text(keys)
            case 0x03: return nil
            case 0x04 where keys.isEmpty: return nil
            case 0x15: keys = []
            case 0x08, 0x7F:
                // A letter goes with all of its bytes (RFC 3629 §3).
                while let last = keys.popLast(), last & 0xC0 == 0x80 {}
            default: if keys.count < Self.limit { keys.append(key) }
            }
        }
        return nil
    }

    private func readByte() -> UInt8? {
        var byte: UInt8 = 0
        while true {
            let count = read(input, &byte, 1)
            if count == 1 { return byte }
            guard count < 0, errno == EINTR else { return nil }
        }
    }

    private static func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes[...], as: UTF8.self)
    }

    private static let cancelled = StartError(problems: ["given up; nothing was changed"], remedy: nil)

    private static let noTerminal = StartError(
        problems: ["there is no terminal to ask for the password at"],
        remedy: "Pipe it in with --password-stdin, or have one made with --generate.")
}
