import HTTPCodec
import HTTPServing
import HTTPTypes
import JSON
import Journal
import Workers

/// Calendar feeds: opened by the person, read by the programs that have the address.
struct CalendarHandlers: Sendable {
    let feeds: CalendarFeeds
    let store: any JournalStore
    let workers: BoundedWorkers
    /// SHA-256.
    let digest: @Sendable ([UInt8]) -> [UInt8]

    func open(_ call: Call) async throws -> Response {
        try expectNoQuery(call)
        let id = try call.id()
        let issued = try await feeds.open(call.optionalJSON() ?? [:], of: id, by: call.person)
        var json = issued.json
        json["url"] = .string("/v1/protocols/\(id)/calendar.ics?token=\(issued.value)")
        return .json(.created, json, fields: [.location: "/v1/tokens/\(issued.token.id)"])
    }

    /// Programs ask every few hours: they are told when nothing has changed.
    func read(_ call: Call) async throws -> Response {
        var query = try QueryReader(call)
        // The token, which has been looked at.
        _ = try query.take("token", expected: "a token") { $0 }
        try query.finish()
        let id = try call.id()
        let session = try call.requiredSession
        let bytes = try await workers.result(for: session.person) { [feeds, store] in
            try store.read { try feeds.calendar(of: id, for: session, from: $0).bytes }
        }
        return try TaggedText(bytes, digest: digest)
            .answer(to: call, as: "\(MediaType.calendar); charset=utf-8", cacheControl: "private, no-cache")
    }
}
