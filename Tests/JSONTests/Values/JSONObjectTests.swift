import Testing

@testable import JSON

@Suite("Objects")
struct JSONObjectTests {
    /// Sizes on both sides of the limit at which names are hashed.
    static let sizes = [1, 3, JSONObject.linearLookupLimit, JSONObject.linearLookupLimit + 1, 100]

    private func numbered(_ count: Int) -> JSONObject {
        JSONObject((0..<count).map { ("name\($0)", .number(JSONNumber($0))) })
    }

    @Test("find every member and nothing else", arguments: sizes)
    func lookup(count: Int) {
        let object = numbered(count)

        #expect(object.count == count)
        #expect((0..<count).allSatisfy { object["name\($0)"] == .number(JSONNumber($0)) })
        #expect(object["name\(count)"] == nil)
        #expect(object[""] == nil)
    }

    @Test("keep the order of their members through setting, replacing and removing", arguments: sizes)
    func order(count: Int) {
        var object = numbered(count)

        object["new"] = "appended"
        object["name0"] = "replaced"
        object["absent"] = nil

        #expect(object.names == (0..<count).map { "name\($0)" } + ["new"])
        #expect(object.members[0].value == "replaced")

        object["name0"] = nil

        #expect(object.names == (1..<max(count, 1)).map { "name\($0)" } + ["new"])
        #expect(object["name0"] == nil)
        #expect(object["new"] == "appended")
        #expect((1..<max(count, 1)).allSatisfy { object["name\($0)"] == .number(JSONNumber($0)) })
    }

    @Test("are equal, and hash alike, in any order", arguments: sizes)
    func equality(count: Int) {
        let object = numbered(count)
        let reversed = JSONObject(object.members.reversed().map { ($0.name, $0.value) })
        var other = object
        other["name0"] = "other"

        #expect(object == reversed)
        #expect(object.hashValue == reversed.hashValue)
        #expect(object != other)
        #expect(object != numbered(count + 1))
    }

    @Test("append a member only if its name is new", arguments: sizes)
    func appendingIfNew(count: Int) {
        var object = numbered(count)

        let isKnownAppended = object.appendIfNew("name0", "again")
        let isNewAppended = object.appendIfNew("new", "value")

        #expect(!isKnownAppended)
        #expect(isNewAppended)
        #expect(object.count == count + 1)
        #expect(object["name0"] == 0)
        #expect(object["new"] == "value")
    }

    @Test("hash names exactly when there are more than can be scanned")
    func indexing() {
        var object = numbered(JSONObject.linearLookupLimit)
        #expect(!object.isIndexed)

        object["one more"] = true
        #expect(object.isIndexed)

        object["one more"] = nil
        #expect(!object.isIndexed)
    }

    @Test("take the later value where a literal has a name twice")
    func repeatedName() {
        let object = JSONObject([("a", 1), ("b", 2), ("a", 3)])

        #expect(object.names == ["a", "b"])
        #expect(object["a"] == 3)
        #expect(!object.isEmpty)
        #expect(JSONObject().isEmpty)
    }

    @Test("tell names apart by their bytes, not by how they look", arguments: [0, JSONObject.linearLookupLimit])
    func exactNames(padding: Int) {
        var object = numbered(padding)
        object["\u{E9}"] = "composed"
        object["e\u{301}"] = "decomposed"
        object["K"] = "letter"
        object["\u{212A}"] = "kelvin"

        #expect(object.count == padding + 4)
        #expect(object["\u{E9}"] == "composed")
        #expect(object["e\u{301}"] == "decomposed")
        #expect(object["K"] == "letter")
    }
}
