extension String {
    /// The text, or its beginning with "…" where it is longer than so many Unicode scalars.
    ///
    /// It is cut between characters as people see them, unless the first one alone is longer.
    func shortened(to limit: Int) -> String {
        guard unicodeScalars.index(startIndex, offsetBy: limit + 1, limitedBy: endIndex) != nil else { return self }
        var count = 0
        let kept = prefix { character in
            count += character.unicodeScalars.count
            return count < limit
        }
        let start = kept.isEmpty ? String(String.UnicodeScalarView(unicodeScalars.prefix(limit - 1))) : String(kept)
        return "\(start)…"
    }
}
