extension CivilDate: CustomStringConvertible {
    /// Reads exactly `YYYY-MM-DD` (RFC 3339 `full-date`); nil for any other form and for dates that do not exist.
    package init?(_ text: some StringProtocol) {
        let string = String(text)
        let bytes = string.utf8Span.span
        guard bytes.count == CivilDate.textLength else { return nil }
        self.init(leading: bytes)
    }

    /// `YYYY-MM-DD`, which sorts as text like the dates themselves.
    package var description: String {
        ASCIIWriter.text(length: CivilDate.textLength) { $0.append(self) }
    }

    static let textLength = 10

    /// Reads the date in the first ten bytes and leaves the others alone.
    init?(leading bytes: borrowing Span<UInt8>) {
        guard let year = bytes.number(at: 0, digits: 4), bytes.has("-", at: 4),
            let month = bytes.number(at: 5, digits: 2), bytes.has("-", at: 7),
            let day = bytes.number(at: 8, digits: 2)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}
