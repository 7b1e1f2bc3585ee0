import CContract

/// The styles and the script of the pages, as they were embedded: their digests stand in the Content-Security-Policy.
enum PageText {
    /// How a summary looks, alone and where a share link is opened.
    static let summaryStyle = bytes(contract_summary_style())

    /// How the page that opens a share link looks besides.
    static let sharedStyle = bytes(contract_shared_style())

    /// What the page that opens a share link does.
    static let sharedScript = bytes(contract_shared_script())

    private static func bytes(_ text: contract_text) -> [UInt8] {
        Array(UnsafeBufferPointer(start: text.bytes, count: text.count))
    }
}
