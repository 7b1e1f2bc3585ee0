import CivilTime
import JSON

extension RiskAnswer {
    var json: JSONObject {
        var object: JSONObject = ["recordId": .string(recordID.description), "date": .string(date.description)]
        object.set("source", source)
        object.set("instrument", instrument)
        object.set("item", item)
        object.set("question", question)
        object.set("answer", answer)
        object.set("answerText", answerText)
        object["inferred"] = .bool(isInferred)
        object["acknowledgedAt"] = acknowledgedAt.map { .string($0.utcText) } ?? .null
        return object
    }
}

extension SummaryTiming {
    var json: JSONObject {
        var object: JSONObject = [:]
        object.set("daysWithCheckIn", daysWithCheckIn)
        object.set("checkIns", checkIns?.json)
        object.set("doses", doses?.json)
        return object
    }
}

extension SummaryTiming.Delays {
    fileprivate var json: JSONObject {
        var object: JSONObject = [:]
        object.set("entries", entries)
        object.set("backFilled", backFilled)
        object.set("imported", imported)
        object.set(figure: "medianDelayHours", medianDelayHours)
        return object
    }
}

extension LowMood {
    var json: JSONObject {
        var object: JSONObject = [:]
        object.set(figure: "threshold", Self.threshold)
        object.set("minimumDays", Self.minimumDays)
        object.set("ratedDays", ratedDays)
        object.set("lowDays", lowDays)
        object["runs"] = .array(
            runs.map { run in
                var object: JSONObject = [:]
                object.set("from", run.days.lowerBound)
                object.set("to", run.days.upperBound)
                object.set("days", run.count)
                object.set(figure: "mean", run.mean)
                return .object(object)
            })
        return object
    }
}

extension SleepSummary {
    var json: JSONObject {
        [
            "minutes": minutes.map { .object($0.json) } ?? .null,
            "quality": quality.map { .object($0.json) } ?? .null,
        ]
    }
}

extension SleepSummary.Figures {
    fileprivate var json: JSONObject {
        var object: JSONObject = [:]
        object.set("days", days)
        object.set(figure: "mean", mean)
        object.set(figure: "min", minimum)
        object.set(figure: "max", maximum)
        return object
    }
}

extension PracticeSummary {
    var json: JSONObject {
        var object: JSONObject = ["kind": .string(kind.rawValue), "days": .number(JSONNumber(days))]
        object["minutes"] = minutes.map { .number(JSONNumber($0)) } ?? .null
        return object
    }
}

extension PhaseSummary {
    var json: JSONObject {
        let counts = zip(Self.phases, days).map { ($0, JSONValue.number(JSONNumber($1))) }
        return [
            "days": .object(JSONObject(counts)), "items": .array(rows.map { .object($0.json) }),
        ]
    }
}

extension PhaseSummary.Row {
    fileprivate var json: JSONObject {
        var object: JSONObject = ["key": .string(key)]
        object.set("version", version)
        object.set("label", label)
        object["phases"] = .array(
            zip(PhaseSummary.phases, groups).map { phase, group in
                var object: JSONObject = ["phase": .string(phase), "days": .number(JSONNumber(group.days))]
                object.set(figure: "mean", group.mean)
                return .object(object)
            })
        return object
    }
}

extension SideEffectSummary {
    var json: JSONObject {
        var object: JSONObject = ["name": .string(name)]
        for (name, count) in [("days", days), ("mild", mild), ("moderate", moderate), ("severe", severe)] {
            object.set(name, count)
        }
        object.set("first", first)
        object.set("last", last)
        return object
    }
}

extension ScreeningAnswer {
    var json: JSONObject {
        var object: JSONObject = ["recordId": .string(recordID.description), "date": .string(date.description)]
        object.set("key", item.key)
        object.set("question", item.question)
        object.set("answer", answer)
        return object
    }
}

extension MedicationSummary {
    var json: JSONObject {
        var object: JSONObject = ["recordId": .string(id.description)]
        object.set("name", medication.name)
        object.set("class", medication.medicationClass)
        object.set("dose", medication.dose)
        object.set("from", medication.from)
        object.set("to", medication.to)
        return object
    }
}

extension ReleasedNote {
    var json: JSONObject {
        var object: JSONObject = ["recordId": .string(recordID.description), "date": .string(date.description)]
        object.set("collection", collection)
        object.set("field", field)
        object.set("text", text)
        return object
    }
}
