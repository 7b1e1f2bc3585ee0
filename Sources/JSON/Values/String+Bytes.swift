extension String {
    /// Whether both texts are the same UTF-8, byte for byte, which is how JSON compares them (RFC 8259 §8.3).
    ///
    /// `==` decides first: it knows most texts apart at a glance, and only those it takes for the same need the bytes.
    /// Not even those if one is ASCII: what is equivalent to ASCII without being it, such as the kelvin sign, is longer.
    func hasSameBytes(as other: String) -> Bool {
        guard utf8.count == other.utf8.count, self == other else { return false }
        return utf8Span.isKnownASCII || utf8.elementsEqual(other.utf8)
    }
}
