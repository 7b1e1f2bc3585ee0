package import HTTPTestSupport
package import JSON

/// An answer of the API.
package struct Answer: Sendable {
    package let response: RawResponse

    package init(response: RawResponse) {
        self.response = response
    }

    package var status: Int { response.status }

    /// The body as JSON; `.null` when it is empty or none.
    package var json: JSONValue {
        do { return try JSONParser.parse(response.body) } catch { return .null }
    }

    package func header(_ name: String) -> String? { response.values(name).first }

    /// A member of the body.
    package subscript(name: String) -> JSONValue? {
        guard case .object(let object) = json else { return nil }
        return object[name]
    }

    /// A text of the body.
    package func text(_ name: String) -> String? {
        guard case .string(let text)? = self[name] else { return nil }
        return text
    }

    /// The elements of `items`.
    package var items: [JSONObject] {
        guard case .array(let items)? = self["items"] else { return [] }
        return items.compactMap { item in
            guard case .object(let object) = item else { return nil }
            return object
        }
    }

    /// `pointer code` of each fault, in the order reported.
    package var faults: [String] {
        guard case .array(let errors)? = self["errors"] else { return [] }
        return errors.compactMap { error in
            guard case .object(let fault) = error, case .string(let pointer)? = fault["pointer"],
                case .string(let code)? = fault["code"]
            else { return nil }
            return "\(pointer) \(code)"
        }
    }
}
