import HTTPTypes

/// Reads request heads from bytes as they arrive, strictly (RFC 9112 §2.2, §3 and §5).
///
/// Lines are read as soon as they are complete, so that a malformed request is refused at its first bad line, and no
/// byte is looked at twice however the input is split. After a head the parser is ready for the next one.
package struct RequestHeadParser: Sendable {
    /// What a call achieved.
    package struct Progress: Sendable {
        /// Bytes from the front of the input that are done with; the rest must be shown again, with more behind it.
        package let consumed: Int
        /// The head, once its last line was read.
        package let head: RequestHead?
    }

    private let limits: HeadLimits
    private let isSecure: Bool
    /// Holds what follows the request line, once that was read.
    private var builder: RequestHeadBuilder?
    /// Whether an empty line came before the request line; one is ignored (RFC 9112 §2.2).
    private var hasSkippedLine = false
    /// Bytes of the unfinished line that are known to hold no line end.
    private var scanned = 0
    /// Whether the head that is being read, or was refused, is of a HEAD request, whose answer has no body whatever its
    /// status (RFC 9110 §9.3.2).
    package private(set) var isHead = false

    /// `isSecure` when the bytes come through TLS.
    package init(limits: HeadLimits = HeadLimits(), isSecure: Bool = false) {
        self.limits = limits
        self.isSecure = isSecure
    }

    /// Whether part of a head was read; an empty line before it is none.
    package var hasBegun: Bool { builder != nil }

    /// Reads as many lines as the input holds, up to the end of one head.
    ///
    /// After a refusal the parser must not be used again.
    package mutating func parse(_ input: borrowing Span<UInt8>) throws(Refusal) -> Progress {
        var start = 0
        while let end = input.firstIndex(of: 0x0A, from: start + scanned) {
            scanned = 0
            noteMethod(input, at: start)
            try checkLength(end + 1 - start, of: input, at: start)
            guard end > start, input[end - 1] == 0x0D else { throw Refusal(.lineEnd) }
            let head = try read(input.extracting(start..<end - 1))
            start = end + 1
            if let head { return Progress(consumed: start, head: head) }
        }
        scanned = input.count - start
        noteMethod(input, at: start)
        try checkLength(scanned, of: input, at: start)
        try checkFirstByte(input, at: start)
        return Progress(consumed: start, head: nil)
    }

    /// Reads one line; the head when it was the last.
    private mutating func read(_ line: borrowing Span<UInt8>) throws(Refusal) -> RequestHead? {
        if builder == nil {
            if line.isEmpty {
                guard !hasSkippedLine else { throw Refusal(.requestLine) }
                hasSkippedLine = true
            } else {
                builder = RequestHeadBuilder(try RequestLine(line, isSecure: isSecure))
            }
            return nil
        }
        guard line.isEmpty else {
            try builder?.append(line, limits: limits)
            return nil
        }
        hasSkippedLine = false
        let head = try builder.take()?.finish()
        isHead = false
        return head
    }

    /// Looks at a request line before it can be refused.
    private mutating func noteMethod(_ input: borrowing Span<UInt8>, at start: Int) {
        guard builder == nil, !isHead, input.count - start >= 5, input[start] == UInt8(ascii: "H") else { return }
        isHead = input.extracting(start..<start + 5).equals("HEAD ")
    }

    private func checkLength(_ length: Int, of input: borrowing Span<UInt8>, at start: Int) throws(Refusal) {
        if let size = builder?.size {
            if size + length > limits.fieldSection { throw Refusal(.fieldSection) }
        } else if length > limits.requestLine {
            // Without a space all of it is the method, and no method is that long (RFC 9112 §3).
            let line = input.extracting(start..<start + limits.requestLine)
            throw Refusal(line.firstIndex(of: 0x20) == nil ? .method : .targetLength)
        }
    }

    /// Refuses what cannot become a request line, such as a TLS greeting, without waiting for a line end.
    private func checkFirstByte(_ input: borrowing Span<UInt8>, at start: Int) throws(Refusal) {
        guard builder == nil, start < input.count else { return }
        let first = input[start]
        guard ByteClass.isToken(first) || first == 0x0D else { throw Refusal(.requestLine) }
    }
}
