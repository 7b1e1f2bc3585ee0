import JSON

/// Something in an imported text that did not come into the journal, or not as it stood, and that a person has to look at.
package struct ImportRemark: Sendable, Hashable {
    let place: ImportPlace
    /// What it is about, a stable word for programs: a `FaultCode` or one of `ImportCode`.
    let code: String
    /// What is the matter, for people.
    let detail: String

    init(_ place: ImportPlace, code: String, _ detail: String) {
        self.place = place
        self.code = code
        self.detail = detail
    }

    /// The remarks for the faults of a record at a place.
    static func remarks(on invalid: InvalidFields, at place: ImportPlace) -> [ImportRemark] {
        invalid.faults.map { fault in
            switch place {
            case .pointer(let pointer):
                return ImportRemark(.pointer(pointer.appending(fault.pointer)), code: fault.code, fault.detail)
            case .line:
                let name = fault.pointer.description.drop { $0 == "/" }
                return ImportRemark(place, code: fault.code, name.isEmpty ? fault.detail : "\(name) \(fault.detail)")
            }
        }
    }

    /// `{"pointer":…,"code":…,"detail":…}` or the same with `line`.
    var json: JSONValue {
        var object: JSONObject = [:]
        switch place {
        case .pointer(let pointer): object.set("pointer", pointer.description)
        case .line(let line): object.set("line", line)
        }
        object.set("code", code)
        object.set("detail", detail)
        return .object(object)
    }
}
