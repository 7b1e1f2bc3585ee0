package import JSON

/// The night before.
package struct Sleep: Sendable, Hashable {
    /// What the nights are called among metrics and trackers, none of which has such a key.
    static let minutesKey = "sleep-minutes"
    static let qualityKey = "sleep-quality"

    package let minutes: Int?
    /// 0 to 10 in halves.
    package let quality: JSONNumber?

    init?(reading fields: inout FieldReader) {
        minutes = fields.integer("minutes", in: 0...1440)
        quality = fields.rating("quality")
        if !fields.hasFaults, minutes == nil, quality == nil {
            fields.fault(code: "too-few", "must have minutes or quality")
        }
    }

    var json: JSONObject {
        var object: JSONObject = [:]
        object.set("minutes", minutes)
        object.set("quality", quality)
        return object
    }
}
