import CivilTime
package import JSON

/// How an assessment compares with earlier ones of the same instrument.
package enum AssessmentChange {
    /// `{"first":…,"previous":…}`, each a comparison, or null where there is nothing to compare with.
    package static func change(
        of assessment: ScoredAssessment, first: ScoredAssessment?, previous: ScoredAssessment?
    ) -> JSONObject {
        let comparisons = [first, previous].map { earlier in
            earlier.flatMap { comparison(of: assessment, with: $0) }.map(JSONValue.object) ?? .null
        }
        return JSONObject(zip(["first", "previous"], comparisons))
    }

    /// The comparison with one other; `nil` with itself, with another instrument, and where a score is missing.
    private static func comparison(of assessment: ScoredAssessment, with earlier: ScoredAssessment) -> JSONObject? {
        let instrument = assessment.instrument
        guard earlier.id != assessment.id, earlier.instrument.key == instrument.key else { return nil }
        var object: JSONObject = [
            "id": .string(earlier.id.description), "date": .string(earlier.event.date.description),
        ]
        switch instrument.outcome {
        case .subscales(let subscales):
            let scores = zip(earlier.subscaleScores, assessment.subscaleScores)
            let compared = zip(subscales, scores).compactMap { subscale, scores -> JSONObject? in
                guard let difference = ScoreDifference(scores.0, scores.1, subscale.direction) else { return nil }
                return JSONObject([("key", .string(subscale.key))] + difference.members)
            }
            guard !compared.isEmpty else { return nil }
            object.set("subscales", compared)
        case .total(let total):
            guard let difference = ScoreDifference(earlier.score, assessment.score, total.direction) else {
                return nil
            }
            for (name, value) in difference.members { object[name] = value }
            difference.write(instrument.change, to: &object)
        }
        return object
    }
}
