import JSON
import Journal
import JournalTestSupport
import Testing

@testable import JournalAPI

/// A page that is asked for again is what a first reading would give.
@Suite("kept pages")
struct PageCacheTests {
    private static func id(_ number: UInt64) -> UUID { UUID(high: 0, low: number) }

    private static func key(_ person: UInt64 = 1, _ query: String = "") -> PageCache.Key {
        PageCache.Key(person: id(person), collection: "check-ins", query: query)
    }

    @Test("a page is given out for its own change number alone, and to its own person")
    func key() {
        let pages = PageCache()

        pages.keep([1], for: Self.key(), at: 7)

        #expect(pages.page(Self.key(), at: 7) == [1])
        #expect(pages.page(Self.key(), at: 6) == nil)
        #expect(pages.page(Self.key(), at: 8) == nil)
        #expect(pages.page(Self.key(2), at: 7) == nil)
        #expect(pages.page(Self.key(1, "limit=1"), at: 7) == nil)
        pages.keep([2], for: Self.key(), at: 8)
        #expect(pages.page(Self.key(), at: 8) == [2])
        pages.forget(Self.id(1))
        #expect(pages.page(Self.key(), at: 8) == nil)
    }

    @Test("what is kept is bounded")
    func bound() {
        let pages = PageCache()
        let large = [UInt8](repeating: 0, count: 1 << 20)
        let long = String(repeating: "a", count: 201)

        for person in 1...16 as ClosedRange<UInt64> { pages.keep(large, for: Self.key(person), at: 1) }
        pages.keep(large + [0], for: Self.key(18), at: 1)
        pages.keep([1], for: Self.key(19, long), at: 1)

        let kept = (1...19).count { pages.page(Self.key($0), at: 1) != nil }
        #expect(kept == 1)
        #expect(pages.page(Self.key(16), at: 1)?.count == large.count)
        #expect(pages.page(Self.key(19, long), at: 1) == nil)
    }

    @Test("empty pages of ever other queries are bounded too")
    func smallPages() {
        let pages = PageCache()

        for number in 0..<100_000 as Range<Int> { pages.keep([], for: Self.key(1, "limit=\(number)"), at: 1) }

        let kept = (0..<100_000).count { pages.page(Self.key(1, "limit=\($0)"), at: 1) != nil }
        #expect((1...32_768).contains(kept))
    }

    @Test(
        "each write shows in the next page, whoever made it, and nobody sees another's",
        arguments: CollectionFixture.independent)
    func freshness(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let bob = try app.person("bob")
            let id = try fixture.create(by: alice).id

            let first = try alice.get(fixture.path)
            let again = try alice.get(fixture.path)
            _ = try fixture.create(by: alice)
            let more = try alice.get(fixture.path)
            _ = try alice.delete("\(fixture.path)/\(id)")
            let fewer = try alice.get(fixture.path)

            #expect(first.items.count == 1)
            #expect(again.json == first.json)
            #expect(more.items.count == 2)
            #expect(fewer.items.count == 1)
            #expect(fewer.json != first.json)
            #expect(try bob.get(fixture.path).items.isEmpty)
        }
    }
}
