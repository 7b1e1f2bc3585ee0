import JSON
import JournalTestSupport

@testable import FHIRSummary
@testable import Journal

/// A document as a test reads it.
struct Document {
    let json: JSONValue

    init(json: JSONValue) {
        self.json = json
    }

    init(_ summary: Summary, id: UUID = Sample.documentID) {
        json = .object(SummaryBundle(summary, id: id, version: "0.1.0").json)
    }

    var text: String { String(decoding: JSONWriter.bytes(of: json), as: UTF8.self) }

    var urls: [String] { entries.compactMap { $0.value(at: "/fullUrl")?.text } }

    var resources: [JSONValue] { entries.compactMap { $0.value(at: "/resource") } }

    /// The sections, in their order.
    var sections: [JSONValue] { resources.first?.value(at: "/section")?.array ?? [] }

    private var entries: [JSONValue] { json.value(at: "/entry")?.array ?? [] }

    func of(_ type: String) -> [JSONValue] { resources.filter { $0.value(at: "/resourceType")?.text == type } }

    /// The Observations of a code.
    func observations(_ code: String) -> [JSONValue] {
        of("Observation").filter { $0.value(at: "/code/coding/0/code")?.text == code }
    }

    func section(_ code: String) -> JSONValue? {
        sections.first { $0.value(at: "/code/coding/0/code")?.text == code }
    }

    /// What a reference at a pointer leads to.
    func target(of resource: JSONValue?, _ pointer: String) -> JSONValue? {
        guard let url = resource?.value(at: "\(pointer)/reference")?.text else { return nil }
        return urls.firstIndex(of: url).map { resources[$0] }
    }
}
