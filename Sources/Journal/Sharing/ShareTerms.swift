package import CivilTime
package import JSON

/// What a share is called and what it shows.
package struct ShareTerms: Sendable, Hashable {
    /// The person's word for who has it; its holder never sees it.
    package let label: String
    package let sections: Set<SummarySection>
    /// The first day that is shown; `nil` for all that came before.
    package let from: CivilDate?
    /// The last day that is shown; `nil` for all that is to come.
    package let to: CivilDate?

    /// The words are released by `includeNotes` or by naming them among the sections.
    ///
    /// Faults: those of the fields; `before-start` at `to`; `invalid` for
    /// a section without those that it is made of, and at `includeNotes` when it says otherwise than the sections.
    init?(reading fields: inout FieldReader) {
        let label = fields.string("label", length: 1...100, required: true)
        let named = fields.choices(
            "sections", of: SummarySection.self, count: 1...SummarySection.allCases.count, required: true, unique: true)
        from = fields.date("from")
        to = fields.date("to")
        let includesNotes = fields.bool("includeNotes")
        if let from, let to, to < from { fields.fault("to", code: "before-start", "must not be before from") }
        guard let label, let named else { return nil }
        if includesNotes == false, named.contains(.notes) {
            fields.fault("includeNotes", code: FaultCode.invalid, "must not be false where the sections have notes")
        }
        var sections = Set(named)
        if includesNotes == true { sections.insert(.notes) }
        for (index, section) in named.enumerated() {
            let missing = section.foundations.filter { !sections.contains($0) }.map(\.rawValue)
            guard !missing.isEmpty else { continue }
            fields.fault(
                at: fields.pointer.appending("sections").appending(index), code: FaultCode.invalid,
                "shows nothing without \(missing.joined(separator: " and "))")
        }
        if sections == [.notes] {
            fields.fault("sections", code: FaultCode.invalid, "must name whose notes are shown")
        }
        self.label = label
        self.sections = sections
    }

    /// Reads what `json` made.
    ///
    /// - Throws: `InvalidFields`.
    package init(_ value: JSONValue) throws(InvalidFields) {
        self = try FieldReader.read(value, as: "the terms of a share") { ShareTerms(reading: &$0) }
    }

    package var json: JSONObject {
        var object: JSONObject = ["label": .string(label)]
        object["sections"] = .array(
            SummarySection.allCases.filter(sections.contains).map { .string($0.rawValue) })
        object.set("from", from)
        object.set("to", to)
        object["includeNotes"] = .bool(sections.contains(.notes))
        return object
    }

    /// Whether nothing is shown that the others do not show.
    func isWithin(_ others: ShareTerms) -> Bool {
        sections.isSubset(of: others.sections)
            && (from ?? .earliest) >= (others.from ?? .earliest) && (to ?? .latest) <= (others.to ?? .latest)
    }

    /// What a reader with these terms may see of the days that they ask for; `nil` where they have none in common.
    package func scope(from: CivilDate?, to: CivilDate?, today: CivilDate) -> SummaryScope? {
        SummaryScope(
            from: from, to: to, limitedFrom: self.from, limitedTo: self.to, today: today, sections: sections)
    }
}
