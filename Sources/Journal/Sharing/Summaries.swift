package import CivilTime

/// Summaries for those who may read them. Nothing is written here: who reads through a share gives the summary out only
/// after `AccessLog.note`.
package struct Summaries: Sendable {
    package let records: Records
    let patients: Patients
    package let shareThrottle: AttemptThrottle

    package init(records: Records, patients: Patients, shareThrottle: AttemptThrottle) {
        self.records = records
        self.patients = patients
        self.shareThrottle = shareThrottle
    }

    /// A person's own, of all sections.
    ///
    /// - Returns: nil for days in the wrong order, too many of them, or none up to today.
    package func own(
        of person: Person, from: CivilDate?, to: CivilDate?, in transaction: any ReadTransaction
    ) throws -> Summary? {
        let today = try records.latestDay(of: person, from: transaction)
        let scope = SummaryScope(
            from: from, to: to, today: today, sections: Set(SummarySection.allCases))
        return try scope.map { try records.summary(of: person, in: $0, from: transaction) }
    }

    /// What a share shows, read by whoever holds its token or by a clinician who keeps it.
    ///
    /// - Returns: nil for days of which the share shows none.
    /// - Throws: `.tooManyAttempts`.
    package func shared(
        through access: ShareAccess, by clinician: Person? = nil, from: CivilDate?, to: CivilDate?,
        in transaction: any ReadTransaction
    ) throws -> (summary: Summary, reading: SharedReading)? {
        let now = records.now()
        try shareThrottle.check(access.share.id.description, now: now)
        shareThrottle.count(access.share.id.description, now: now)
        let today = try records.latestDay(of: access.person, from: transaction)
        guard let scope = access.share.terms.scope(from: from, to: to, today: today) else { return nil }
        let reader = try clinician.map { try patients.reader($0, from: transaction) }
        return (
            try records.summary(of: access.person, in: scope, from: transaction),
            SharedReading(access: access, days: scope.days, reader: reader)
        )
    }
}
