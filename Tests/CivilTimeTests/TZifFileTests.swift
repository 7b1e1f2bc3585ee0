import RandomTestSupport
import Testing

@testable import CivilTime

struct TZifFileTests {
    @Test("the Honolulu example of RFC 9636, appendix B.2, is read")
    func honolulu() throws {
        var file = TZifBytes(footer: "HST10")
        file.offsets = [-37_886, -37_800, -34_200, -34_200, -34_200, -36_000]
        file.transitions = [
            (-2_334_101_314, 1), (-1_157_283_000, 2), (-1_155_436_200, 1), (-880_198_200, 3), (-769_395_600, 4),
            (-765_376_200, 1), (-712_150_200, 5),
        ]

        let zone = try #require(TZifFile(file.bytes))

        #expect(zone.initialOffset == -37_886)
        #expect(zone.transitions.map(\.offset) == [-37_800, -34_200, -37_800, -34_200, -34_200, -37_800, -36_000])
        #expect(zone.transitions.first?.time == -2_334_101_314)
        #expect(zone.footer == PosixTimeZone(standardOffset: -36_000, daylight: nil))
    }

    @Test("each version from 2 to 4 is read with times of 64 bits", arguments: ["2", "3", "4"] as [Unicode.Scalar])
    func version(version: Unicode.Scalar) throws {
        let time = -100_000_000_000
        let file = TZifBytes(
            version: UInt8(ascii: version), transitions: [(time, 1)], offsets: [0, 3_600], footer: "XXX-1")

        let zone = try #require(TZifFile(file.bytes))

        #expect(zone.transitions == [TZifFile.Transition(time: time, offset: 3_600)])
    }

    @Test("version 1 is read with times of 32 bits and no footer")
    func versionOne() throws {
        let file = TZifBytes(version: 0, transitions: [(-2_000_000_000, 1), (5, 0)], offsets: [60, -60])

        let zone = try #require(TZifFile(file.bytes))

        #expect(zone.initialOffset == 60)
        #expect(zone.transitions.map(\.time) == [-2_000_000_000, 5])
        #expect(zone.transitions.map(\.offset) == [-60, 60])
        #expect(zone.footer == nil)
    }

    @Test("an empty footer leaves the last offset in force")
    func emptyFooter() throws {
        let file = TZifBytes(transitions: [(0, 1)], offsets: [0, 3_600], footer: "")
        let zone = TimeZoneRules(name: "Test", file: try #require(TZifFile(file.bytes)))

        #expect(zone.offset(at: Instant(milliseconds: -1)) == 0)
        #expect(zone.offset(at: Instant(milliseconds: 0)) == 3_600)
        #expect(zone.offset(at: .latest) == 3_600)
    }

    @Test(
        "the largest and smallest offset are read, the next ones refused",
        arguments: [
            (93_599, true), (93_600, false), (-89_999, true), (-90_000, false), (Int(Int32.min), false),
        ])
    func offsetLimits(offset: Int, isAllowed: Bool) {
        let file = TZifBytes(offsets: [offset])

        #expect((TZifFile(file.bytes) != nil) == isAllowed)
    }

    @Test(
        "a file with a wrong part is refused",
        arguments: [
            TZifBytes(version: UInt8(ascii: "1")), TZifBytes(version: UInt8(ascii: "5")), TZifBytes(version: 2),
            TZifBytes(transitions: [(0, 1)]), TZifBytes(transitions: [(0, 255)]),
            TZifBytes(transitions: [(5, 0), (5, 0)]), TZifBytes(transitions: [(5, 0), (4, 0)]),
            TZifBytes(offsets: []), TZifBytes(abbreviations: []), TZifBytes(leapSeconds: [(78_796_800, 1)]),
            TZifBytes(footer: nil), TZifBytes(footer: "nonsense"), TZifBytes(footer: "XXX0\nXXX0"),
        ])
    func refused(file: TZifBytes) {
        #expect(TZifFile(file.bytes) == nil)
    }

    @Test("counts that promise more than the file holds are refused", arguments: [20, 24, 28, 32, 36, 40])
    func hugeCounts(position: Int) {
        var bytes = TZifBytes(version: 0).bytes
        bytes.replaceSubrange(position..<position + 4, with: [255, 255, 255, 255])

        #expect(TZifFile(TZifBytes(version: 0).bytes) != nil)
        #expect(TZifFile(bytes) == nil)
    }

    @Test(
        "every shorter beginning of a real file is refused, and so is a byte more",
        arguments: [
            "Europe/Berlin", "UTC", "Asia/Gaza",
        ])
    func truncated(name: String) throws {
        let bytes = try ZoneDirectory.systemFile(name)

        let readable = (0..<bytes.count).filter { TZifFile(Array(bytes.prefix($0))) != nil }

        #expect(TZifFile(bytes) != nil)
        #expect(readable.isEmpty)
        #expect(TZifFile(bytes + [0]) == nil)
    }

    @Test("a real file with flipped bytes is refused or still gives offsets within the limits", arguments: 1...8)
    func flipped(count: Int) throws {
        let original = try ZoneDirectory.systemFile("Europe/Berlin")
        let day = try #require(CivilDate("2026-03-29"))
        let time = try #require(TimeOfDay("02:30"))
        var random = SplitMix64(seed: UInt64(count))
        var refused = 0

        for _ in 0..<1_000 {
            var bytes = original
            for _ in 0..<count {
                bytes[.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
            }
            guard let file = TZifFile(bytes) else {
                refused += 1
                continue
            }
            let zone = TimeZoneRules(name: "Test", file: file)
            let instant = zone.instant(on: day, at: time)
            #expect(OffsetPeriod.allowedOffsets.contains(zone.offset(at: instant)))
            #expect(abs(zone.localDate(at: instant) - day) <= 1)
        }

        #expect(refused > 0)
        #expect(refused < 1_000)
    }

    @Test("noise is refused")
    func noise() {
        var random = SplitMix64(seed: 9_636)

        let files = (0..<2_000).map { length in
            (0..<length % 300).map { _ in UInt8.random(in: 0...255, using: &random) }
        }

        #expect(files.allSatisfy { TZifFile($0) == nil })
        #expect(files.allSatisfy { TZifFile(Array("TZif2".utf8) + $0) == nil })
    }
}
