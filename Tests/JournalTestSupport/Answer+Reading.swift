import HTTPTestSupport
package import JSON

/// What tests ask of an answer again and again.
extension Answer {
    /// The record as it is kept: without what is added to it since it depends on other records.
    package var kept: JSONValue {
        guard case .object(var record) = json else { return json }
        record["change"] = nil
        return .object(record)
    }

    /// The body as it came.
    package var bytes: [UInt8] { response.body }

    /// The body as text.
    package var body: String { response.text }

    /// The code of the problem that it is.
    package var code: String? { text("code") }

    /// Where a new record is to be found; empty when the answer does not say.
    package var location: String { header("Location") ?? "" }

    /// The id in the body; empty when there is none.
    package var id: String { text("id") ?? "" }

    /// The codes of the warnings, in their order.
    package var warnings: [String] {
        (self["warnings"]?.array ?? []).compactMap { $0.object?["code"]?.text }
    }

    /// The methods of `Allow`, sorted.
    package var allowedMethods: [String] {
        (header("Allow") ?? "").split(separator: ",").map { String($0.drop { $0 == " " }) }.sorted()
    }

    /// The value at a JSON Pointer into the body.
    package func value(at pointer: String) -> JSONValue? {
        json.value(at: pointer)
    }

    /// This answer, if it has the status that a test needs to go on.
    ///
    /// - Throws: `UnexpectedAnswer`.
    package func expecting(_ status: Int) throws -> Answer {
        guard self.status == status else { throw UnexpectedAnswer(answer: self) }
        return self
    }
}
