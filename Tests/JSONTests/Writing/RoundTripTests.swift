import JSON
import RandomTestSupport
import Testing

@Suite("Round trips")
struct RoundTripTests {
    @Test(
        "compact text comes back byte for byte",
        arguments: [
            "null", "[]", "{}", #""\u0000\b\"\\/é😀""#, #"{"b":0.10,"a":[1e5,-0,[[{}]]],"":"x"}"#,
            #"[true,false,null,12345678901234567890.5]"#,
        ])
    func text(text: String) throws {
        let bytes = Array(text.utf8)

        #expect(JSONWriter.bytes(of: try JSONParser.parse(bytes)) == bytes)
    }

    @Test("any tree comes back the same", arguments: [11, 12, 13, 14, 15, 16] as [UInt64])
    func trees(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)

        for _ in 0..<100 {
            let value = tree(depth: 4, &random)
            #expect(try JSONParser.parse(JSONWriter.bytes(of: value)) == value)
        }
    }

    private func tree(depth: Int, _ random: inout SplitMix64) -> JSONValue {
        switch Int.random(in: 0...(depth > 0 ? 6 : 4), using: &random) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &random))
        case 2: return .number(JSONNumber(Int.random(in: Int.min...Int.max, using: &random)))
        case 3, 4: return .string(string(&random))
        case 5: return .array((0..<Int.random(in: 0...6, using: &random)).map { _ in tree(depth: depth - 1, &random) })
        default:
            let count = Int.random(in: 0...24, using: &random)
            return .object(JSONObject((0..<count).map { _ in (string(&random), tree(depth: depth - 1, &random)) }))
        }
    }

    private func string(_ random: inout SplitMix64) -> String {
        let bounds: [UInt32] = [0x20, 0x80, 0x800, 0x11_0000]
        var text = ""
        for _ in 0..<Int.random(in: 0...20, using: &random) {
            let bound = bounds[Int.random(in: bounds.indices, using: &random)]
            text.unicodeScalars.append(Unicode.Scalar(UInt32.random(in: 0..<bound, using: &random)) ?? "\u{FFFD}")
        }
        return text
    }
}
