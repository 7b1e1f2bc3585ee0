import HTTPCodec

/// Takes the request's body out of the input.
extension Exchange {
    /// The whole body, or why there will be none; nil while more is to come.
    func collectBody(from input: inout InputBuffer, upTo limit: Int) -> Result<[UInt8], BodyError>? {
        guard !isBodyBroken else { return .failure(.malformed) }
        guard decoder.announced <= limit else { return .failure(.tooLarge) }
        do throws(Refusal) {
            let room = limit - body.count
            let used = try input.read { (bytes) throws(Refusal) in try decoder.decode(bytes, into: &body, room: room) }
            input.consume(used)
        } catch {
            isBodyBroken = true
            return .failure(.malformed)
        }
        if decoder.count > 0 { owesContinue = false }
        if decoder.announced > limit {
            body = []
            return .failure(.tooLarge)
        }
        guard decoder.isComplete else { return nil }
        defer { body = [] }
        return .success(body)
    }

    /// What the input holds of the body, nothing behind its end; nil while more has to arrive first.
    func collectPiece(from input: inout InputBuffer) -> Result<[UInt8], BodyError>? {
        guard !isBodyBroken else { return .failure(.malformed) }
        var piece: [UInt8] = []
        do throws(Refusal) {
            let used = try input.read { (bytes) throws(Refusal) in try decoder.decode(bytes, into: &piece) }
            input.consume(used)
        } catch {
            isBodyBroken = true
            return .failure(.malformed)
        }
        if decoder.count > 0 { owesContinue = false }
        return piece.isEmpty && !decoder.isComplete ? nil : .success(piece)
    }

    /// Drops what the input holds of the body.
    func dropBody(from input: inout InputBuffer) {
        guard !isBodyBroken, !decoder.isComplete else { return }
        body = []
        do throws(Refusal) {
            let used = try input.read { (bytes) throws(Refusal) in try decoder.decode(bytes, into: &body) }
            input.consume(used)
        } catch {
            isBodyBroken = true
        }
        body = []
    }

    /// What is left of the body once the response is complete, after the input at hand was dropped.
    func unreadBody(in input: inout InputBuffer, limit: Int) -> ConnectionState.UnreadBody {
        if decoder.isComplete { return .none }
        dropBody(from: &input)
        if isBodyBroken { return .tooMuch }
        if decoder.isComplete { return .none }
        // A peer that still waits for 100 (Continue) may send its body or another request: nobody can tell.
        guard !owesContinue, let rest = decoder.remaining, rest <= limit else { return .tooMuch }
        return .discardable
    }
}
