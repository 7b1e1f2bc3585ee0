import CivilTime
import JSON

/// Writing the fields of a content: absent ones are left out.
extension JSONObject {
    mutating func set(_ name: String, _ text: String?) {
        if let text { self[name] = .string(text) }
    }

    mutating func set(_ name: String, _ date: CivilDate?) {
        set(name, date?.description)
    }

    mutating func set(_ name: String, _ id: UUID?) {
        set(name, id?.description)
    }

    mutating func set(_ name: String, _ number: JSONNumber?) {
        if let number { self[name] = .number(number) }
    }

    mutating func set(_ name: String, _ integer: Int?) {
        set(name, integer.map { JSONNumber($0) })
    }

    mutating func set(_ name: String, _ choice: (some RawRepresentable<String>)?) {
        set(name, choice?.rawValue)
    }

    mutating func set(_ name: String, _ object: JSONObject?) {
        if let object { self[name] = .object(object) }
    }

    mutating func set(_ name: String, _ objects: [JSONObject]) {
        if !objects.isEmpty { self[name] = .array(objects.map { .object($0) }) }
    }

    mutating func set(_ name: String, _ texts: [String]) {
        if !texts.isEmpty { self[name] = .array(texts.map { .string($0) }) }
    }
}
