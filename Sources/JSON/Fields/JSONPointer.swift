/// The place of a value in a JSON text (RFC 6901): empty for the whole, `/amount/value` for a member's member.
package struct JSONPointer: Sendable, Hashable, CustomStringConvertible {
    /// The whole text.
    package static let root = JSONPointer(description: "")

    /// The pointer as it is sent, `~` and `/` in names escaped as `~0` and `~1`.
    package let description: String

    private init(description: String) {
        self.description = description
    }

    /// The place of a member of the object here.
    package func appending(_ name: String) -> JSONPointer {
        guard name.utf8.contains(where: { $0 == ASCII.tilde || $0 == ASCII.slash }) else {
            return JSONPointer(description: "\(description)/\(name)")
        }
        return JSONPointer(description: "\(description)/\(Self.escaped(name))")
    }

    /// The place of an element, counted from 0, of the array here.
    package func appending(_ index: Int) -> JSONPointer {
        JSONPointer(description: "\(description)/\(index)")
    }

    /// The place of what stands at `place` in the value here.
    package func appending(_ place: JSONPointer) -> JSONPointer {
        JSONPointer(description: description + place.description)
    }

    private static func escaped(_ name: String) -> String {
        var text = ""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "~": text += "~0"
            case "/": text += "~1"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
