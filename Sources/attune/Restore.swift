import ArgumentParser
import AttuneApp

/// `attune restore`
struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put a backup in the place of the journal.",
        discussion: """
            The server must not run. The backup is checked first, and stays as it is. Clients that sync notice: they \
            read everything anew and send again what the backup lacks (docs/sync.md). People who were erased since are \
            not put back.

            Example: attune restore --data ./data /backups/2026-11-24.db
            """)

    @OptionGroup var settings: Settings

    @Flag(help: "Overwrite a journal that is there.")
    var force = false

    @Flag(help: "Print what was put back as JSON.")
    var json = false

    @Argument(help: "A file made by attune backup.")
    var file: String

    func validate() throws {
        guard !file.isEmpty else { throw ValidationError("FILE is empty: name the backup.") }
    }

    func run() async throws {
        try await orExplain {
            let bar = ProgressBar("restoring the journal")
            defer { bar.end() }
            let restored = try Backups.restore(file, overwriting: force, settings.configuration()) {
                bar.report(done: $0, total: $1)
            }
            bar.end()
            print(
                json
                    ? CommandOutput.text(of: BackupText.json(restored, from: file))
                    : BackupText.text(restored, from: file))
        }
    }
}
