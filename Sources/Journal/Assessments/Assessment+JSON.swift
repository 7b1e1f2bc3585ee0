import CivilTime
package import JSON

extension Assessment {
    package var json: JSONObject {
        var object: JSONObject = [
            "instrument": .string(instrument.key), "at": .string(at.text), "timeZone": .string(timeZone.name),
        ]
        object.reserveCapacity(15)
        object.set("localDate", event.date)
        entry.write(to: &object, of: instrument)
        object["score"] = result.score?.json ?? JSONValue.null
        object.set("range", instrument.total?.range.json)
        object["severity"] = (result.severity?.key).map { .string($0) } ?? JSONValue.null
        object.set("direction", instrument.total?.direction)
        object["complete"] = .bool(result.isComplete)
        object.set("subscales", zip(instrument.subscales, result.subscaleScores).map { $0.json(with: $1) })
        object.set("flags", riskFlags.map(\.json))
        object.set("acknowledgement", acknowledgement?.json)
        object.set("note", note)
        object.set("tags", tags)
        return object
    }
}
