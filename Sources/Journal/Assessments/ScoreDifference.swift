import JSON

/// Two scores of one scale, held against each other and against what is known of that scale.
struct ScoreDifference: Sendable, Hashable {
    /// Which way a score went, by what the scale calls better.
    enum Trend: String, Sendable { case improved, worsened, unchanged }

    /// What a difference says beyond error of measurement (Jacobson and Truax 1991).
    private enum Reliability: String {
        case improved = "reliably-improved"
        case indeterminate
        case deteriorated = "reliably-deteriorated"
    }

    let earlier: Score
    let now: Score
    let trend: Trend

    /// `nil` if either score is missing.
    init?(_ earlier: Score?, _ now: Score?, _ direction: Metric.Direction) {
        guard let earlier, let now else { return nil }
        self.earlier = earlier
        self.now = now
        if earlier == now {
            trend = .unchanged
        } else {
            trend = (now > earlier) == (direction == .higherIsBetter) ? .improved : .worsened
        }
    }

    var difference: Score { now - earlier }

    /// What every comparison has.
    var members: [(String, JSONValue)] {
        [("score", earlier.json), ("difference", difference.json), ("trend", .string(trend.rawValue))]
    }

    /// Adds a member for each criterion that there is.
    func write(_ criteria: ChangeCriteria, to object: inout JSONObject) {
        if let criterion = criteria.minimalImportantDifference {
            let isReached = difference.magnitude >= criterion.threshold
            object.set("minimalImportantDifference", criterion.json.with("reached", .bool(isReached)))
        }
        if let criterion = criteria.reliableChange {
            let reliability = reliability(by: criterion)
            object.set("reliableChange", criterion.json.with("label", .string(reliability.rawValue)))
        }
        if let criterion = criteria.response {
            let isReached = criterion.isReached(from: earlier, to: now)
            object.set("response", criterion.json.with("reached", .bool(isReached)))
        }
        if let criterion = criteria.remission {
            let isReached = criterion.isMet(by: now) && !criterion.isMet(by: earlier)
            object.set("remission", criterion.json.with("reached", .bool(isReached)))
        }
    }

    /// What a reader is told of each criterion that says something.
    func labels(by criteria: ChangeCriteria) -> [String] {
        var labels: [String] = []
        if let criterion = criteria.minimalImportantDifference {
            let word = difference.magnitude >= criterion.threshold ? "at least" : "less than"
            labels.append(
                "\(word) the minimal important difference of \(criterion.threshold.decimal) (\(criterion.source))")
        }
        if let criterion = criteria.reliableChange {
            let word =
                switch reliability(by: criterion) {
                case .improved: "reliably improved"
                case .deteriorated: "reliably deteriorated"
                case .indeterminate: "within the error of measurement"
                }
            labels.append("\(word): reliable change from \(criterion.threshold.decimal) on (\(criterion.source))")
        }
        if let criterion = criteria.response, criterion.isReached(from: earlier, to: now) {
            labels.append("response: lower by \(criterion.percent) % or more (\(criterion.source))")
        }
        if let criterion = criteria.remission, criterion.isMet(by: now), !criterion.isMet(by: earlier) {
            labels.append("within the bound of remission (\(criterion.source))")
        }
        return labels
    }

    private func reliability(by criterion: ChangeCriterion) -> Reliability {
        guard difference.magnitude >= criterion.threshold else { return .indeterminate }
        return trend == .improved ? .improved : .deteriorated
    }
}

extension JSONObject {
    /// The same with one more member.
    fileprivate func with(_ name: String, _ value: JSONValue) -> JSONObject {
        var object = self
        object[name] = value
        return object
    }
}
