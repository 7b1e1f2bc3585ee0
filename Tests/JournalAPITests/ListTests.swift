import JSON
import JournalTestSupport
import Testing

/// Lists: order, days, pages, and what is refused.
@Suite("lists")
struct ListTests {
    /// The member that holds the event, and the day that counts, by collection.
    static func members(
        of fixture: CollectionFixture, on day: Int, note: String, tag: String = "listed"
    ) -> String {
        let date = "2026-11-\(day < 10 ? "0" : "")\(day)"
        let event =
            switch fixture.name {
            case "protocols": #""startDate": "\#(date)""#
            case "dose-logs": #""takenAt": "\#(date)T08:00:00+01:00""#
            case "trackers", "medications": #""from": "\#(date)""#
            default: #""at": "\#(date)T21:00:00+01:00""#
            }
        return #"{\#(event), "note": "\#(note)", "tags": ["\#(tag)"]}"#
    }

    /// Makes a record on each day, in a shuffled order.
    static func fill(_ fixture: CollectionFixture, by person: TestPerson, days: [Int]) throws {
        for (index, day) in days.enumerated() {
            _ = try fixture.create(by: person, members(of: fixture, on: day, note: "\(day)", tag: "\(index)"))
        }
    }

    /// The notes of the records listed.
    static func notes(_ answer: Answer) -> [String] {
        answer.items.compactMap { $0["note"]?.text }
    }

