import HTTPCodec
import HTTPTypes
import Synchronization

/// From bytes to a running handler.
extension Connection {
    /// Reads a request's head; false when more input is needed for it.
    func readHead() -> Bool {
        do throws(Refusal) {
            let progress = try input.read { (bytes) throws(Refusal) in try parser.parse(bytes) }
            input.consume(progress.consumed)
            guard let head = progress.head else { return false }
            begin(head)
        } catch {
            refuse(error)
        }
        return true
    }

    private func begin(_ head: RequestHead) {
        state.headCompleted(keepsAlive: head.keepsAlive)
        exchange = Exchange(head, limits: context.limits, budget: context.arrivingBodies)
        serial += 1
        answeredInTurn += 1
        loop.counters.requests.wrappingAdd(1, ordering: .relaxed)
        let body = RequestBody(connection: self, serial: serial)
        let request = Request(
            method: head.method, target: head.target, fields: head.fields, body: body, peer: peer,
            client: context.proxies.client(of: peer, fields: head.fields))
        switch context.respond(request) {
        case .now(let response) where !response.body.isStream:
            answer(response, serial: serial)
        case .now(let response):
            start { response }
        case .later(let respond):
            start(respond)
        }
    }

    /// Has a task on the loop make and deliver the response.
    private func start(_ respond: @escaping @Sendable () async -> Response) {
        guard context.permits.take() else { return refuse(Refusal(.requests)) }
        exchange?.task = Task(executorPreference: loop) { [self, serial] in
            let response = await respond()
            await deliver(response, serial: serial)
            context.permits.giveBack()
        }
    }

    // MARK: Bodies

    /// What a handler takes of the body, waited for if need be.
    func body(_ demand: BodyDemand, serial: UInt64) async throws(BodyError) -> [UInt8] {
        if loop.isCurrent, let result = takeBody(demand, serial: serial) { return try result.get() }
        let result = await withCheckedContinuation { continuation in
            loop.execute { [self] in
                awaitBody(BodyWaiter(demand: demand, continuation: continuation), serial: serial)
            }
        }
        return try result.get()
    }

    /// The body if it can be had without waiting; nil if not.
    private func takeBody(_ demand: BodyDemand, serial: UInt64) -> Result<[UInt8], BodyError>? {
        guard serial == self.serial, state.phase == .exchange else { return .failure(.aborted) }
        return collectBody(demand)
    }

    /// Resumes the waiter once the body is there; peers that hold it back are told to go on.
    private func awaitBody(_ waiter: BodyWaiter, serial: UInt64) {
        if let result = takeBody(waiter.demand, serial: serial) {
            return waiter.continuation.resume(returning: result)
        }
        state.bodyAwaited(count: exchange?.decoder.count ?? 0, at: .now)
        exchange?.waiter = waiter
        context.permits.giveBack()
        guard exchange?.holdBody() == true else { return refuse(Refusal(.bodies)) }
        if exchange?.owesContinue == true, exchange?.decoder.count == 0, input.isEmpty {
            exchange?.owesContinue = false
            output.prepare(lentBy: &loop.buffers)
            ResponseEncoder.encodeContinue(into: &output.bytes)
            flushLater()
        }
        resume()
    }

    /// Moves input to a waiting handler; whether more is wanted.
    func readBody() -> Bool {
        guard let waiter = exchange?.waiter else { return false }
        guard let result = collectBody(waiter.demand) else {
            guard exchange?.holdBody() == true else {
                refuse(Refusal(.bodies))
                return true
            }
            state.bodyAwaited(count: exchange?.decoder.count ?? 0, at: loop.now)
            return true
        }
        state.bodyTaken(at: loop.now)
        endWait(result)
        return false
    }

    /// Lets a handler that waits for the body go on.
    func endWait(_ result: Result<[UInt8], BodyError>) {
        guard let waiter = exchange?.waiter else { return }
        exchange?.waiter = nil
        context.permits.takeAgain()
        waiter.continuation.resume(returning: result)
    }

    private func collectBody(_ demand: BodyDemand) -> Result<[UInt8], BodyError>? {
        guard let exchange, !exchange.isBodyTaken else { return .failure(.aborted) }
        guard case .whole(let limit) = demand else { return exchange.collectPiece(from: &input) }
        let result = exchange.collectBody(from: &input, upTo: limit)
        if result != nil { exchange.releaseBody() }
        return result
    }

    /// Drops input that belongs to a body nobody reads; false when more is to come.
    func discardBody() -> Bool {
        guard let exchange else { return true }
        exchange.dropBody(from: &input)
        if exchange.decoder.isComplete {
            self.exchange = nil
            perform(state.discardCompleted(at: loop.now))
            return true
        }
        if exchange.isBodyBroken {
            self.exchange = nil
            _ = state.startClosing()
            return true
        }
        state.bodyAwaited(count: exchange.decoder.count, at: loop.now)
        return false
    }
}
