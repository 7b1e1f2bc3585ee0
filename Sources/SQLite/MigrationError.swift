/// Why a database could not be brought to the schema of this program.
package enum MigrationError: Error, Sendable, Hashable {
    /// The file is an SQLite database of something else; it was not changed.
    case foreignDatabase(applicationID: Int)
    /// A newer release has used the database; this one would not understand it. It was not changed.
    case newerSchema(found: Int, supported: Int)
    /// The list of migrations is not numbered 1, 2, 3, ….
    case misnumbered(version: Int)
    /// One step failed and was rolled back; those before it are done.
    case failed(version: Int, name: String, SQLiteError)
    /// A step's script ended the transaction that it runs in.
    case endedTransaction(version: Int, name: String)
}

extension MigrationError: CustomStringConvertible {
    /// A sentence for the person who runs the server.
    package var description: String {
        switch self {
        case .foreignDatabase(let id):
            "the file is a database of another program (application id \(id)); it was left as it is"
        case .newerSchema(let found, let supported):
            "the database has schema version \(found), but this program knows only up to \(supported): run a newer one, "
                + "or restore a backup from before the upgrade"
        case .misnumbered(let version):
            "migration \(version) is not numbered in sequence"
        case .failed(let version, let name, let error):
            "migration \(version) (\(name)) failed and was rolled back: \(error)"
        case .endedTransaction(let version, let name):
            "migration \(version) (\(name)) ends the transaction that it runs in"
        }
    }
}
