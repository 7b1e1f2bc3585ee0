package import JSON

extension Instrument {
    /// The entry of `GET /v1/instruments`.
    package var json: JSONObject {
        var object: JSONObject = [
            "key": .string(key), "title": .string(title), "items": .number(JSONNumber(items)),
        ]
        object.reserveCapacity(18)
        object.set("optionalItems", optionalItems.enumerated().map { $1.json(number: items + $0 + 1) })
        var answer = answers.json
        answer["step"] = answers.step.json
        object.set("answer", answer)
        object.set("window", window)
        object.set("direction", total?.direction)
        object.set("score", total?.range.json)
        object.set("subscales", subscales.map(\.json))
        object["bands"] = .array(total?.bandsJSON ?? [])
        object.set("bandNote", bandNote)
        object.set("missing", missingSentence)
        object.set("riskItem", riskItem)
        object.set("change", change.json)
        object.set("licence", licence)
        object.set("itemText", text?.items ?? [])
        object.set("answerText", text?.answers ?? [])
        object.set("sources", sources)
        return object
    }

    /// What becomes of the score when items are left open.
    private var missingSentence: String {
        total?.rule.missingSentence ?? "With any item of a subscale missing, the subscale has no score."
    }
}

extension TotalScore {
    /// `{"key":…,"label":…,"min":…,"max":…}` of each band; between whole scores, a band reaches up to the next.
    fileprivate var bandsJSON: [JSONValue] {
        bands.enumerated().map { index, band in
            let isLast = index == bands.count - 1
            let maximum = isLast ? range.maximum : bands[index + 1].lowerEdge - bandStep
            return [
                "key": .string(band.key), "label": .string(band.label), "min": band.lowerEdge.json,
                "max": maximum.json,
            ]
        }
    }

    /// The distance between two bands: scores that are whole or halves by themselves can have hundredths when items
    /// were missing, and no publication writes its bands so.
    private var bandStep: Score { range.step == Score(hundredths: 50) ? range.step : 1 }
}
