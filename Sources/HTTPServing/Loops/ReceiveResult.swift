/// What came of receiving from a socket.
enum ReceiveResult: Hashable {
    /// So many bytes; `isAll` when the socket holds no more for now.
    case bytes(Int, isAll: Bool)
    /// Nothing is there yet.
    case empty
    /// The peer will send nothing more.
    case end
    /// The connection is gone.
    case broken
}
