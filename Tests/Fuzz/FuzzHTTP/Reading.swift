import FuzzSupport
import HTTPCodec

/// What comes of bytes on one connection: requests up to the end of the input or the first refusal.
struct Reading {
    private enum State {
        case head
        case body
        case ended
    }

    private(set) var heads: [RequestHead] = []
    private(set) var bodies: [[UInt8]] = []
    private(set) var refusal: Refusal?
    /// Bytes of the input that were used.
    private(set) var consumed = 0

    private let limits: ReadingLimits
    private var parser: RequestHeadParser
    private var decoder = BodyDecoder(framing: .none)
    private var state = State.head
    /// All that came; what was used stays in front.
    private var input: [UInt8] = []

    init(of pieces: [[UInt8]], limits: ReadingLimits) {
        self.limits = limits
        parser = RequestHeadParser(limits: limits.head)
        for piece in pieces {
            input += piece
            read()
        }
    }

    /// Goes on as far as the input allows.
    private mutating func read() {
        do throws(Refusal) {
            while try step() {}
        } catch {
            refusal = error
            state = .ended
        }
    }

    /// Whether there may be more to do.
    private mutating func step() throws(Refusal) -> Bool {
        let given = input
        switch state {
        case .head:
            let progress = try parser.parse(given.span.extracting(consumed...))
            use(progress.consumed)
            guard let head = progress.head else { return false }
            heads.append(head)
            bodies.append([])
            decoder = BodyDecoder(framing: head.framing, limits: limits.chunks)
            state = .body
        case .body:
            let before = decoder.count
            let last = bodies.count - 1
            let used = try decoder.decode(given.span.extracting(consumed...), into: &bodies[last], room: limits.room)
            use(used)
            Finding.unless(decoder.count - before <= used, "a body has no bytes that did not come")
            Finding.unless(decoder.announced >= decoder.count, "what is announced contains what came")
            guard decoder.isComplete else { return used > 0 }
            state = heads.count < limits.requests ? .head : .ended
        case .ended:
            return false
        }
        return true
    }

    private mutating func use(_ count: Int) {
        Finding.unless((0...input.count - consumed).contains(count), "no more is consumed than was given")
        consumed += count
    }
}
