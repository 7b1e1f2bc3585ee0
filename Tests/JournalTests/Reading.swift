import CivilTime
import JSON

@testable import Journal

/// Reading contents from JSON text by the rules of the program.
enum Reading {
    static let rules = JournalRules(timeZones: TimeZoneDatabase(), metrics: .standard)

    static func value(_ text: String) throws -> JSONValue {
        try JSONParser.parse(Array(text.utf8))
    }

    static func draft(_ type: any RecordContent.Type, _ text: String) throws -> Draft {
        try Draft.reading(try value(text), in: type, by: rules).get()
    }

    static func content<Content: RecordContent>(_ type: Content.Type, _ text: String) throws -> Content {
        let draft = try draft(type, text)
        guard let content = draft.content as? Content else { throw InvalidFields([]) ?? UnexpectedContent() }
        return content
    }

    /// `pointer code` of each fault, in the order reported; none when the content is accepted.
    static func faults<Content: RecordContent>(_ type: Content.Type, _ text: String) throws -> [String] {
        switch Draft.reading(try value(text), in: type, by: rules) {
        case .success: []
        case .failure(let invalid): invalid.faults.map { "\($0.pointer) \($0.code)" }
        }
    }

    /// The faults of a valid body in which one member was put in, replaced, or (by `null`) left out.
    static func faults<Content: RecordContent>(_ type: Content.Type, _ body: String, with field: FieldCase) throws
        -> [String]
    {
        guard case .object(var object) = try value(body) else { throw UnexpectedContent() }
        object[field.name] = try value(field.value)
        return try faults(type, String(decoding: JSONWriter.bytes(of: .object(object)), as: UTF8.self))
    }

    /// The canonical JSON text of a content.
    static func text(_ content: some RecordContent) -> String {
        String(decoding: JSONWriter.bytes(of: .object(content.json)), as: UTF8.self)
    }
}

/// A reading that gave something else than was asked for.
struct UnexpectedContent: Error {}

/// A member of a body, as JSON text, and the faults that it is refused with.
struct FieldCase: Sendable, CustomStringConvertible {
    let name: String
    let value: String
    let faults: [String]

    init(_ name: String, _ value: String, _ faults: String...) {
        self.name = name
        self.value = value
        self.faults = faults
    }

    var description: String { "\(name): \(value.prefix(60)) \(faults)" }
}

/// A JSON string of this many characters.
func quoted(_ count: Int, _ character: Character = "x") -> String {
    "\"\(String(repeating: character, count: count))\""
}

/// A JSON array of this many equal elements.
func array(_ count: Int, of element: String) -> String {
    "[\(Array(repeating: element, count: count).joined(separator: ","))]"
}
