package import CivilTime
package import JSON

/// A medicine or supplement that a person takes, in their own words.
package struct Medication: RecordContent {
    package static let collection = Collection(name: "medications", noun: "a medication")

    package let name: String
    package let medicationClass: MedicationClass?
    /// How much and how often, as the person says it.
    package let dose: String?
    /// The first day; `nil` when it is not known.
    package let from: CivilDate?
    /// The last day; `nil` while it is being taken.
    package let to: CivilDate?
    package let note: String?
    package let tags: [String]

    package init?(reading fields: inout FieldReader, by rules: JournalRules) {
        let name = fields.string("name", length: 1...200, required: true)
        medicationClass = fields.choice("class", of: MedicationClass.self)
        dose = fields.string("dose", length: 1...200)
        from = fields.date("from")
        to = fields.date("to")
        note = fields.text("note")
        tags = fields.tags()
        if let from, let to, to < from { fields.fault("to", code: "before-start", "must not be before from") }
        guard let name else { return nil }
        self.name = name
    }

    /// Lists sort by the first day; what has none stands before all that have one.
    package var event: RecordEvent { .start(of: from ?? .earliest) }

    package var json: JSONObject {
        var object: JSONObject = ["name": .string(name)]
        object.set("class", medicationClass)
        object.set("dose", dose)
        object.set("from", from)
        object.set("to", to)
        object.set("note", note)
        object.set("tags", tags)
        return object
    }

    /// Whether it was taken on a day, as far as the two dates tell.
    package func isTaken(on date: CivilDate) -> Bool {
        (from ?? .earliest) <= date && date <= (to ?? .latest)
    }
}
