import Foundation

/// The programs of this package, as the build has made them.
package enum BuiltProgram {
    /// The path of a program: it lies beside the tests' own executable.
    package static func path(_ name: String) -> String {
        // Without the link there is no program either, and its start fails with a word.
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return tests.split(separator: "/").dropLast().map { "/\($0)" }.joined() + "/\(name)"
    }
}
