package import JSON
package import Journal

/// A summary as a FHIR R4 document after the International Patient Summary.
package struct SummaryBundle {
    private let summary: Summary
    private let id: UUID

    /// - Parameter id: what names the document.
    package init(_ summary: Summary, id: UUID) {
        self.summary = summary
        self.id = id
    }

    package var json: JSONObject { ["resourceType": "Bundle", "id": .string(id.description)] }
}
