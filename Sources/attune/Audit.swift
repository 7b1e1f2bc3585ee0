import ArgumentParser
import AttuneApp

/// `attune audit`
struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check the logs of who has read what.",
        discussion: "Example: attune audit verify --data ./data", subcommands: [Verify.self])

    /// `attune audit verify`
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check that no entry of an access log was changed, left out or cut off.",
            discussion: """
                Each entry holds the hash of the one before it. Prints for each person who has a log how many entries it \
                has and the hash of the last, which can be held against one noted earlier: whoever has the master key \
                and the database could write a log anew. The server may run meanwhile. Ends with 1 when a log is not \
                whole.

                Example: attune audit verify --data ./data
                """)

        @OptionGroup var settings: Settings

        @Flag(help: "Print one JSON object.")
        var json = false

        func run() async throws {
            let isWhole = try await orExplain {
                try Audits.verify(settings.configuration(), asJSON: json) { print($0) }
            }
            if !isWhole { throw ExitCode(1) }
        }
    }
}
