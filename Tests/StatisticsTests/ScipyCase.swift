import Foundation
import JSON
import Testing

/// One sample of Fixtures/scipy.json, which scripts/statistics-fixtures writes, with what SciPy makes of it.
struct ScipyCase: Sendable, CustomTestStringConvertible {
    let testDescription: String

    private let members: JSONObject

    private init(_ value: JSONValue) throws {
        guard case .object(let members) = value, case .string(let name)? = members["name"] else {
            throw CocoaError(.fileReadCorruptFile)
        }
        self.members = members
        testDescription = name
    }

    static func all(_ section: String) throws -> [ScipyCase] {
        let path = #filePath.split(separator: "/").dropLast().map { "/\($0)" }.joined() + "/Fixtures/scipy.json"
        let text = try JSONParser.parse(Array(try Data(contentsOf: URL(filePath: path))))
        guard case .object(let sections) = text, case .array(let cases)? = sections[section] else {
            throw CocoaError(.fileReadCorruptFile)
        }
        return try cases.map { try ScipyCase($0) }
    }

    func number(_ name: String) throws -> Double {
        try #require(try numberIfAny(name))
    }

    /// Nil where SciPy has NaN.
    func numberIfAny(_ name: String) throws -> Double? {
        let value = try #require(members[name])
        return value.isNull ? nil : try ScipyCase.number(value)
    }

    func numbers(_ name: String) throws -> [Double] {
        guard case .array(let elements)? = members[name] else { throw CocoaError(.fileReadCorruptFile) }
        return try elements.map { try ScipyCase.number($0) }
    }

    private static func number(_ value: JSONValue) throws -> Double {
        guard case .number(let number) = value else { throw CocoaError(.fileReadCorruptFile) }
        return try #require(Double(number.text))
    }
}
