import CPlatform

/// What a connection's bytes go through. The calls answer as those of CPlatform do: a count, or a negative errno.
struct Transport {
    let descriptor: Int32

    /// Receives into memory: bytes received, 0 at the end of input, `-EAGAIN` when nothing is there yet.
    func receive(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        guard let start = buffer.baseAddress else { return 0 }
        return platform_receive(descriptor, start, buffer.count)
    }

    /// Sends from memory: bytes taken, `-EAGAIN` when the socket is full.
    func send(_ buffer: UnsafeRawBufferPointer) -> Int {
        guard let start = buffer.baseAddress else { return 0 }
        return platform_send(descriptor, start, buffer.count)
    }

    /// Says that nothing more will be sent.
    func shutDownOutput() {
        platform_shutdown_output(descriptor)
    }

    func close(isReset: Bool) {
        if isReset { platform_reset(descriptor) } else { platform_close(descriptor) }
    }
}
