import JSON

extension Setting {
    /// An integer of a unit, in a range.
    static func integer(
        _ name: String, _ place: WritableKeyPath<Configuration, Int>, _ range: ClosedRange<Int>, _ unit: String = "",
        flag: String? = nil, why reason: String
    ) -> Setting {
        let bounds = "\(range.lowerBound)…\(range.upperBound)"
        return Setting(
            name: name, flag: flag, takes: unit.isEmpty ? bounds : "\(unit), \(bounds)", reason: reason,
            read: { if let value = $0.integer(name, in: range) { $1[keyPath: place] = value } },
            value: { .number(JSONNumber($0[keyPath: place])) })
    }

    /// One of the values of an enumeration.
    static func choice<E: RawRepresentable & CaseIterable>(
        _ name: String, _ place: WritableKeyPath<Configuration, E>, flag: String? = nil, why reason: String
    ) -> Setting where E.RawValue == String {
        Setting(
            name: name, flag: flag, takes: E.allCases.map { "`\($0.rawValue)`" }.joined(separator: " "), reason: reason,
            read: { if let value = $0.choice(name, of: E.self) { $1[keyPath: place] = value } },
            value: { .string($0[keyPath: place].rawValue) })
    }

    /// A switch.
    static func flag(_ name: String, _ place: WritableKeyPath<Configuration, Bool>, why reason: String) -> Setting {
        Setting(
            name: name, flag: nil, takes: "`true` `false`", reason: reason,
            read: { if let value = $0.bool(name) { $1[keyPath: place] = value } },
            value: { .bool($0[keyPath: place]) })
    }

    /// A text that always has a value.
    ///
    /// - Parameter expected: what a fault says that it must be.
    static func text(
        _ name: String, _ place: WritableKeyPath<Configuration, String>, _ expected: String, flag: String? = nil,
        why reason: String, parse: @escaping (String) -> String? = { plausiblePath($0) }
    ) -> Setting {
        Setting(
            name: name, flag: flag, takes: expected, reason: reason,
            read: {
                if let value = $0.string(name, expected: expected, parse: parse) { $1[keyPath: place] = value }
            },
            value: { .string($0[keyPath: place]) })
    }

    /// The path of a file or directory that may be left out.
    static func path(
        _ name: String, _ place: WritableKeyPath<Configuration, String?>, _ expected: String, takes: String,
        flag: String? = nil, why reason: String
    ) -> Setting {
        Setting(
            name: name, flag: flag, takes: takes, reason: reason,
            read: {
                if let value = $0.string(name, expected: expected, parse: { plausiblePath($0) }) {
                    $1[keyPath: place] = value
                }
            },
            value: { $0[keyPath: place].map { .string($0) } ?? .null })
    }

    /// Texts in some grammar, each once.
    static func list<T: CustomStringConvertible>(
        _ name: String, _ place: WritableKeyPath<Configuration, [T]>, _ expected: String, takes: String,
        flag: String? = nil, why reason: String, parse: @escaping (String) -> T?
    ) -> Setting {
        Setting(
            name: name, flag: flag, takes: takes, reason: reason,
            read: { if let value = $0.list(name, expected: expected, parse: parse) { $1[keyPath: place] = value } },
            value: { .array($0[keyPath: place].map { .string("\($0)") }) })
    }

    /// A path as it is, unless it cannot be one: what has several lines may be the secret itself, which belongs in no
    /// setting and is never repeated.
    private static func plausiblePath(_ text: String) -> String? {
        let isPlausible = !text.isEmpty && text.utf8.count < 4096 && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
        return isPlausible ? text : nil
    }
}
