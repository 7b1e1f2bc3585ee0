extension HTMLWriter {
    /// The head of a page: not to be found by search engines, and telling nobody where its reader came from.
    mutating func head(title: Phrase, styles: [[UInt8]]) {
        element("head") { page in
            page.append(
                """
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="referrer" content="no-referrer">
                <meta name="robots" content="noindex, nofollow">
                <meta name="color-scheme" content="light dark">

                """)
            page.element("title", title)
            for style in styles { page.embed("style", style) }
        }
    }
}
