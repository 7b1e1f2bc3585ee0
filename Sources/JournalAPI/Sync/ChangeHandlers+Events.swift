import HTTPCodec
import HTTPServing
import HTTPTypes
import JSON
import Journal

/// The word that there is something to pull, as server-sent events (WHATWG HTML §9.2). What has changed is in the feed,
/// so that there is no second way for data to be secured.
extension ChangeHandlers {
    /// Time without a change after which a comment is sent: proxies close what is silent for a minute, and a peer that is
    /// gone is found by writing to it.
    private static let heartbeat = Duration.seconds(20)

    /// Milliseconds after which a client that lost its stream opens another.
    private static let retryMilliseconds = 5000

    func events(_ call: Call) async throws -> Response {
        try expectNoQuery(call)
        let session = try call.requiredSession
        let lastSeen = HTTPField.Name.lastEventID.flatMap { call.request.fields[$0] }
        // nginx would hold a stream back until a buffer is full.
        var fields: ResponseFields = [.contentType: MediaType.eventStream, .cacheControl: "no-store"]
        if let name = HTTPField.Name.accelBuffering { fields[name] = "no" }
        let body = ResponseBody.stream(length: nil) { [self] stream in
            try await records.announcements.waiting(for: session.person.id) { listener in
                var known = try newestCursor(of: session)
                try await stream.write(Array("retry: \(Self.retryMilliseconds)\n\n".utf8))
                if let lastSeen, lastSeen != known { try await stream.write(Self.event(known)) }
                while true {
                    let event = await call.request.idle { await listener.next(within: Self.heartbeat) }
                    // A token that was revoked, or an account that is gone, ends the stream.
                    guard event == .roused || event == .quiet, let newest = try newestCursor(of: session) else {
                        return
                    }
                    try await stream.write(newest == known ? Self.comment : Self.event(newest))
                    known = newest
                }
            }
        }
        return Response(status: .ok, fields: fields, body: body)
    }

    /// Where the feed ends; `nil` when the token does not work any more.
    private func newestCursor(of session: Session) throws -> String? {
        try records.store.read { transaction in
            guard try tokens.isLive(session, from: transaction) else { return nil }
            return try records.newestCursor(of: session.person, from: transaction)
        }
    }

    private static let comment = Array(":\n\n".utf8)

    private static func event(_ cursor: String?) -> [UInt8] {
        guard let cursor else { return comment }
        return Array("event: change\nid: \(cursor)\ndata: {\"cursor\":\"\(cursor)\"}\n\n".utf8)
    }
}

extension HTTPField.Name {
    fileprivate static let lastEventID = HTTPField.Name("Last-Event-ID")
    fileprivate static let accelBuffering = HTTPField.Name("X-Accel-Buffering")
}
