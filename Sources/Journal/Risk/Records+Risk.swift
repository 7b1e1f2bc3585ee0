package import JSON

/// What stands beside answers that are a risk.
extension Records {
    /// The members to add to records that hold a risk flag when they are answered: the crisis text in the person's
    /// language, as it is now and not as it was when they were written.
    package func riskAdditions(
        to records: [Record], of person: Person, from transaction: any ReadTransaction
    ) throws -> [UUID: JSONObject] {
        var additions: [UUID: JSONObject] = [:]
        var text: JSONValue?
        for record in records where try record.holdsRiskFlag() {
            let crisisText = try text ?? .string(self.crisisText(for: person, from: transaction))
            text = crisisText
            additions[record.id] = ["crisisText": crisisText]
        }
        return additions
    }

    /// The same for one record, alone or among others of its history.
    package func riskAddition(
        to record: Record, of person: Person, from transaction: any ReadTransaction
    ) throws -> JSONObject? {
        try riskAdditions(to: [record], of: person, from: transaction)[record.id]
    }

    /// The flags of a content that was written, with the crisis text; empty where there is no risk.
    func riskNotice(
        of content: any RecordContent, by person: Person, from transaction: any ReadTransaction
    ) throws -> JSONObject {
        let flags = content.riskFlags
        guard !flags.isEmpty else { return [:] }
        return [
            "flags": .array(flags.map { .object($0.json) }),
            "crisisText": .string(try crisisText(for: person, from: transaction)),
        ]
    }

    private func crisisText(for person: Person, from transaction: any ReadTransaction) throws -> String {
        crisisTexts.text(for: try transaction.account(of: person)?.user.locale)
    }
}

extension Record {
    /// Whether it was stored with a risk flag.
    fileprivate func holdsRiskFlag() throws -> Bool {
        guard !isDeleted, Records.contentType(of: collection)?.canFlagRisk == true else { return false }
        return try members()["flags"] != nil
    }
}

extension RecordContent {
    /// Whether records of this collection can hold a risk flag.
    fileprivate static var canFlagRisk: Bool { derivedMembers.contains("flags") }
}
