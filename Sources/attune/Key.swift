import ArgumentParser
import AttuneApp

/// `attune key`
struct Key: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Change the master key.", discussion: "Example: attune key rotate --data ./data",
        subcommands: [Rotate.self])

    /// `attune key rotate`
    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put a new master key in the place of the one in force.",
            discussion: """
                A new key is made and kept in the file of the master key, in front of the one before. Then every person's \
                own key is sealed with it; nothing that they wrote has to be sealed anew. The server may run meanwhile, \
                and accepts both. Cut short, it goes on when it is run again, or when the server starts.

                The keys before stay in the file, since backups made until then need them. With --forget they are taken \
                out: do that when an earlier key may have been seen by others, after a new backup, and destroy the earlier \
                backups and copies of the key. Whoever has both can still read what they had.

                Afterwards replace your copy of the file: the one from before does not open what is written from then on.

                Example: attune key rotate --data ./data
                """)

        @OptionGroup var settings: Settings

        @Flag(help: "Take the keys before it out of the file: backups made until now do not open any more.")
        var forget = false

        @Flag(help: "Print what was done as JSON.")
        var json = false

        func run() async throws {
            try await orExplain {
                let bar = ProgressBar("sealing everybody's key", unit: "people")
                defer { bar.end() }
                let outcome = try KeyRotations.rotate(settings.configuration(), isForgetting: forget) {
                    bar.report(done: $0, total: $1)
                }
                bar.end()
                print(json ? CommandOutput.text(of: outcome.json) : outcome.text)
            }
        }
    }
}
