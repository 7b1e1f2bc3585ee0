/// The media types that the API speaks.
enum MediaType {
    static let calendar = "text/calendar"
    static let csv = "text/csv"
    static let json = "application/json"
    static let mergePatch = "application/merge-patch+json"
    /// Prometheus' text format.
    static let metrics = "text/plain; version=0.0.4; charset=utf-8"
    static let problem = "application/problem+json"
    static let fhir = "application/fhir+json"
    static let html = "text/html"
    static let htmlInUTF8 = "text/html; charset=utf-8"
    static let eventStream = "text/event-stream"
    static let text = "text/plain"
    static let yaml = "application/yaml"
}
