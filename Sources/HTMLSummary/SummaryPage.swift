package import Journal

/// A summary as one printable page of HTML.
package struct SummaryPage {
    private let summary: Summary

    package init(_ summary: Summary) {
        self.summary = summary
    }

    /// The page, in UTF-8.
    package var bytes: [UInt8] { Array("<!doctype html>".utf8) }
}
