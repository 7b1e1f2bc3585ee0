import JSON

/// What has been published on when a change of an instrument's score matters.
package struct ChangeCriteria: Sendable, Hashable {
    /// The least difference that people notice or care for.
    package let minimalImportantDifference: ChangeCriterion?

    /// The least difference that error of measurement does not explain (Jacobson and Truax 1991).
    package let reliableChange: ChangeCriterion?

    package let response: ResponseCriterion?
    package let remission: RemissionCriterion?

    init(
        minimalImportantDifference: ChangeCriterion? = nil, reliableChange: ChangeCriterion? = nil,
        response: ResponseCriterion? = nil, remission: RemissionCriterion? = nil
    ) {
        self.minimalImportantDifference = minimalImportantDifference
        self.reliableChange = reliableChange
        self.response = response
        self.remission = remission
    }

    /// An object with a member for each criterion that there is.
    var json: JSONObject {
        var object = JSONObject()
        object.set("minimalImportantDifference", minimalImportantDifference?.json)
        object.set("reliableChange", reliableChange?.json)
        object.set("response", response?.json)
        object.set("remission", remission?.json)
        return object
    }
}
