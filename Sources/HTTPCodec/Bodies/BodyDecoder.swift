/// Takes a request body out of its framing as it arrives (RFC 9112 §6.2 and §7.1).
package struct BodyDecoder: Sendable {
    private enum State {
        /// This many bytes of the body are to come, after which it is complete.
        case length(Int)
        /// A chunk's size line is being read.
        case sizeLine
        /// This many bytes of the chunk are to come.
        case data(Int)
        /// The CR LF behind a chunk's data is being read.
        case dataEnd
        /// Trailer lines are being read up to an empty one.
        case trailers
        /// All of the body was read.
        case complete
    }

    private let limits: ChunkLimits
    private var state: State
    /// The unfinished line; only chunked bodies have lines.
    private var line: [UInt8] = []
    private var trailerSize = 0
    /// Bytes of the body so far.
    package private(set) var count = 0

    package init(framing: BodyFraming, limits: ChunkLimits = ChunkLimits()) {
        self.limits = limits
        switch framing {
        case .none: state = .complete
        case .length(let length): state = length > 0 ? .length(length) : .complete
        case .chunked: state = .sizeLine
        }
    }

    package var isComplete: Bool {
        if case .complete = state { return true }
        return false
    }

    /// Bytes that the body will have at least: those that came and those that were announced.
    package var announced: Int {
        switch state {
        case .length(let rest), .data(let rest):
            let (sum, overflows) = count.addingReportingOverflow(rest)
            return overflows ? .max : sum
        case .sizeLine, .dataEnd, .trailers, .complete: return count
        }
    }

    /// Bytes still to come, or nil if that is not known.
    package var remaining: Int? {
        switch state {
        case .length(let rest): rest
        case .complete: 0
        case .sizeLine, .data, .dataEnd, .trailers: nil
        }
    }

    /// Appends what the input holds of the body and answers how many bytes of the input are done with.
    ///
    /// Stops at the end of the body, and early when more than `room` bytes were appended in this call. After a refusal
    /// the decoder must not be used again.
    package mutating func decode(
        _ input: borrowing Span<UInt8>, into body: inout [UInt8], room: Int = .max
    ) throws(Refusal) -> Int {
        var index = 0
        let countBefore = count
        while index < input.count, count - countBefore <= room {
            switch state {
            case .complete: return index
            case .length(let rest):
                let taken = take(rest, input, from: index, into: &body)
                state = taken == rest ? .complete : .length(rest - taken)
                index += taken
            case .data(let rest):
                let taken = take(rest, input, from: index, into: &body)
                state = taken == rest ? .dataEnd : .data(rest - taken)
                index += taken
            case .sizeLine, .dataEnd, .trailers:
                line.append(input[index])
                try readLineIfComplete(last: input[index])
                index += 1
            }
        }
        return index
    }

    private mutating func take(
        _ rest: Int, _ input: borrowing Span<UInt8>, from start: Int, into body: inout [UInt8]
    ) -> Int {
        let taken = min(rest, input.count - start)
        input.extracting(start..<start + taken).withUnsafeBufferPointer { body.append(contentsOf: $0) }
        count += taken
        return taken
    }

    /// Lines end in CR LF and hold no other CR or LF (RFC 9112 §2.2).
    private mutating func readLineIfComplete(last byte: UInt8) throws(Refusal) {
        if case .dataEnd = state {
            guard byte == (line.count == 1 ? 0x0D : 0x0A) else { throw Refusal(.body) }
        }
        try checkLength()
        guard byte == 0x0A else { return }
        guard line.count >= 2, line[line.count - 2] == 0x0D else { throw Refusal(.body) }
        line.removeLast(2)
        switch state {
        case .sizeLine:
            let size = try ChunkLine.size(line.span)
            guard !count.addingReportingOverflow(size).overflow else { throw Refusal(.body) }
            state = size == 0 ? .trailers : .data(size)
        case .trailers:
            trailerSize += line.count + 2
            if line.isEmpty { state = .complete } else { _ = try FieldLine(line.span) }
        case .dataEnd: state = .sizeLine
        case .length, .data, .complete: break
        }
        line.removeAll(keepingCapacity: true)
    }

    private func checkLength() throws(Refusal) {
        if case .trailers = state {
            guard trailerSize + line.count <= limits.trailers else { throw Refusal(.fieldSection) }
        } else {
            guard line.count <= limits.line else { throw Refusal(.body) }
        }
    }
}
