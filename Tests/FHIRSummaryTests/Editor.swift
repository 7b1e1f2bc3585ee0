import JSON
import JournalTestSupport
import Testing

@testable import FHIRSummary

/// Changes a document at one place.
struct Editor {
    private(set) var bundle: JSONValue

    private struct NowhereToBeFound: Error { let place: String }

    private var entries: [JSONValue] { bundle.value(at: "/entry")?.array ?? [] }

    /// The address of the first resource of a type.
    func url(_ type: String) -> String? { index(of: type).flatMap { entries[$0].value(at: "/fullUrl")?.text } }

    mutating func set(_ pointer: String, _ value: JSONValue?) throws {
        let path = pointer.split(separator: "/").map(String.init)
        guard let changed = Self.set(bundle, path[...], value) else { throw NowhereToBeFound(place: pointer) }
        bundle = changed
    }

    /// Sets a member of the first resource of a type.
    mutating func set(_ type: String, _ pointer: String, _ value: JSONValue?) throws {
        let place = try #require(index(of: type))
        try set("/entry/\(place)/resource\(pointer)", value)
    }

    /// Sets a member of the first Observation of a code.
    mutating func set(code: String, _ pointer: String, _ value: JSONValue?) throws {
        let found = entries.firstIndex { $0.value(at: "/resource/code/coding/0/code")?.text == code }
        let place = try #require(found)
        try set("/entry/\(place)/resource\(pointer)", value)
    }

    mutating func reverseEntries() {
        guard var object = bundle.object else { return }
        object["entry"] = .array(entries.reversed())
        bundle = .object(object)
    }

    /// Adds the first resource of a type a second time.
    mutating func repeatEntry(_ type: String) {
        guard let index = index(of: type), var object = bundle.object else { return }
        object["entry"] = .array(entries + [entries[index]])
        bundle = .object(object)
    }

    private func index(of type: String) -> Int? {
        entries.firstIndex { $0.value(at: "/resource/resourceType")?.text == type }
    }

    /// The value with the one at a path replaced, put in or, for `nil`, taken out; `nil` where there is no such place.
    private static func set(_ value: JSONValue, _ path: ArraySlice<String>, _ new: JSONValue?) -> JSONValue? {
        guard let name = path.first else { return new }
        let rest = path.dropFirst()
        if var object = value.object {
            guard !rest.isEmpty else {
                object[name] = new
                return .object(object)
            }
            guard let member = object[name], let changed = set(member, rest, new) else { return nil }
            object[name] = changed
            return .object(object)
        }
        guard var elements = value.array, let index = Int(name), elements.indices.contains(index) else { return nil }
        if rest.isEmpty, new == nil {
            elements.remove(at: index)
        } else {
            guard let changed = set(elements[index], rest, new) else { return nil }
            elements[index] = changed
        }
        return .array(elements)
    }
}
