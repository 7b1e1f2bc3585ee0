package import CivilTime
import JSON

extension Records {
    /// Today, where the person lives.
    package func today(of person: Person, from transaction: any ReadTransaction) throws -> CivilDate {
        let zone = try transaction.account(of: person).flatMap { rules.timeZones.rules(for: $0.user.timeZone) }
        return zone?.localDate(at: now()) ?? CivilDate(now())
    }

    /// The period that is meant where a request leaves an end out: from the first check-in or dose on, and up to today,
    /// where any period ends: days to come are neither missing nor without a dose.
    ///
    /// - Returns: nil for one that is too long, the wrong way round or yet to come.
    package func insightsPeriod(
        from: CivilDate?, to: CivilDate?, of person: Person, in transaction: any ReadTransaction
    ) throws -> InsightsPeriod? {
        let today = try today(of: person, from: transaction)
        if let from, from > min(to ?? today, today) { return nil }
        let to = min(to ?? today, today)
        if let from { return InsightsPeriod(from: from, to: to) }
        let firsts = try [CheckIn.collection, DoseLog.collection].compactMap { collection in
            try transaction.records(
                in: collection.name, of: person, matching: PageQuery(to: to, order: .ascending, limit: 1)
            ).first?.event.date
        }
        return InsightsPeriod(upTo: to, notBefore: firsts.min() ?? to)
    }

    /// What a person's journal shows of a period; reads all of it, so it is not for a thread that must not wait.
    package func insights(
        of person: Person, in period: InsightsPeriod, from transaction: any ReadTransaction
    ) throws -> Insights {
        let last = period.days.upperBound
        var entries: [Diary.Entry] = []
        try transaction.forEachRecord(in: CheckIn.collection, of: person, on: period.days) { record in
            entries.append(try Diary.Entry(record, timeZones: rules.timeZones))
        }
        var assessments: [ScoredAssessment] = []
        try transaction.forEachRecord(in: Assessment.collection, of: person, on: .earliest...last) { record in
            if let assessment = ScoredAssessment(record) { assessments.append(assessment) }
        }
        var doses: [DoseLog] = []
        var doseDates: [CivilDate] = []
        try transaction.forEachRecord(in: DoseLog.collection, of: person, on: .earliest...last) { record in
            guard try record.members()["status"] == .string(DoseLog.Status.taken.rawValue) else { return }
            if doseDates.last != record.event.date { doseDates.append(record.event.date) }
            guard period.days.contains(record.event.date),
                case .success(let draft) = Draft.reading(.object(try record.content()), in: DoseLog.self, by: rules),
                let dose = draft.content as? DoseLog
            else { return }
            doses.append(dose)
        }
        let plans = try transaction.contents(of: DosingProtocol.self, by: person, rules: rules)
        let diary = Diary(
            period: period, today: try today(of: person, from: transaction), entries: entries,
            doses: doses, doseDates: doseDates,
            plans: plans.map { Diary.Plan(id: $0.id, content: $0.content) }, assessments: assessments)
        let vocabulary = Vocabulary(
            metrics: rules.metrics, trackers: try transaction.trackerScales(of: person))
        return Insights(diary: diary, vocabulary: vocabulary)
    }
}