    @Test("the newest come first, or the oldest", arguments: CollectionFixture.all)
    func order(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            try Self.fill(fixture, by: alice, days: [3, 1, 4, 2])

            let usual = try alice.get(fixture.path)
            let descending = try alice.get("\(fixture.path)?order=desc")
            let ascending = try alice.get("\(fixture.path)?order=asc")

            #expect(Self.notes(usual) == ["4", "3", "2", "1"])
            #expect(descending.json == usual.json)
            #expect(Self.notes(ascending) == ["1", "2", "3", "4"])
            #expect(usual["nextCursor"] == .null)
        }
    }

    @Test(
        "from and to are days, both included",
        arguments: CollectionFixture.all,
        [
            ("from=2026-11-03", ["5", "4", "3"]), ("to=2026-11-02", ["2", "1"]),
            ("from=2026-11-02&to=2026-11-04", ["4", "3", "2"]), ("from=2026-11-03&to=2026-11-03", ["3"]),
            ("from=2026-11-02&to=2026-11-04&order=asc", ["2", "3", "4"]), ("from=2026-11-06", []),
            ("from=0001-01-01&to=9999-12-31&limit=2", ["5", "4"]), ("from=2026-11-04&to=2026-11-02", []),
        ])
    func days(fixture: CollectionFixture, query: (text: String, notes: [String])) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            try Self.fill(fixture, by: alice, days: [1, 2, 3, 4, 5])

            let listed = try alice.get("\(fixture.path)?\(query.text)")

            #expect(Self.notes(listed) == query.notes)
        }
    }

    @Test(
        "cursors lead through all pages without loss or doubles", arguments: CollectionFixture.all, ["asc", "desc"])
    func pages(fixture: CollectionFixture, order: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            // Three days with three records each at the very same instant: only the id orders those.
            try Self.fill(fixture, by: alice, days: [1, 1, 2, 3, 2, 3, 1, 2, 3])
            let whole = try alice.get("\(fixture.path)?order=\(order)")

            let pages = try alice.pages(of: "\(fixture.path)?limit=2&order=\(order)")

            #expect(pages.map(\.items.count) == [2, 2, 2, 2, 1])
            #expect(pages.flatMap(\.items) == whole.items)
            #expect(Set(whole.items.compactMap { $0["id"]?.text }).count == 9)
        }
    }

    @Test("cursors keep to the days asked for", arguments: CollectionFixture.all)
    func pagesOfDays(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            try Self.fill(fixture, by: alice, days: [1, 2, 3, 4, 5])

            let pages = try alice.pages(of: "\(fixture.path)?from=2026-11-02&to=2026-11-04&limit=1")

            #expect(pages.map(Self.notes) == [["4"], ["3"], ["2"]])
        }
    }

    @Test("records that are written or deleted between two pages move no other", arguments: CollectionFixture.all)
    func changesBetweenPages(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            try Self.fill(fixture, by: alice, days: [1, 2, 3, 4])
            let first = try alice.get("\(fixture.path)?limit=2")
            let last = try #require(first.items.last?["id"]?.text)

            _ = try alice.delete(fixture.path(last)).expecting(204)
            try Self.fill(fixture, by: alice, days: [5])
            let cursor = try #require(first.text("nextCursor"))
            let second = try alice.get("\(fixture.path)?limit=2&cursor=\(cursor)")

            #expect(Self.notes(first) == ["4", "3"])
            #expect(Self.notes(second) == ["2", "1"])
            #expect(second["nextCursor"] == .null)
        }
    }

    @Test("somebody else's cursor shows nothing of theirs", arguments: CollectionFixture.all)
    func foreignCursor(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let bob = try app.person("bob")
            try Self.fill(fixture, by: alice, days: [1, 2, 3])
            let cursor = try #require(try alice.get("\(fixture.path)?limit=1").text("nextCursor"))

            let listed = try bob.get("\(fixture.path)?cursor=\(cursor)")

            #expect(listed.items.isEmpty)
            #expect(listed["nextCursor"] == .null)
        }
    }

    @Test("a page has 50 records unless asked, and 500 at most")
    func limits() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            try Self.fill(.checkIns, by: alice, days: Array(repeating: 1, count: 51))

            let usual = try alice.get("/v1/check-ins")
            let most = try alice.get("/v1/check-ins?limit=500")

            #expect(usual.items.count == 50)
            #expect(usual.text("nextCursor") != nil)
            #expect(most.items.count == 51)
        }
    }

    @Test(
        "a malformed or unknown parameter is 400",
        arguments: [CollectionFixture.doseLogs],
        [
            "from=2026-02-30", "from=23.11.2026", "from=", "to=2026-11",
            "order=newest", "order=", "limit=0", "limit=501", "limit=-1", "limit=ten", "limit=050", "limit=1.0",
            "limit=", "limit=99999999999999999999", "cursor=", "cursor=abc", "cursor=AAAA", "cursor=%00",
            "colour=red", "limit=1&limit=1", "Limit=1", "from=%FF", "from=%2", "doseLogId=1",
        ])
    func malformed(fixture: CollectionFixture, query: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            let answer = try alice.get("\(fixture.path)?\(query)")

            #expect(answer.status == 400)
            #expect(answer.code == "malformed-query")
            #expect(answer.text("detail")?.isEmpty == false)
        }
    }

    @Test("an empty query is none", arguments: CollectionFixture.all, ["?", "?&", "?&&"])
    func emptyQuery(fixture: CollectionFixture, query: String) async throws {
        try await TestApp.run { app in
            let answer = try app.person("alice").get(fixture.path + query)

            #expect(answer.status == 200)
        }
    }

    @Test("where no parameter is known, any is 400", arguments: CollectionFixture.all, RecordVerb.allCases)
    func unknownParameter(fixture: CollectionFixture, verb: RecordVerb) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let record = try fixture.create(by: alice)
            let path = verb == .list || verb == .create ? fixture.path : record.location
            let method = ["list": "GET", "create": "POST", "read": "GET"][verb.rawValue] ?? verb.rawValue.uppercased()

            let answer = try alice.send(method, "\(path)?colour=red", .object(fixture.record))

            #expect(answer.status == 400)
            #expect(answer.code == "malformed-query")
            #expect(try alice.get(fixture.path).items == [record.json].compactMap(\.object))
        }
    }
}
