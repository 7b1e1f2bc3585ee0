import Foundation
import JSON
import ProcessTestSupport
import Testing

@testable import FHIRSummary

/// Documents as scripts/fhir-validate judges them: the models of fhir.resources from PyPI, and rules written by hand.
enum Validator {
    /// What is at fault in each document, by its name: `rule what is wrong`.
    static func faults(_ documents: [(name: String, bundle: JSONValue)]) async throws -> [String: [String]] {
        try await onThread {
            let directory = FileManager.default.temporaryDirectory.appending(path: "fhir-\(UUID())")
            try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: directory) }
            let paths = try documents.map { name, bundle in
                let file = directory.appending(path: "\(name).json")
                try Data(JSONWriter.bytes(of: bundle)).write(to: file)
                return file.path
            }

            let validator = try ChildProcess(script, paths)
            let end = try validator.wait(within: 300)

            var faults: [String: [String]] = [:]
            for line in validator.output.split(separator: "\n") {
                let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
                faults[parts[0], default: []].append(parts.count > 1 ? parts[1] : "")
            }
            #expect(end == .exited(faults.isEmpty ? 0 : 1), "\(validator.errors)")
            return faults
        }
    }

    private static let script =
        #filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/\($1)" } + "/scripts/fhir-validate"
}
