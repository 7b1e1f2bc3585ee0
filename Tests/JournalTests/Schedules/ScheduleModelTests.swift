import CivilTime
import JSON
import RandomTestSupport
import Testing

@testable import Journal

@Suite("schedules of random plans")
struct ScheduleModelTests {
    static let plansPerSeed = 40

    @Test("each day is what a walk from the start of the plan finds", arguments: 1...20 as ClosedRange<UInt64>)
    func model(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<Self.plansPerSeed {
            let drawn = try RandomPlan(&random)

            let found = drawn.plan.schedule(on: drawn.days, doses: drawn.doses, today: drawn.today)
            let walked = WalkedSchedule(drawn.plan, doses: drawn.doses, today: drawn.today).days(drawn.days)

            try #require(found.days.map { $0.held } == walked, "\(Reading.text(drawn.plan)) \(drawn.doses)")
        }
    }

    @Test("a part of a range has the same days from the doses it asks for", arguments: 101...110 as ClosedRange<UInt64>)
    func parts(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<Self.plansPerSeed {
            let drawn = try RandomPlan(&random)
            let whole = drawn.plan.schedule(on: drawn.days, doses: drawn.doses, today: drawn.today)
            for _ in 0..<5 {
                let first = random.below(whole.days.count)
                let last = min(first + random.below(30), whole.days.count - 1)
                let days = whole.days[first].date...whole.days[last].date
                let needed = drawn.plan.doseRange(for: days)
                let doses = drawn.doses.filter { needed.contains($0.date) }

                let part = drawn.plan.schedule(on: days, doses: doses, today: drawn.today)

                try #require(part.days == Array(whole.days[first...last]), "\(Reading.text(drawn.plan)) \(days)")
            }
        }
    }

    @Test("the totals are those of the days", arguments: 201...203 as ClosedRange<UInt64>)
    func totals(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<Self.plansPerSeed {
            let drawn = try RandomPlan(&random)

            let found = drawn.plan.schedule(on: drawn.days, doses: drawn.doses, today: drawn.today)

            let totals = found.totals
            let judged = [
                totals.taken, totals.skipped, totals.missed, totals.upcoming, totals.extra, totals.restViolations,
            ]
            #expect(judged.reduce(0, +) == found.adherences.count { $0 != .none })
            #expect(totals.doses == drawn.doses.count { $0.isTaken })
            #expect(found.days.flatMap(\.doses).count == drawn.doses.count)
        }
    }
}

extension ScheduleDay {
    /// What the walk finds too.
    fileprivate var held: WalkedSchedule.Day {
        WalkedSchedule.Day(
            date: date, phase: phase, dayOfProtocol: dayOfProtocol, block: block, planned: planned?.value.text,
            adherence: adherence, isAboveCeiling: isAboveCeiling)
    }
}
