import CivilTime
import HTTPCodec
import HTTPServing
import HTTPTypes
import JSON
import Journal

/// What clients sync by: the feed of changes, the push, and the word that there is something to pull.
struct ChangeHandlers: Sendable {
    let records: Records
    let tokens: Tokens
    let pages: PageCache
    /// SHA-256.
    let digest: @Sendable ([UInt8]) -> [UInt8]

    /// Changes a page when the request does not say.
    private static let usualLimit = 100
    /// Seconds that an empty answer is held at most: shorter than what proxies wait for.
    static let longestWait = 30
    /// Time after which a wait that has lost its place is answered: two clients too many must not chase each other.
    private static let displacedPause = Duration.seconds(2)

    func pull(_ call: Call) async throws -> Response {
        var query = try QueryReader(call)
        let cursor = try query.take("cursor", expected: "a cursor of this feed") { $0 } ?? ""
        let limit =
            try query.take("limit", expected: "a number from 1 to \(PageQuery.maximumLimit)") {
                QueryReader.integer($0, in: 1...PageQuery.maximumLimit)
            } ?? Self.usualLimit
        let wait =
            try query.take("wait", expected: "a number of seconds from 0 to \(Self.longestWait)") {
                QueryReader.integer($0, in: 0...Self.longestWait)
            } ?? 0
        try query.finish()
        let session = try call.requiredSession
        guard wait > 0 else {
            // A person's devices often ask for the same: what one of them has just written.
            let key = PageCache.Key(person: session.person.id, collection: "changes", query: "\(cursor) \(limit)")
            if let bytes = pages.page(key, at: session.changeNumber) { return response(with: bytes) }
            let bytes = changes(in: try page(of: session, since: cursor, limit: limit))
            pages.keep(bytes, for: key, at: session.changeNumber)
            return response(with: bytes)
        }
        return try await records.announcements.waiting(for: session.person.id) { listener in
            let deadline = ContinuousClock.now + .seconds(wait)
            var isOver = false
            while true {
                // After the wait it is looked once more: others may have written without announcing it.
                let page = try page(of: session, since: cursor, limit: limit)
                let rest = deadline - .now
                guard page.changes.records.isEmpty, !isOver, rest > .zero else {
                    return response(with: changes(in: page))
                }
                switch await call.request.idle({ await listener.next(within: rest) }) {
                case .roused, .quiet: break
                case .closed: isOver = true
                case .displaced:
                    isOver = true
                    try await call.request.idle { try await Task.sleep(for: Self.displacedPause) }
                }
            }
        }
    }

    func push(_ call: Call) async throws -> Response {
        try expectNoQuery(call)
        let (value, bytes) = try await call.json()
        let idempotency = try Idempotency(call, body: bytes, digest: digest)
        let attempt = try await records.push(value, of: call.person, idempotency: idempotency) {
            [now = records.now, requestID = call.requestID] results in
            PushAnswer(results: results, serverTime: now(), requestID: requestID).json
        }
        switch attempt {
        case .carriedOut(let answer): return .json(.ok, answer)
        case .replayed(let kept):
            return .json(HTTPResponse.Status(code: kept.status), kept.body, fields: .replayed)
        }
    }

    /// A page, and the members to add to its records, by id.
    private typealias Page = (changes: ChangePage, additions: [UUID: JSONObject])

    /// One page; a token that was revoked while the request waited gives nothing.
    private func page(of session: Session, since cursor: String, limit: Int) throws -> Page {
        try records.store.read { transaction in
            guard try tokens.isLive(session, from: transaction) else { throw Problem.unauthorized }
            let changes = try records.changes(of: session.person, since: cursor, limit: limit, from: transaction)
            return (changes, try records.riskAdditions(to: changes.records, of: session.person, from: transaction))
        }
    }

    /// The members of an answer that stay the same until something changes.
    private func changes(in page: Page) -> [UInt8] {
        let (page, additions) = page
        var writer = JSONWriter(capacity: page.records.reduce(256) { $0 + 320 + ($1.body?.count ?? 0) })
        writer.beginObject()
        writer.name("changes")
        writer.beginArray()
        for record in page.records { record.writeChange(to: &writer, adding: additions[record.id]) }
        writer.endArray()
        writer.member("cursor", page.cursor)
        writer.member("hasMore", page.hasMore)
        writer.endObject()
        return writer.bytes
    }

    /// A page with the server's clock.
    private func response(with changes: [UInt8]) -> Response {
        var writer = JSONWriter(capacity: changes.count + 64)
        writer.beginObject()
        _ = writer.members(ofEncoded: changes)
        writer.member("serverTime", plain: { records.now().appendUTC(to: &$0) })
        writer.endObject()
        return .json(.ok, writer.bytes)
    }
}

extension Record {
    /// Appends the record as it stands in the feed.
    fileprivate func writeChange(to writer: inout JSONWriter, adding additions: JSONObject?) {
        writer.beginObject()
        writer.member("collection", collection)
        writer.member("id", plain: { id.append(to: &$0) })
        writer.member("revision", revision)
        writer.member("deleted", isDeleted)
        writer.name("record")
        if isDeleted { writer.write(.null) } else { write(to: &writer, adding: additions) }
        writer.endObject()
    }
}
