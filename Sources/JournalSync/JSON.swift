package import Foundation

/// A JSON value whose numbers stay decimals, so that an amount of 0.1 is sent back as 0.1.
package enum JSON: Codable, Hashable, Sendable {
    case null
    case bool(Bool)
    case number(Decimal)
    case string(String)
    case array([JSON])
    case object([String: JSON])

    package init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        self =
            value.decodeNil()
            ? .null
            : try (try? .string(value.decode(String.self))) ?? (try? .object(value.decode([String: JSON].self)))
                ?? (try? .array(value.decode([JSON].self))) ?? (try? .number(value.decode(Decimal.self)))
                ?? .bool(value.decode(Bool.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .null: try value.encodeNil()
        case .bool(let flag): try value.encode(flag)
        case .number(let number): try value.encode(number)
        case .string(let text): try value.encode(text)
        case .array(let elements): try value.encode(elements)
        case .object(let members): try value.encode(members)
        }
    }

    package var text: String { if case .string(let text) = self { text } else { "" } }
    package var integer: Int {
        if case .number(let number) = self { NSDecimalNumber(decimal: number).intValue } else { 0 }
    }
    package var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }
    package var members: [String: JSON]? { if case .object(let members) = self { members } else { nil } }
    package subscript(name: String) -> JSON { members?[name] ?? .null }
}
