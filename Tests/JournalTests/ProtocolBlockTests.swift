import CivilTime
import JSON
import Testing

@testable import Journal

@Suite("protocol block")
struct ProtocolBlockTests {
    static func block(_ weeksOn: Int, _ weeksOff: Int) throws -> ProtocolBlock {
        let json = try Reading.value(#"{"weeksOn": \#(weeksOn), "weeksOff": \#(weeksOff)}"#)
        return try FieldReader.read(json, as: "a block") { ProtocolBlock(reading: &$0) }
    }

    /// Four weeks on, two off, from Monday 2026-03-16: rest is from 04-13 to 04-26, the second cycle starts on 04-27.
    @Test(
        "rest weeks are counted on the calendar, through the change of the clocks",
        arguments: [
            ("2026-03-15", false), ("2026-03-16", false), ("2026-03-29", false), ("2026-04-12", false),
            ("2026-04-13", true), ("2026-04-20", true), ("2026-04-26", true), ("2026-04-27", false),
            ("2026-05-24", false), ("2026-05-25", true), ("2026-06-07", true), ("2026-06-08", false),
        ])
    func restWeeks(date: String, isRest: Bool) throws {
        let block = try Self.block(4, 2)
        let start = try #require(CivilDate("2026-03-16"))
        let day = try #require(CivilDate(date))

        #expect(block.isRest(dayIndex: day - start) == isRest)
    }

    @Test("without weeks of rest no day is one")
    func noRest() throws {
        let block = try Self.block(4, 0)

        #expect(!(0..<100).contains { block.isRest(dayIndex: $0) })
    }

    @Test("a day before the plan is none of rest", arguments: [-1, -28, Int.min])
    func before(dayIndex: Int) throws {
        #expect(try !Self.block(1, 104).isRest(dayIndex: dayIndex))
    }

    @Test("of each cycle exactly the last weeks are of rest")
    func shares() throws {
        let block = try Self.block(3, 1)

        let rest = (0..<56).filter { block.isRest(dayIndex: $0) }

        #expect(rest == Array(21..<28) + Array(49..<56))
    }
}
