/// How large the head of a request may be.
package struct HeadLimits: Sendable, Hashable {
    /// Bytes of the request line with its CR LF; RFC 9112 §3 asks for at least 8000. Beyond: 414.
    package var requestLine: Int
    /// Bytes of all field lines together, so that a head cannot fill the memory. Beyond: 431.
    package var fieldSection: Int
    /// Number of field lines, which bounds the work of looking one up. Beyond: 431.
    package var fieldCount: Int

    package init(requestLine: Int = 8192, fieldSection: Int = 32_768, fieldCount: Int = 100) {
        self.requestLine = requestLine
        self.fieldSection = fieldSection
        self.fieldCount = fieldCount
    }
}
