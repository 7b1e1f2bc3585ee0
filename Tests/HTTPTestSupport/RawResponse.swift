/// A response as it came over the wire, its body taken out of its framing.
package struct RawResponse: Sendable {
    package let status: Int
    package let reason: String
    /// Field lines in order, names as sent.
    package let fields: [(name: String, value: String)]
    package let body: [UInt8]

    /// The values of a field, whatever the case of its name.
    package func values(_ name: String) -> [String] {
        fields.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
    }

    /// The body as text.
    package var text: String { String(decoding: body, as: UTF8.self) }
}
