import JSON
import JournalTestSupport

/// What can be done with a collection, as a request that is right in all but what a test is about.
enum RecordVerb: String, CaseIterable, Sendable {
    case list, create, read, put, patch, delete

    /// The verbs for a record that must be there.
    static let ofOneRecord: [RecordVerb] = [.read, .patch, .delete]

    /// The verbs that take a whole record.
    static let ofWholeRecords: [RecordVerb] = [.create, .put]

    /// The scope that is needed.
    var scope: String {
        switch self {
        case .list, .read: "journal:read"
        case .create, .put, .patch, .delete: "journal:write"
        }
    }

    /// Every scope but the one that is needed.
    var otherScopes: [String] {
        ["journal:read", "journal:write", "account"].filter { $0 != scope }
    }

    /// Sends the request; `body` stands in for the fixture's own.
    func send(
        by person: TestPerson, in fixture: CollectionFixture, id: String, body: JSONValue? = nil
    ) throws -> Answer {
        let record = body ?? .object(fixture.record)
        return switch self {
        case .list: try person.get(fixture.path)
        case .create: try person.post(fixture.path, record)
        case .read: try person.get(fixture.path(id))
        case .put: try person.put(fixture.path(id), record)
        case .patch: try person.patch(fixture.path(id), body ?? .object(fixture.change))
        case .delete: try person.delete(fixture.path(id))
        }
    }
}
