import CivilTime
import JSON

extension ProtocolSummary {
    var json: JSONObject {
        var object: JSONObject = ["recordId": .string(id.description), "name": .string(plan.name)]
        object.set("substance", plan.substance)
        object.set("template", plan.template)
        object.set("schedule", plan.schedule.json)
        object.set("cadence", cadence)
        object.set("blocks", blocks)
        object.set("startDate", plan.startDate)
        object.set("endDate", plan.endDate)
        object.set("status", plan.status)
        object.set("steps", plan.steps.map(\.json))
        object.set("ceiling", plan.ceiling?.json)
        object.set("stack", plan.stack.map(\.json))
        object["adherence"] = schedule.map { .object($0.totals.json) } ?? .null
        object["days"] =
            schedule.map { schedule in
                .array(
                    schedule.days.map { day in
                        [
                            "date": .string(day.date.description), "phase": .string(day.phase.rawValue),
                            "adherence": .string(day.adherence.rawValue),
                        ]
                    })
            } ?? .null
        return object
    }
}

extension DoseSummary {
    var json: JSONObject {
        [
            "taken": .number(JSONNumber(taken)), "skipped": .number(JSONNumber(skipped)),
            "groups": .array(groups.map { .object($0.json) }), "items": .array(entries.map { .object($0.json) }),
        ]
    }
}

extension DoseSummary.Group {
    fileprivate var json: JSONObject {
        var object: JSONObject = [:]
        object.set("substance", substance)
        object.set("value", value)
        object.set("high", high)
        object.set("unit", unit)
        object.set("route", route)
        object.set("doses", count)
        object.set("estimated", estimated)
        object.set("first", first)
        object.set("last", last)
        return object
    }
}

extension DoseSummary.Entry {
    fileprivate var json: JSONObject {
        var object: JSONObject = ["recordId": .string(id.description), "takenAt": .string(dose.takenAt.text)]
        object.set("localDate", dose.localDate)
        object.set("status", dose.status)
        object.set("protocolId", dose.protocolID)
        object.set("substance", dose.substance)
        object.set("amount", dose.amount?.json)
        object.set("form", dose.form)
        object.set("route", dose.route)
        object.set("stomach", dose.stomach)
        object.set("stack", dose.stack.map(\.json))
        object.set("perceptibility", dose.perceptibility)
        return object
    }
}

extension ScaleSummary {
    var json: JSONObject {
        var object: JSONObject = ["instrument": .string(instrument.key), "title": .string(instrument.title)]
        object.set("range", instrument.total?.range.json)
        object.set("direction", instrument.total?.direction)
        object["items"] = .array(points.map { .object($0.json(of: instrument)) })
        object["sinceFirst"] = sinceFirst.map { .object($0.json) } ?? .null
        object["sincePrevious"] = sincePrevious.map { .object($0.json) } ?? .null
        return object
    }
}

extension ScaleSummary.Point {
    fileprivate func json(of instrument: Instrument) -> JSONObject {
        var object: JSONObject = ["recordId": .string(id.description), "date": .string(date.description)]
        entry.write(to: &object, of: instrument)
        object["score"] = score?.json ?? .null
        object.set("severity", band?.key)
        object.set("severityLabel", band?.label)
        object["complete"] = .bool(isComplete)
        object.set("subscales", zip(instrument.subscales, subscaleScores).map { $0.json(with: $1) })
        return object
    }
}

extension ScaleSummary.Change {
    fileprivate var json: JSONObject {
        var object: JSONObject = ["date": .string(earlierDate.description), "score": earlier.json]
        object["difference"] = difference.json
        object.set("trend", trend)
        object["labels"] = .array(labels.map { .string($0) })
        return object
    }
}

extension MetricSummary {
    /// With the day of each mean.
    func json(from first: CivilDate) -> JSONObject {
        var object: JSONObject = ["key": .string(key)]
        object.set("version", version)
        object.set("label", label)
        object.set("direction", direction)
        object.set("unit", unit)
        object.set("days", days)
        object.set("ratings", ratings)
        object.set(figure: "mean", mean)
        object.set(figure: "median", median)
        object.set(figure: "standardDeviation", standardDeviation)
        object.set(figure: "min", minimum)
        object.set(figure: "max", maximum)
        object.set(figure: "firstWeek", firstWeek)
        object.set(figure: "lastWeek", lastWeek)
        object["items"] = .array(
            means.enumerated().compactMap { index, mean in
                guard let mean, let date = first.adding(days: index) else { return nil }
                var object: JSONObject = ["date": .string(date.description)]
                object.set(figure: "mean", mean)
                return .object(object)
            })
        return object
    }
}
