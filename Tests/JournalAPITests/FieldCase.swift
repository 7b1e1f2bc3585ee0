import JSON
import JournalTestSupport
import Testing

/// Members set in a fixture's record, and the faults that it is refused with.
struct FieldCase: Sendable, CustomTestStringConvertible {
    /// A JSON object as text.
    let members: String
    /// `pointer code` of each fault; empty for members that are taken.
    let faults: [String]

    init(_ members: String, _ faults: String...) {
        self.members = members
        self.faults = faults
    }

    var testDescription: String { members }

    /// Posts the record and expects it to be refused for the faults, with nothing stored.
    func expectRefusal(in fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            let answer = try alice.post(fixture.path, try fixture.record(with: members))

            #expect(answer.status == 422)
            #expect(answer.faults.sorted() == faults.sorted())
            #expect(try alice.get(fixture.path).items.isEmpty)
        }
    }

    /// Posts the record and expects it to be stored with the members exactly as they were typed.
    func expectAcceptance(in fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            let answer = try alice.post(fixture.path, try fixture.record(with: members))

            #expect(answer.status == 201)
            for member in try JSONValue.parsing(members).object?.members ?? [] {
                #expect(member.value.isNull ? answer[member.name] == nil : answer[member.name] == member.value)
            }
            #expect(try alice.get(answer.location).json == answer.json)
        }
    }
}

extension String {
    /// This text so many times.
    static func * (text: String, count: Int) -> String { String(repeating: text, count: count) }

    /// So many elements of a JSON array, made from their index.
    static func elements(_ count: Int, _ element: (Int) -> String) -> String {
        "[" + (0..<count).map(element).joined(separator: ",") + "]"
    }
}
