import JSON
import RandomTestSupport
import Testing

@Suite("Whatever the bytes, the parser")
struct JSONParserRobustnessTests {
    static let document = #"""
        {"at":"2026-11-23T08:10:00+01:00","ratings":{"mood":6.5,"energy":-5e-1},"note":"Grüße \"\u00e9\" \ud83d\ude00 😀",
         "tags":["a",null,true,false,[],{}]}
        """#

    @Test("refuses every truncation of a document, for lack of its end or inside of a letter")
    func truncations() throws {
        let bytes = Array(Self.document.utf8)
        #expect(throws: Never.self) { try JSONParser.parse(bytes) }

        for length in bytes.indices {
            let error = #expect(throws: JSONSyntaxError.self) { try JSONParser.parse(Array(bytes[..<length])) }
            #expect(error?.reason == .unexpectedEnd || error?.reason == .invalidUTF8, "cut at \(length)")
        }
    }

    @Test(
        "refuses every document with a byte after its end", arguments: [0x00, 0x22, 0x2C, 0x31, 0x7D, 0xEF] as [UInt8])
    func trailingBytes(byte: UInt8) {
        let bytes = Array(Self.document.utf8)

        let error = #expect(throws: JSONSyntaxError.self) { try JSONParser.parse(bytes + [byte]) }

        #expect(error == JSONSyntaxError(.trailingBytes, at: bytes.count))
    }

    @Test("answers random bytes with a value or an error within them", arguments: [1, 2, 3, 4] as [UInt64])
    func randomBytes(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let alphabet = Array(#"{}[]:,"\u0019aeE+-.tfn dD8 "#.utf8) + [0x00, 0x80, 0xC3, 0xE2, 0xED, 0xF0, 0xFF]

        for _ in 0..<5_000 {
            let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in alphabet[Int(random.next() % 34)] }
            expectSoundAnswer(to: bytes)
        }
    }

    @Test("answers a document with random bytes changed in the same way", arguments: [5, 6, 7, 8] as [UInt64])
    func mutations(seed: UInt64) {
        var random = SplitMix64(seed: seed)

        for _ in 0..<2_000 {
            var bytes = Array(Self.document.utf8)
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            expectSoundAnswer(to: bytes)
        }
    }

    /// An error must lie within the bytes, and a value must come back unchanged when written and read again.
    private func expectSoundAnswer(to bytes: [UInt8]) {
        do throws(JSONSyntaxError) {
            let value = try JSONParser.parse(bytes)
            let again = try JSONParser.parse(JSONWriter.bytes(of: value))
            #expect(again == value, "\(bytes)")
        } catch {
            #expect((0...bytes.count).contains(error.offset), "\(bytes)")
        }
    }
}
