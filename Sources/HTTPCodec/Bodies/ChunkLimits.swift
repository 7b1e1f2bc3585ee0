/// How much may surround the data of a chunked body.
package struct ChunkLimits: Sendable, Hashable {
    /// Bytes of a line that announces a chunk, with its extensions and CR LF; extensions are ignored anyway.
    package var line: Int
    /// Bytes of all trailer lines together; trailers are dropped anyway.
    package var trailers: Int

    package init(line: Int = 4096, trailers: Int = 8192) {
        self.line = line
        self.trailers = trailers
    }
}
