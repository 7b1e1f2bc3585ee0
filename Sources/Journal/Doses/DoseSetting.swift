import JSON

/// Where and with whom a dose was taken.
package struct DoseSetting: Sendable, Hashable {
    package let place: String?
    package let company: String?
    package let activity: String?
    package let note: String?

    init?(reading fields: inout FieldReader) {
        place = fields.string("place", length: 1...200)
        company = fields.string("company", length: 1...200)
        activity = fields.string("activity", length: 1...200)
        note = fields.text("note")
        if !fields.hasFaults, place == nil, company == nil, activity == nil, note == nil {
            fields.fault(code: "too-few", "must have a place, company, activity or note")
        }
    }

    var json: JSONObject {
        var object: JSONObject = [:]
        object.set("place", place)
        object.set("company", company)
        object.set("activity", activity)
        object.set("note", note)
        return object
    }
}
