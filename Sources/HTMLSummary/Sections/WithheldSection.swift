import Journal

/// What the person withholds, so that a gap is not taken for an answer.
struct WithheldSection: PageSection {
    let summary: Summary

    func write(to page: inout HTMLWriter) {
        let withheld = summary.withheld
        page.section("withheld", "What is not shown") { page in
            guard !withheld.isEmpty else {
                page.element("p", "The person withholds no section.")
                return
            }
            let count = NumberText.count(withheld.count, "section", "sections")
            page.element(
                "p", "\(count) withheld by the patient: \(withheld.map(\.label).joined(separator: ", ")).")
        }
    }
}
