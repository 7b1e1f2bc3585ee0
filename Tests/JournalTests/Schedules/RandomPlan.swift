import CivilTime
import JSON
import RandomTestSupport

@testable import Journal

/// A plan of any kind with doses around it, the same for the same seed; small numbers, so that edges meet.
struct RandomPlan {
    let plan: DosingProtocol
    let doses: [ScheduledDose]
    let today: CivilDate
    /// From some days before the start, longer than most plans.
    let days: ClosedRange<CivilDate>

    private static let amounts = ["0.05", "0.1", "0.2", "0.25"]

    init(_ random: inout SplitMix64) throws {
        let start = CivilDate(dayNumber: -719_000 + random.below(3_651_000)) ?? .earliest
        func date(_ offset: Int) -> CivilDate { start.adding(days: offset) ?? .latest }
        var members = ["\"startDate\":\"\(start)\"", "\"schedule\":\(Self.schedule(&random))"]
        if random.below(10) < 6 {
            members.append("\"block\":{\"weeksOn\":\(1 + random.below(4)),\"weeksOff\":\(random.below(3))}")
        }
        if random.below(10) < 4 { members.append("\"endDate\":\"\(date(random.below(100)))\"") }
        if random.below(10) < 6 { members.append("\"shiftPolicy\":\"shift-following\"") }
        members.append("\"status\":\"\(Self.status(&random).rawValue)\"")
        let pauses = (0..<random.below(6)).map { _ in
            // Every other pause begins where a block may.
            let from = random.below(2) == 0 ? random.below(18) * 7 : random.below(130) - 10
            return "{\"from\":\"\(date(from))\",\"to\":\"\(date(from + random.below(random.below(5) == 0 ? 40 : 8)))\"}"
        }
        members.append("\"pauses\":[\(pauses.joined(separator: ","))]")
        let fromDays = Set((0..<random.below(5)).map { _ in 1 + random.below(80) }).sorted()
        let steps = fromDays.map { "{\"fromDay\":\($0),\"amount\":\(Self.amount(&random))}" }
        members.append("\"steps\":[\(steps.joined(separator: ","))]")
        if random.below(2) == 0 { members.append("\"ceiling\":{\"value\":0.2,\"unit\":\"g\"}") }
        var plan = try Planning.plan("{\(members.joined(separator: ","))}")
        if random.below(2) == 0 {
            let days = (0..<1 + random.below(4)).map { _ in date(random.below(150) - 20) }.sorted()
            plan.statusHistory = days.dropFirst().reduce(
                StatusHistory(Self.status(&random), from: days[0])
            ) { history, day in history.adding(Self.status(&random), on: day) }
        }
        self.plan = plan
        today = date(random.below(180) - 20)
        days = date(-15)...date(170)
        var doses: [ScheduledDose] = []
        for number in 0..<random.below(70) {
            let amount = try Planning.amount(Self.amount(&random))
            doses.append(
                ScheduledDose(
                    id: UUID(high: 0, low: UInt64(number)), date: date(random.below(185) - 15),
                    isTaken: random.below(4) > 0, amount: amount))
        }
        self.doses = doses
    }

    private static func status(_ random: inout SplitMix64) -> DosingProtocol.Status {
        let statuses = DosingProtocol.Status.allCases + [.active, .active]
        return statuses[random.below(statuses.count)]
    }

    private static func schedule(_ random: inout SplitMix64) -> String {
        switch random.below(8) {
        case 0: return "{\"kind\":\"as-needed\"}"
        case 1: return "{\"kind\":\"as-needed\",\"maxPerWeek\":\(1 + random.below(4))}"
        case 2:
            let days = Weekday.allCases.shuffled(using: &random).prefix(1 + random.below(7))
            return "{\"kind\":\"weekdays\",\"days\":[\(days.map { "\"\($0)\"" }.joined(separator: ","))]}"
        case 3, 4:
            var days = (0..<1 + random.below(10)).map { _ in random.below(3) == 0 }
            days[random.below(days.count)] = true
            return "{\"kind\":\"pattern\",\"days\":[\(days.map { "\($0)" }.joined(separator: ","))]}"
        default:
            return "{\"kind\":\"cycle\",\"doseDays\":\(1 + random.below(4)),\"restDays\":\(random.below(6))}"
        }
    }

    private static func amount(_ random: inout SplitMix64) -> String {
        "{\"value\":\(amounts[random.below(amounts.count)]),\"unit\":\"g\"}"
    }
}
