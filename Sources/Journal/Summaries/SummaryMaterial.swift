import CivilTime
import JSON

/// The records that a summary is made of: those of the sections that are shown, within the period, without the person's
/// own words.
struct SummaryMaterial {
    let scope: SummaryScope
    /// Check-ins and the doses taken; none where neither is shown.
    private(set) var diary: Diary
    private(set) var doses: [DoseSummary.Entry] = []
    private(set) var doseDelays: [WritingDelay] = []
    private(set) var assessments: [(id: UUID, content: Assessment)] = []
    private(set) var plans: [(id: UUID, plan: DosingProtocol)] = []
    private(set) var medications: [MedicationSummary] = []
    /// Up to the end of the period, also from before it, the oldest first.
    private(set) var screenings: [(id: UUID, content: Screening)] = []
    /// In the order in which they were read.
    private(set) var notes: [ReleasedNote] = []

    private let rules: JournalRules

    init(
        of person: Person, in scope: SummaryScope, rules: JournalRules, from transaction: any ReadTransaction
    ) throws {
        self.scope = scope
        self.rules = rules
        diary = Diary(
            period: scope.period, today: scope.days.upperBound, entries: [], doses: [], doseDates: [], plans: [],
            assessments: [])
        try readDoses(of: person, from: transaction)
        try readCheckIns(of: person, from: transaction)
        if scope.shows(.assessments) {
            assessments = try read(Assessment.self, of: person, on: scope.days, from: transaction)
                .map { ($0.id, $1) }
        }
        if scope.shows(.screening) {
            let upToEnd = scope.limits.lowerBound...scope.days.upperBound
            screenings = try read(Screening.self, of: person, on: upToEnd, from: transaction).map { ($0.id, $1) }
        }
        // What began before the period may hold on in it.
        let begun = CivilDate.earliest...scope.days.upperBound
        if scope.shows(.protocols) {
            plans = try read(DosingProtocol.self, of: person, on: begun, from: transaction, where: isCurrent)
                .map { record, plan in
                    var plan = try plan.recalling(record)
                    plan.statusHistory = plan.statusHistory?.upTo(scope.limits.upperBound)
                    return (record.id, plan)
                }
        }
        if scope.shows(.medications) {
            medications = try read(Medication.self, of: person, on: begun, from: transaction, where: isCurrent)
                .map { MedicationSummary(id: $0.id, medication: $1) }
        }
    }

    private mutating func readDoses(of person: Person, from transaction: any ReadTransaction) throws {
        guard scope.shows(.doses) else { return }
        for (record, dose) in try read(DoseLog.self, of: person, on: scope.days, from: transaction) {
            doses.append(DoseSummary.Entry(id: record.id, dose: dose))
            doseDelays.append(WritingDelay(of: record, try record.members(), timeZones: rules.timeZones))
        }
    }

    /// Check-ins also hold side effects, which may be shown without the rest.
    private mutating func readCheckIns(of person: Person, from transaction: any ReadTransaction) throws {
        var entries: [Diary.Entry] = []
        if scope.shows(.checkIns) || scope.shows(.sideEffects) {
            try transaction.forEachRecord(in: CheckIn.collection, of: person, on: scope.days) { record in
                entries.append(try Diary.Entry(record, timeZones: rules.timeZones))
                guard scope.shows(.checkIns), scope.shows(.notes) else { return }
                var content = try record.content()
                release(RecordWords.take(from: &content), of: record)
            }
        }
        let taken = doses.map(\.dose).filter { $0.status == .taken }
        diary = Diary(
            period: scope.period, today: scope.days.upperBound, entries: entries, doses: taken,
            doseDates: taken.map(\.localDate), plans: [], assessments: [])
    }

    /// The contents of a collection without their words, the oldest first; keeps the words if they are released.
    ///
    /// What the rules of today would refuse is left out: a stored record was taken by the rules of its time.
    private mutating func read<Content: RecordContent>(
        _ type: Content.Type, of person: Person, on days: ClosedRange<CivilDate>, from transaction: any ReadTransaction,
        where isWanted: (Content) -> Bool = { _ in true }
    ) throws -> [(Record, Content)] {
        var found: [(Record, Content)] = []
        try transaction.forEachRecord(in: type.collection, of: person, on: days) { record in
            var members = try record.content()
            let words = RecordWords.take(from: &members)
            // What a dose hangs on is shown with the plans.
            if !scope.shows(.protocols) { members["protocolId"] = nil }
            if scope.limits.upperBound < .latest {
                LaterDays.cut(
                    from: &members, after: scope.limits.upperBound, history: StatusHistory(try record.members()))
            }
            guard case .success(let draft) = Draft.reading(.object(members), in: type, by: rules),
                let content = draft.content as? Content, isWanted(content)
            else { return }
            found.append((record, content))
            if scope.days.contains(record.event.date) { release(words, of: record) }
        }
        return found
    }

    private mutating func release(_ words: [(field: String, text: String)], of record: Record) {
        guard scope.shows(.notes) else { return }
        notes += words.map { field, text in
            ReleasedNote(
                recordID: record.id, date: record.event.date, collection: record.collection, field: field, text: text)
        }
    }

    /// Whether a plan reaches into the period by its dates; its status says the rest.
    private func isCurrent(_ plan: DosingProtocol) -> Bool {
        (plan.endDate ?? .latest) >= scope.days.lowerBound
    }

    private func isCurrent(_ medication: Medication) -> Bool {
        (medication.to ?? .latest) >= scope.days.lowerBound
    }
}
