import CivilTime

extension Records {
    /// What a reader may see of a person's journal; reads a period whole, so it is not for a thread that must not wait.
    package func summary(
        of person: Person, in scope: SummaryScope, from transaction: any ReadTransaction
    ) throws -> Summary {
        let user = try transaction.account(of: person)?.user
        let material = try SummaryMaterial(of: person, in: scope, rules: rules, from: transaction)
        let vocabulary = Vocabulary(metrics: rules.metrics, trackers: try transaction.trackerScales(of: person))
        let ratings = material.diary.ratings
        let metrics = ratings.compactMap { MetricSummary($0, vocabulary: vocabulary) }.sorted { $0.precedes($1) }
        let screening = material.screeningAnswers
        return Summary(
            madeAt: now(), today: try today(of: person, from: transaction), displayName: user?.displayName,
            timeZone: user?.timeZone ?? "Etc/UTC", days: scope.days,
            sections: scope.sections,
            riskAnswers: material.riskAnswers(besides: screening), timing: material.timing,
            protocols: scope.shows(.protocols) ? try protocols(in: material, of: person, from: transaction) : nil,
            doses: scope.shows(.doses) ? DoseSummary(material.doses) : nil,
            scales: scope.shows(.assessments) ? ScaleSummary.all(material.assessments) : nil,
            metrics: scope.shows(.checkIns) ? metrics : nil,
            lowMood: scope.shows(.checkIns) ? material.lowMood(of: ratings) : nil,
            sleep: scope.shows(.checkIns) ? SleepSummary(material.diary) : nil,
            practices: scope.shows(.checkIns) ? PracticeSummary.all(material.diary) : nil,
            dosePhases: scope.shows(.insights) ? PhaseSummary(material.diary, ratings, vocabulary) : nil,
            sideEffects: scope.shows(.sideEffects) ? SideEffectSummary.all(material.diary) : nil,
            medications: scope.shows(.medications) ? material.medications : nil,
            screening: scope.shows(.screening) ? screening : nil,
            notes: scope.shows(.notes) ? material.newestNotes : nil)
    }

    /// The last day on which something can have happened: today where the person lives or, where they have written
    /// something farther east since, the date that it was there. An answer about suicide is not left out because it was
    /// given on a journey.
    func latestDay(of person: Person, from transaction: any ReadTransaction) throws -> CivilDate {
        let today = try today(of: person, from: transaction)
        let now = now()
        // No zone is farther ahead of UTC.
        let farthest = CivilDate(Instant(milliseconds: now.milliseconds + 14 * 3_600_000))
        guard farthest > today, let next = today.adding(days: 1) else { return today }
        let collections = [Assessment.collection, Screening.collection, CheckIn.collection, DoseLog.collection]
        let query = PageQuery(from: next, to: farthest, limit: PageQuery.maximumLimit)
        let days = try collections.compactMap { collection in
            try transaction.records(in: collection.name, of: person, matching: query)
                .first { $0.event.instant <= now }?.event.date
        }
        return max(today, days.max() ?? today)
    }

    /// The plans that were in force on a day of the period, with what came of them where doses are shown.
    private func protocols(
        in material: SummaryMaterial, of person: Person, from transaction: any ReadTransaction
    ) throws -> [ProtocolSummary] {
        let days = material.scope.days
        return try material.plans.compactMap { id, plan in
            let today = plan.timeZone.localDate(at: now())
            let schedule =
                material.scope.shows(.doses)
                ? try schedule(
                    of: plan, id: id, on: days, today: today, by: person, in: transaction,
                    lookingAt: material.scope.limits)
                : plan.schedule(on: days, doses: [], today: today)
            let isInForce = schedule.days.contains { day in
                (day.phase != .before && day.phase != .after) || day.adherence != .none
            }
            guard isInForce else { return nil }
            return ProtocolSummary(id: id, plan: plan, schedule: material.scope.shows(.doses) ? schedule : nil)
        }
    }
}
