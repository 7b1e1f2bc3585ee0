import CivilTime
import Testing

@testable import Journal

@Suite("UUID")
struct UUIDTests {
    static let text = "01935b7e-0a1b-7c2d-8e3f-405162738495"

    @Test("the canonical text and the bytes mean the same and come back")
    func roundTrip() throws {
        let id = try #require(UUID(Self.text))

        let bytes: [UInt8] = [
            0x01, 0x93, 0x5b, 0x7e, 0x0a, 0x1b, 0x7c, 0x2d, 0x8e, 0x3f, 0x40, 0x51, 0x62, 0x73, 0x84, 0x95,
        ]
        #expect(id.description == Self.text)
        #expect(id.bytes == bytes)
        #expect(UUID(bytes: bytes) == id)
    }

    @Test("the smallest and the largest UUID are read", arguments: ["0", "f"])
    func extremes(digit: String) throws {
        let text = [8, 4, 4, 4, 12].map { String(repeating: digit, count: $0) }.joined(separator: "-")

        let id = try #require(UUID(text))

        #expect(id.description == text)
        #expect(UUID(bytes: id.bytes) == id)
    }

    @Test(
        "text in any other form is refused",
        arguments: [
            "", "-", text.uppercased(), "{\(text)}", "urn:uuid:\(text)", text + "0", text + "-",
            String(text.dropLast()),
            text.filter { $0 != "-" }, " " + text, text + " ", text.replacing("0a1b-", with: "-0a1b"),
            text.replacing("a", with: "g"), text.replacing("7e", with: "é"), text.replacing("-", with: "_"),
            text.replacing("9", with: "٩"),
        ])
    func refused(text: String) {
        #expect(UUID(text) == nil)
    }

    @Test("any other number of bytes is refused", arguments: [0, 1, 15, 17, 32])
    func refusedBytes(count: Int) {
        #expect(UUID(bytes: Array(repeating: 1, count: count)) == nil)
    }

    @Test("version 7 carries the milliseconds, the version and the variant (RFC 9562 §5.7)")
    func version7() {
        let id = UUID(version7At: Instant(milliseconds: 0x0123_4567_89AB), random: Array(repeating: 0xFF, count: 10))

        #expect(id.description == "01234567-89ab-7fff-bfff-ffffffffffff")
    }

    @Test("version 7 without randomness still has its version and variant")
    func version7Empty() {
        let id = UUID(version7At: Instant(milliseconds: 1), random: [])

        #expect(id.description == "00000000-0001-7000-8000-000000000000")
    }

    @Test("version 7 takes each of ten random bytes into the id")
    func version7Randomness() {
        let ids = (0..<10).map { index in
            var random = [UInt8](repeating: 0, count: 10)
            random[index] = 1
            return UUID(version7At: Instant(milliseconds: 1), random: random)
        }

        #expect(Set(ids).count == 10)
    }

    @Test("an instant outside of 48 bits does not spill into the version", arguments: [Int64.min, -1, 1 << 48, .max])
    func version7Range(milliseconds: Int64) {
        let id = UUID(version7At: Instant(milliseconds: milliseconds), random: [])

        #expect(id.bytes[6] == 0x70)
        #expect(id.bytes[8] == 0x80)
    }

    @Test("version 7 ids sort by their time")
    func version7Order() {
        let ids = [1, 2, 255, 256, 1_795_474_800_000].map {
            UUID(version7At: Instant(milliseconds: $0), random: [UInt8(truncatingIfNeeded: $0)]).description
        }

        #expect(ids == ids.sorted())
    }
}
