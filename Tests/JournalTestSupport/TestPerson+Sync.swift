package import JSON

/// A mutation of a push, as a client sends it.
package struct SentMutation: Sendable {
    package let json: JSONValue

    package static func put(
        _ fixture: CollectionFixture, _ id: String, _ members: JSONObject = [:], ifRevision: Int? = nil
    ) -> SentMutation {
        var object: JSONObject = ["op": "put", "collection": .string(fixture.name), "id": .string(id)]
        if let ifRevision { object["ifRevision"] = .number(JSONNumber(ifRevision)) }
        object["record"] = .object(fixture.record.with(members))
        return SentMutation(json: .object(object))
    }

    package static func delete(_ fixture: CollectionFixture, _ id: String, ifRevision: Int? = nil) -> SentMutation {
        var object: JSONObject = ["op": "delete", "collection": .string(fixture.name), "id": .string(id)]
        if let ifRevision { object["ifRevision"] = .number(JSONNumber(ifRevision)) }
        return SentMutation(json: .object(object))
    }
}

extension TestPerson {
    /// Pushes mutations, with these members beside them.
    package func push(
        _ mutations: [SentMutation], with members: JSONObject = [:], key: String? = nil
    ) throws -> Answer {
        try post(
            "/v1/changes", .object(members.with(["mutations": .array(mutations.map(\.json))])),
            headers: key.map { ["Idempotency-Key": $0] } ?? [:])
    }

    /// Reads a page of the feed.
    package func pull(since cursor: String = "", limit: Int = 100, wait: Int = 0) throws -> Answer {
        try get("/v1/changes?cursor=\(cursor)&limit=\(limit)&wait=\(wait)")
    }

    /// Reads the feed to its end, a page after the other.
    package func pullAll(since cursor: String = "", limit: Int = 100) throws -> [Answer] {
        var pages = [try pull(since: cursor, limit: limit).expecting(200)]
        while pages.last?["hasMore"] == true, pages.count < 1000 {
            pages.append(try pull(since: pages.last?.text("cursor") ?? "", limit: limit).expecting(200))
        }
        return pages
    }
}

extension Answer {
    /// The elements of `changes`.
    package var changes: [JSONObject] { (self["changes"]?.array ?? []).compactMap(\.object) }

    /// `id revision`, or `id revision deleted`, of each change.
    package var changeSummaries: [String] {
        changes.map { change in
            "\(change["id"]?.text ?? "") \(change["revision"]?.numberText ?? "")"
                + (change["deleted"] == true ? " deleted" : "")
        }
    }

    /// The elements of `results`.
    package var results: [JSONObject] { (self["results"]?.array ?? []).compactMap(\.object) }

    /// `status` or `status revision` of each result.
    package var resultSummaries: [String] {
        results.map { result in
            let revision = result["revision"]?.numberText.map { " \($0)" } ?? ""
            return "\(result["status"]?.numberText ?? "")\(revision)"
        }
    }
}
