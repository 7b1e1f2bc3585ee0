import JSON
import Testing

@Suite("Merge patches")
struct MergePatchTests {
    private func merged(_ patch: String, into target: String) throws -> String {
        let patch = try JSONParser.parse(Array(patch.utf8))
        let target = try JSONParser.parse(Array(target.utf8))
        return String(decoding: JSONWriter.bytes(of: MergePatch.apply(patch, to: target)), as: UTF8.self)
    }

    @Test(
        "do what RFC 7396, appendix A lists",
        arguments: [
            (#"{"a":"b"}"#, #"{"a":"c"}"#, #"{"a":"c"}"#),
            (#"{"a":"b"}"#, #"{"b":"c"}"#, #"{"a":"b","b":"c"}"#),
            (#"{"a":"b"}"#, #"{"a":null}"#, #"{}"#),
            (#"{"a":"b","b":"c"}"#, #"{"a":null}"#, #"{"b":"c"}"#),
            (#"{"a":["b"]}"#, #"{"a":"c"}"#, #"{"a":"c"}"#),
            (#"{"a":"c"}"#, #"{"a":["b"]}"#, #"{"a":["b"]}"#),
            (#"{"a":{"b":"c"}}"#, #"{"a":{"b":"d","c":null}}"#, #"{"a":{"b":"d"}}"#),
            (#"{"a":[{"b":"c"}]}"#, #"{"a":[1]}"#, #"{"a":[1]}"#),
            (#"["a","b"]"#, #"["c","d"]"#, #"["c","d"]"#),
            (#"{"a":"b"}"#, #"["c"]"#, #"["c"]"#),
            (#"{"a":"foo"}"#, #"null"#, #"null"#),
            (#"{"a":"foo"}"#, #""bar""#, #""bar""#),
            (#"{"e":null}"#, #"{"a":1}"#, #"{"e":null,"a":1}"#),
            (#"[1,2]"#, #"{"a":"b","c":null}"#, #"{"a":"b"}"#),
            (#"{}"#, #"{"a":{"bb":{"ccc":null}}}"#, #"{"a":{"bb":{}}}"#),
        ])
    func appendix(target: String, patch: String, result: String) throws {
        #expect(try merged(patch, into: target) == result)
    }

    @Test("keep members in place and append new ones")
    func order() throws {
        let result = try merged(#"{"z":9,"b":7,"y":null,"a":null}"#, into: #"{"c":1,"b":2,"a":3}"#)

        #expect(result == #"{"c":1,"b":7,"z":9}"#)
    }

    @Test("take no quadratic time over many members", .timeLimit(.minutes(1)))
    func manyMembers() {
        let target = JSONObject((0..<50_000).map { ("old\($0)", 1) })
        let removals = (0..<50_000).map { ("old\($0)", JSONValue.null) }
        let additions = (0..<50_000).map { ("new\($0)", JSONValue.bool(true)) }

        let result = MergePatch.apply(.object(JSONObject(removals + additions)), to: .object(target))

        #expect(result == .object(JSONObject(additions)))
    }
}
