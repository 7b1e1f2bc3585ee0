/// Why the program does not start, in sentences for the one who started it.
package struct StartError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Everything that is wrong, a sentence each.
    package let problems: [String]

    /// What to do about it.
    package let remedy: String?

    /// Whether a flag has a value that it cannot take, perhaps beside other faults.
    package let isOfArguments: Bool

    package init(problems: [String], remedy: String?, isOfArguments: Bool = false) {
        self.problems = problems
        self.remedy = remedy
        self.isOfArguments = isOfArguments
    }

    package var description: String {
        (problems + [remedy].compactMap(\.self)).joined(separator: "\n")
    }

    /// There is no journal where one has to be.
    static func noJournal(at path: String) -> StartError {
        StartError(
            problems: ["there is no journal at \(path)"],
            remedy: "Name its directory with --data or ATTUNE_DATA.")
    }
}
