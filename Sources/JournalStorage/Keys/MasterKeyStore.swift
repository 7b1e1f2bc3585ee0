package import Journal

/// Where the master key is kept.
package protocol MasterKeyStore: Sendable {
    /// Takes from the kept key what opens the data keys of these people, and has it on disk; done again, it does no
    /// harm. Whoever has been taken from the kept key meanwhile, as by another process, stays so.
    ///
    /// - Parameter key: the key in use; one that is not akin to it is not touched.
    /// - Returns: the key as it is kept now; `nil` where it cannot be written, which has been reported then.
    func puncture(_ people: [UUID], of key: MasterKey) -> MasterKey?

    /// The key as it is kept now, where another process may have put another one in its place since this store last read
    /// it; `nil` where nobody has, where it cannot be read or is not the right one, which has been reported then.
    func reload(if isRight: (MasterKey) -> Bool) -> MasterKey?
}
