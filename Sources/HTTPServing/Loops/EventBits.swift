import CPlatform

/// What epoll tells of a descriptor.
enum EventBits {
    static let readable = UInt32(PLATFORM_READABLE)
    static let writable = UInt32(PLATFORM_WRITABLE)
    static let error = UInt32(PLATFORM_ERROR)
    /// Both directions are shut down, or the peer reset the connection.
    static let hangUp = UInt32(PLATFORM_HANGUP)
    /// The peer will send nothing more.
    static let peerClosed = UInt32(PLATFORM_PEER_CLOSED)
}
