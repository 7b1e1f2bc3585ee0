package import JSON

/// An answer above zero to a question about suicide, raised whatever the rest says.
///
/// That no flag is raised says nothing: of veterans who died by suicide, 71.6 % had answered the ninth item of the PHQ-9
/// with "not at all". So its absence is never read as safety.
package struct RiskFlag: Sendable, Hashable {
    /// The question: the number of an item, or its key in a checklist.
    package let item: JSONValue
    /// What was answered.
    package let value: JSONValue

    package init(item: JSONValue, value: JSONValue) {
        self.item = item
        self.value = value
    }

    /// `{"code":"risk-item","item":9,"value":1}`.
    package var json: JSONObject {
        ["code": "risk-item", "item": item, "value": value]
    }
}
