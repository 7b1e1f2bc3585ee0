import HTTPCodec
import HTTPTypes
import Synchronization

/// From a handler's answer to bytes.
extension Connection {
    /// Sends a handler's response; returns once all of it was handed to the connection.
    func deliver(_ response: Response, serial: UInt64) async {
        guard loop.isCurrent else {
            await withCheckedContinuation { continuation in
                loop.execute { continuation.resume() }
            }
            return await deliverOnLoop(response, serial: serial)
        }
        await deliverOnLoop(response, serial: serial)
    }

    private func deliverOnLoop(_ response: Response, serial: UInt64) async {
        guard case .stream(let length, let produce) = response.body else {
            return loop.execute { [self] in answer(response, serial: serial) }
        }
        guard startStream(response, length: length, serial: serial) else { return }
        let isComplete: Bool
        do {
            try await produce(ResponseStream(connection: self, serial: serial))
            isComplete = true
        } catch {
            // The peer sees a body that never ends properly; what went wrong is the producer's to report.
            isComplete = false
        }
        loop.execute { [self] in endStream(isComplete: isComplete, serial: serial) }
    }

    /// Sends a response whose body is at hand.
    func answer(_ response: Response, serial: UInt64) {
        guard serial == self.serial, let exchange else { return }
        let body = response.body.bytes
        let unread = exchange.unreadBody(in: &input, limit: context.limits.discardedBody)
        let framing: ResponseFraming = Self.forbidsBody(response.status) ? .none : .length(body.count)
        guard encodeHead(response, framing: framing, exchange: exchange, unread: unread) else { return }
        if framing != .none, exchange.method != .head { output.bytes.append(contentsOf: body) }
        finish(unread)
    }

    private func finish(_ unread: ConnectionState.UnreadBody) {
        if unread != .discardable { exchange = nil }
        perform(state.responseCompleted(unread, at: loop.now))
        if state.phase == .closing { exchange = nil }
        flushLater()
        // An answer given at once returns to the loop that reads requests; one given later starts it again, but not
        // from here, since a row of them would fill the stack.
        if !isAdvancing, !input.isEmpty { resumeLater() }
    }

    /// Appends status line and fields; on a response that must not be sent, answers 500 instead and returns false.
    private func encodeHead(
        _ response: Response, framing: ResponseFraming, exchange: Exchange, unread: ConnectionState.UnreadBody
    ) -> Bool {
        // The loop may not have been told of a drain yet.
        let isDraining = context.isDraining.load(ordering: .relaxed)
        let closes =
            isDraining || state.isLastResponse || response.fields.saysClose || unread == .tooMuch
            || framing == .untilClose
        let connection: ResponseEncoder.Connection =
            closes ? .close : exchange.version == .http10 ? .keepAlive : .unsaid
        output.prepare(lentBy: &loop.buffers)
        do throws(ResponseEncoder.InvalidResponse) {
            try context.encoder.encodeHead(
                status: response.status, fields: response.fields, framing: framing, connection: connection,
                date: loop.date(), into: &output.bytes)
        } catch {
            refuse(Refusal(.response))
            return false
        }
        state.responseStarted(closes: closes)
        return true
    }

    /// Answers a refusal as the connection's last response.
    func refuse(_ refusal: Refusal) {
        let response = context.response(to: refusal)
        let isHead = exchange?.method == .head
        endExchange()
        let body = response.body.bytes
        output.prepare(lentBy: &loop.buffers)
        do throws(ResponseEncoder.InvalidResponse) {
            try context.encoder.encodeHead(
                status: response.status, fields: response.fields, framing: .length(body.count), connection: .close,
                date: loop.date(), into: &output.bytes)
            if !isHead { output.bytes.append(contentsOf: body) }
        } catch {
            // The refusal's own page cannot be sent, so the connection ends without one.
        }
        state.refused()
        input.removeAll()
        flushLater()
    }

    /// 1xx cannot be final; 204 and 304 have no body (RFC 9110 §6.4.1).
    static func forbidsBody(_ status: HTTPResponse.Status) -> Bool {
        status.code == 204 || status.code == 304
    }
}

/// Streamed bodies.
extension Connection {
    /// Sends the head of a streamed response; false when no body is to follow.
    private func startStream(_ response: Response, length: Int?, serial: UInt64) -> Bool {
        guard serial == self.serial, let exchange else { return false }
        let unread = exchange.unreadBody(in: &input, limit: context.limits.discardedBody)
        let hasBody = exchange.method != .head && !Self.forbidsBody(response.status)
        let framing: ResponseFraming
        switch length {
        case _ where Self.forbidsBody(response.status): framing = .none
        case .some(let length): framing = .length(max(0, length))
        case .none where !hasBody: framing = .none
        case .none: framing = exchange.version == .http11 ? .chunked : .untilClose
        }
        guard encodeHead(response, framing: framing, exchange: exchange, unread: unread) else { return false }
        switch framing {
        case .chunked: exchange.output = .chunked
        case .length(let length): exchange.output = .length(length)
        case .untilClose, .none: exchange.output = .untilClose
        }
        guard hasBody else {
            finish(unread)
            return false
        }
        flushLater()
        return true
    }

    /// Appends bytes of a streamed body: true when more may follow at once, false when the writer has to wait.
    func write(_ bytes: [UInt8], serial: UInt64) -> Result<Bool, ResponseStream.WriteError> {
        guard serial == self.serial, let current = exchange?.output, state.phase == .exchange else {
            return .failure(.closed)
        }
        output.prepare(lentBy: &loop.buffers)
        switch current {
        case .none: return .failure(.closed)
        case .chunked: ChunkEncoder.append(bytes, to: &output.bytes)
        case .untilClose: output.bytes.append(contentsOf: bytes)
        case .length(let rest):
            guard bytes.count <= rest else { return .failure(.tooLong) }
            exchange?.output = .length(rest - bytes.count)
            output.bytes.append(contentsOf: bytes)
        }
        flushLater()
        return .success(output.count <= context.limits.outputHighWater)
    }

    /// Resumes the writer once the output is below the mark again.
    func awaitRoom(
        _ continuation: ResponseStream.Continuation, serial: UInt64
    ) {
        guard serial == self.serial, exchange != nil else { return continuation.resume(returning: .failure(.closed)) }
        exchange?.writers.append(continuation)
        flushLater()
    }

    func resumeWriters() {
        guard let writers = exchange?.writers, !writers.isEmpty else { return }
        exchange?.writers = []
        for writer in writers { writer.resume(returning: .success(())) }
    }

    /// Ends a streamed body; one that is not what its head said ends with the connection instead.
    private func endStream(isComplete: Bool, serial: UInt64) {
        guard serial == self.serial, let exchange, state.phase == .exchange else { return }
        output.prepare(lentBy: &loop.buffers)
        switch exchange.output {
        case .chunked where isComplete: ChunkEncoder.appendEnd(to: &output.bytes)
        case .length(0) where isComplete, .untilClose where isComplete: break
        case .none, .chunked, .length, .untilClose: return abortStream()
        }
        let unread = exchange.unreadBody(in: &input, limit: context.limits.discardedBody)
        finish(unread)
    }

    /// A reset is the only sign of an error that a body without length or chunks leaves.
    private func abortStream() {
        flush()
        close(isReset: true)
    }
}
