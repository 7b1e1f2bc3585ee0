import CivilTime
import HTTPCodec
import HTTPServing
import HTTPTypes
import JSON
import Journal
import Workers

/// What the journal makes of what it holds.
struct UnderstandingHandlers: Sendable {
    let records: Records
    let workers: BoundedWorkers
    let pages: PageCache
    /// Answers with assessments.
    let assessments: RecordHandlers

    func acknowledge(_ call: Call) async throws -> Response {
        try expectNoQuery(call)
        let outcome = try await records.acknowledge(call.id(), of: call.person)
        return try assessments.response(to: outcome, of: call.person)
    }

    /// A year of dose logs is read on a worker.
    func interactions(_ call: Call) async throws -> Response {
        try expectNoQuery(call)
        let person = try call.person
        let interactions = try await workers.result(for: person) { [records] in
            try records.store.read { try records.interactions(of: person, from: $0) }
        }
        return .json(.ok, interactions.json)
    }

    func preview(_ call: Call) async throws -> Response {
        let days = try DayRange(call)
        let value: JSONValue = try await call.json()
        let person = try call.person
        let schedule = try await workers.result(for: person) { [records] in
            try records.preview(value, from: days.from, to: days.to)
        }
        return try response(with: schedule)
    }

    /// The days of ten years with thousands of doses are worked out on a worker too.
    func schedule(_ call: Call) async throws -> Response {
        let days = try DayRange(call)
        let id = try call.id()
        let person = try call.person
        let schedule = try await workers.result(for: person) { [records] in
            try records.store.read { transaction in
                try records.schedule(of: id, from: days.from, to: days.to, by: person, in: transaction)
            }
        }
        return try response(with: schedule)
    }

    private func response(with schedule: Schedule?) throws -> Response {
        guard let schedule else { throw DayRange.refusal(maximumDays: Records.scheduleDays) }
        return .json(.ok, schedule.json)
    }

    /// Reads and reckons on a worker: years of entries take longer than others on this loop should wait.
    func insights(_ call: Call) async throws -> Response {
        let days = try DayRange(call)
        let session = try call.requiredSession
        let person = session.person
        let today = try records.store.read { try records.today(of: person, from: $0) }
        let key = PageCache.Key(
            person: person.id, collection: "insights", query: "\(today) \(call.request.target.query ?? "")")
        if let bytes = pages.page(key, at: session.changeNumber) { return .json(.ok, bytes) }
        let bytes = try await workers.result(for: person) { [records] in
            try records.store.read { transaction in
                let period = try records.insightsPeriod(
                    from: days.from, to: days.to, of: person, in: transaction)
                guard let period else {
                    throw DayRange.refusal(isUpToToday: true, maximumDays: InsightsPeriod.maximumDays)
                }
                let insights = try records.insights(of: person, in: period, from: transaction)
                return JSONWriter.bytes(of: .object(insights.json))
            }
        }
        pages.keep(bytes, for: key, at: session.changeNumber)
        return .json(.ok, bytes)
    }
}
