package import Foundation

#if canImport(FoundationNetworking)
    package import FoundationNetworking
#endif

/// A journal that is kept on a device and synced with an Attune server, as docs/sync.md describes it.
///
/// What the person does is taken at once; `sync` may be called whenever there is a network, and again after any failure.
package actor SyncClient {
    /// Sends a request and gives the body and the status of its answer.
    package typealias Transport = @Sendable (URLRequest) async throws -> (Data, Int)

    /// What the client cannot go on from by itself, such as 401, 409 `confirm-deletes` or 503.
    package struct Refusal: Error, Sendable {
        package let status: Int
        package let problem: JSON
    }

    /// The order in which records are pushed: what a record names goes before it, and what is deleted last.
    private static let order =
        ["protocols", "dose-logs", "trackers", "check-ins", "medications", "screenings", "assessments", ""]

    /// What the person sees is each entry's `local`.
    package private(set) var state: SyncState
    private let server: URL
    private let token: String
    private let file: URL
    private let transport: Transport
    /// Mutations in a push; fewer once the server has found one too large.
    private var batch = 500

    /// A client that goes on from what is in the file, if there is one.
    package init(server: URL, token: String, file: URL, transport: @escaping Transport = urlSession) throws {
        self.server = server
        self.token = token
        self.file = file
        self.transport = transport
        let isNew = !FileManager.default.fileExists(atPath: file.path)
        state = isNew ? SyncState() : try JSONDecoder().decode(SyncState.self, from: Data(contentsOf: file))
    }

    private func save() throws {
        try JSONEncoder().encode(state).write(to: file, options: .atomic)
    }

    /// Writes a record, new or in place of the one there.
    package func put(_ content: [String: JSON], id: String, in collection: String) throws {
        state.entries[id, default: SyncState.Entry(collection: collection)].local = content
        try save()
    }

    /// Deletes a record; what hung on it stays.
    package func delete(_ id: String) throws {
        state.entries[id]?.local = nil
        try save()
    }

    /// Pulls what others did, pushes what was done here, and goes on until there is nothing left to do.
    ///
    /// - Parameter confirmDeletes: whether the person has confirmed that more than a hundred records shall go.
    package func sync(confirmDeletes: Bool = false) async throws {
        for _ in 0..<16 {
            do {
                try await pull()
                guard try await push(confirmDeletes) else { return }
            } catch let refusal as Refusal where refusal.status == 410 {
                state.cursor = ""
                state.resync = SyncState.Resync(hasOtherHistory: refusal.problem["reason"].text == "epoch-changed")
                try save()
            } catch let refusal as Refusal where refusal.status == 413 && batch > 1 {
                batch /= 2
            }
        }
    }

    /// Reads the feed to its end; with `wait` it is held open for so many seconds until there is something.
    package func pull(wait: Int = 0) async throws {
        var hasMore = true
        while hasMore {
            let page = try await send("GET", "/v1/changes?limit=500&wait=\(wait)&cursor=\(state.cursor)")
            for change in page["changes"].elements {
                let revision = change["revision"].integer
                state.apply(change["record"], revision: revision, id: change["id"].text, in: change["collection"].text)
            }
            state.cursor = page["cursor"].text
            hasMore = page["hasMore"] == .bool(true)
            if !hasMore { state.endResync() }
            try save()
        }
    }

    /// Sends what is dirty; false when there is nothing.
    private func push(_ isSure: Bool) async throws -> Bool {
        state.cutLoose()
        let dirty = state.entries.filter(\.value.isDirty).sorted { $0.key < $1.key }
        let batch = Self.order.flatMap { group in
            dirty.filter { group == ($0.value.local == nil ? "" : $0.value.collection) }
        }.prefix(batch)
        guard !batch.isEmpty else { return false }
        let mutations = batch.map { id, entry -> JSON in
            .object([
                "op": .string(entry.local == nil ? "delete" : "put"), "collection": .string(entry.collection),
                "id": .string(id), "ifRevision": .number(Decimal(entry.server?.revision ?? 0)),
                "record": entry.local.map { .object($0) } ?? .null,
            ])
        }
        // The cursor names the history that the revisions are of: after a restored backup nothing is done.
        var body: [String: JSON] = ["cursor": .string(state.cursor), "mutations": .array(mutations)]
        body["confirmDeletes"] = .bool(isSure)
        let answer = try await send("POST", "/v1/changes", .object(body))
        for ((id, sent), result) in zip(batch, answer["results"].elements) { take(result, of: id, sent) }
        try save()
        return true
    }

    private func take(_ result: JSON, of id: String, _ sent: SyncState.Entry) {
        let revision = result["revision"].integer
        switch (result["status"].integer, revision) {
        case (200...204, _), (412, 0):
            state.entries[id]?.server = revision == 0 ? nil : .init(revision: revision, content: sent.local)
        case (412, _):
            state.apply(result["record"], revision: revision, id: id, in: sent.collection)
        default:
            if state.entries[id]?.local == sent.local { state.entries[id]?.problem = result["problem"] }
        }
        if state.entries[id]?.local == nil, state.entries[id]?.server == nil { state.entries[id] = nil }
    }

    private func send(_ method: String, _ path: String, _ body: JSON? = nil) async throws -> JSON {
        guard let url = URL(string: path, relativeTo: server) else { throw URLError(.badURL) }
        var request = URLRequest(url: url)
        request.httpMethod = method
        request.httpBody = try body.map { try JSONEncoder().encode($0) }
        request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
        request.setValue(body.map { _ in "application/json" }, forHTTPHeaderField: "Content-Type")
        let (data, status) = try await transport(request)
        let answer = (try? JSONDecoder().decode(JSON.self, from: data)) ?? .null
        guard status == 200 else { throw Refusal(status: status, problem: answer) }
        return answer
    }

    /// Foundation's own networking.
    package static let urlSession: Transport = { request in
        let (data, response) = try await URLSession.shared.data(for: request)
        return (data, (response as? HTTPURLResponse)?.statusCode ?? 0)
    }
}
