import Foundation
import Testing

/// docs/http-conformance.md names, for each rule, tests that there are.
@Suite("list of the rules of HTTP")
struct ConformanceGuideTests {
    /// Each row's section and the parts of its last cell.
    private func rows() throws -> [(section: String, tests: [String])] {
        try ProjectFiles.text("docs/http-conformance.md").split(separator: "\n").compactMap { line in
            let cells = line.components(separatedBy: " | ")
            guard line.hasPrefix("| "), cells.count == 3, cells[0] != "| section" else { return nil }
            return (cells[0], cells[2].replacingOccurrences(of: " |", with: "").components(separatedBy: ", "))
        }
    }

    /// The text of all test files with this name.
    private func sources() -> [String: String] {
        var sources: [String: String] = [:]
        let names = FileManager.default.enumerator(atPath: "\(ProjectFiles.root)/Tests")?.compactMap { $0 as? String }
        for name in names ?? [] where name.hasSuffix("Tests.swift") {
            let suite = name.components(separatedBy: "/").last?.dropLast(6) ?? ""
            sources[String(suite), default: ""] += (try? ProjectFiles.text("Tests/\(name)")) ?? ""
        }
        return sources
    }

    /// Whether a text of the source begins with the title, in which an ellipsis stands for anything.
    private func has(_ title: String, _ source: String) -> Bool {
        let parts = title.components(separatedBy: "…").map { $0.trimmingCharacters(in: .whitespaces) }
        return source.components(separatedBy: "\"").contains { text in
            var rest = Substring(text)
            guard let first = parts.first, rest.hasPrefix(first) else { return false }
            return parts.dropFirst().allSatisfy { part in
                guard !part.isEmpty else { return true }
                guard let found = rest.range(of: part) else { return false }
                rest = rest[found.upperBound...]
                return true
            }
        }
    }

    @Test("each rule has a test, and each test that is named is there")
    func tests() throws {
        let sources = sources()
        let rows = try rows()

        #expect(rows.count > 60)
        for row in rows {
            var suite = ""
            #expect(row.tests.contains { $0.contains("Tests") }, "\(row.section)")
            for test in row.tests {
                let parts = test.components(separatedBy: "`")
                if let name = parts[0].split(separator: " ").last, name.hasSuffix("Tests") { suite = String(name) }
                let source = try #require(sources[suite], "\(row.section): \(suite)")
                if parts.count > 1 { #expect(has(parts[1], source), "\(row.section): \(suite) \(parts[1])") }
            }
        }
    }
}
