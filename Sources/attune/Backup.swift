import ArgumentParser
import AttuneApp

/// `attune backup`
struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copy the journal into a new file.",
        discussion: """
            The server may run meanwhile: the copy is the journal as it is at one moment. It is opened and checked before \
            it takes its name, and its SHA-256 is put beside it (FILE.sha256), for sha256sum -c. Ends with 1 when \
            somebody's journal in it does not open: the backup is made all the same. It can be read with the master key only, so keep a copy of that too, in another place, and replace it when somebody was erased or the \
            key was changed. A server makes backups by itself with --backups.

            Example: attune backup --data ./data /backups/2026-11-24.db
            """)

    @OptionGroup var settings: Settings

    @Argument(help: "The file to make; one that is there is not overwritten.")
    var file: String

    @Flag(help: "Print what was made as JSON.")
    var json = false

    func validate() throws {
        guard !file.isEmpty else { throw ValidationError("FILE is empty: name the file to make.") }
    }

    func run() async throws {
        let isWhole = try await orExplain {
            let bar = ProgressBar("copying the journal")
            defer { bar.end() }
            let backup = try Backups.make(at: file, settings.configuration()) { bar.report(done: $0, total: $1) }
            bar.end()
            print(json ? CommandOutput.text(of: BackupText.json(backup)) : BackupText.text(backup))
            return BackupText.isWhole(backup)
        }
        if !isWhole { throw ExitCode(1) }
    }
}
