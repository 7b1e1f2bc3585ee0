import CivilTime
import Foundation
import JSON
import Testing

@testable import Journal

/// A diary of Fixtures/insights.json, which scripts/insights-fixtures writes, with what NumPy and SciPy make of it.
struct DiaryCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let expected: JSONValue

    private let value: JSONValue
    private let firstDay: CivilDate

    private init(_ value: JSONValue) throws {
        self.value = value
        testDescription = try value.text("name")
        expected = try #require(value["expected"])
        firstDay = try Planning.date(value.text("firstDay"))
    }

    static func all() throws -> [DiaryCase] {
        let path = #filePath.split(separator: "/").dropLast(2).map { "/\($0)" }.joined() + "/Fixtures/insights.json"
        return try JSONParser.parse(Array(try Data(contentsOf: URL(filePath: path)))).elements.map { try DiaryCase($0) }
    }

    /// What the journal makes of it.
    func insights() throws -> JSONValue {
        var draft = DiaryDraft()
        for dose in value["doses"]?.elements ?? [] {
            try draft.dose(
                date(dose.text("day")),
                #"{"amount": {"value": \#(dose.text("mg")), "unit": "mg"}}"#)
        }
        for checkIn in value["checkIns"]?.elements ?? [] {
            try draft.checkIn(date(checkIn.text("day")), members(of: checkIn))
        }
        let count = try value.text("days")
        let days = try #require(Int(count))
        return try draft.insights(date("0"), date(String(days - 1)))
    }

    private func date(_ day: String) throws -> String {
        let number = try #require(Int(day))
        return try #require(firstDay.adding(days: number)).description
    }

    private func members(of checkIn: JSONValue) throws -> String {
        var object: JSONObject = [:]
        object["ratings"] = checkIn["ratings"]
        object["sleep"] = checkIn["sleep"]
        if let kinds = checkIn["practices"]?.elements {
            object["practices"] = .array(kinds.map { ["kind": $0] })
        }
        return String(decoding: JSONWriter.bytes(of: .object(object)), as: UTF8.self)
    }
}

extension JSONValue {
    /// The text of a member.
    fileprivate func text(_ name: String) throws -> String { try #require(self[name]?.plain) }
}
