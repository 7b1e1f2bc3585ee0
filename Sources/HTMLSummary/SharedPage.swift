/// The page that a share link opens: it takes the token from the address's fragment, which is sent to no server, asks for
/// the summary with it, and shows what comes.
package enum SharedPage {
    /// What the page may do, for the field of that name: run its own script, which may ask the server it came from.
    ///
    /// - Parameter digest: SHA-256.
    package static func contentSecurityPolicy(digest: ([UInt8]) -> [UInt8]) -> String {
        ContentSecurityPolicy(
            styles: [PageText.summaryStyle, PageText.sharedStyle], scripts: [PageText.sharedScript], isFetching: true,
            digest: digest
        ).text
    }

    /// The page, in UTF-8; always the same.
    package static let bytes: [UInt8] = {
        var page = HTMLWriter(capacity: 32_768)
        page.append("<!doctype html>\n")
        page.element("html", ["lang": "en"]) { page in
            page.head(title: "Shared summary", styles: [PageText.summaryStyle, PageText.sharedStyle])
            page.element("body") { writeBody(to: &$0) }
        }
        return page.bytes
    }()

    private static func writeBody(to page: inout HTMLWriter) {
        page.append(
            """
            <noscript><p class="status">This page needs JavaScript: it takes the key of the link out of the address \
            without sending it there, so that no log keeps it. Allow it for this page, or ask the person for a \
            printout.</p></noscript>
            <div class="status" id="status" role="status" aria-live="polite"></div>
            <p><button type="button" id="again" hidden>Try again</button></p>
            <div class="controls" id="controls" role="region" aria-label="Period and copies" hidden>
            <form id="period">
            <label for="from">From <input type="date" id="from" name="from"></label>
            <label for="to">To <input type="date" id="to" name="to"></label>
            <button type="submit">Show</button>
            </form>
            <div class="actions">
            <button type="button" id="print">Print</button>
            <button type="button" id="json">Save as JSON</button>
            <button type="button" id="fhir">Save as FHIR</button>
            </div>
            </div>
            <main id="summary"></main>

            """)
        page.element("footer") { $0.element("p", SummaryPage.disclaimer) }
        page.embed("script", PageText.sharedScript)
    }
}
