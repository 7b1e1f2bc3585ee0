/// One step of the schema, never changed once it was released.
package struct Migration: Sendable, Hashable {
    /// Its place: 1, 2, 3, ….
    package let version: Int
    /// What it brings, for messages.
    package let name: String
    /// A script without BEGIN, COMMIT or ROLLBACK.
    package let sql: String

    /// Makes a step.
    package init(version: Int, name: String, sql: String) {
        self.version = version
        self.name = name
        self.sql = sql
    }
}
