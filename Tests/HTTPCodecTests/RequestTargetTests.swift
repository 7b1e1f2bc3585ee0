import HTTPCodec
import Testing

@Suite("Request target")
struct RequestTargetTests {
    @Test("a query is form-decoded in order")
    func query() throws {
        let target = try #require(RequestTarget("/a?x=1&y=a+b%2B%C3%A9&x=&z&&=v&q=a=b"))

        let items = try target.queryItems()

        #expect(items.map(\.name) == ["x", "y", "x", "z", "", "q"])
        #expect(items.map(\.value) == ["1", "a b+é", "", "", "v", "a=b"])
    }

    @Test("a target without query has no items")
    func noQuery() throws {
        #expect(try #require(RequestTarget("/a")).queryItems().isEmpty)
        #expect(try #require(RequestTarget("/a?")).queryItems().isEmpty)
    }

    @Test("a malformed query is refused", arguments: ["%", "%4", "%zz", "a=%FF", "%C3", "a=%00", "%+1", "%ED%A0%80"])
    func malformed(_ query: String) throws {
        let target = try #require(RequestTarget("/?\(query)"))

        #expect(throws: PercentDecoding.Malformed.self) { try target.queryItems() }
    }

    @Test("decoding happens once")
    func once() throws {
        #expect(try PercentDecoding.decode("%2541+") == "%41+")
        #expect(throws: PercentDecoding.Malformed.self) { try PercentDecoding.decode("a%2Fb", refusesSlash: true) }
        #expect(throws: PercentDecoding.Malformed.self) { try PercentDecoding.decode("a%2fb", refusesSlash: true) }
    }

    @Test("text that is no target is refused", arguments: ["", "a", "//\u{7f}", "/ ", "http://", "http://a b/"])
    func invalid(_ text: String) {
        #expect(RequestTarget(text) == nil)
    }
}
