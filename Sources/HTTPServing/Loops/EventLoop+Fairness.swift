/// Lets no connection hold up the others of its loop.
extension EventLoop {
    /// Goes on with a connection once the sockets that are ready now have been looked at.
    func resumeAfterOthers(_ connection: Connection) {
        yielding.append(connection)
    }

    /// Puts those that let others have their turn back to work.
    func resumeYielding() {
        for connection in yielding {
            connection.isYielding = false
            resumeLater(connection)
        }
        yielding.removeAll(keepingCapacity: true)
    }
}
