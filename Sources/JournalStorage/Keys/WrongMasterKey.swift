/// The database was made with another master key.
package struct WrongMasterKey: Error, Sendable, CustomStringConvertible {
    package init() {}

    package let description = "the master key is not the one that this database was made with"
}
