import JSON

/// What an object of Psychonaut Journal has, so that whatever is not as it was when this was written is named.
struct PsychonautMembers: Sendable {
    private enum Kind {
        case text, number, time, flag, objects, object
        /// Whoever reads it says what is wrong with it.
        case any
    }

    private let kinds: [String: Kind]
    /// Whether members that are none of these are named.
    private let isWhole: Bool

    private init(_ kinds: [String: Kind], isWhole: Bool = true) {
        self.kinds = kinds
        self.isWhole = isWhole
    }

    static let experience = PsychonautMembers([
        "title": .text, "text": .text, "creationDate": .time, "sortDate": .time, "isFavorite": .any,
        "ingestions": .objects, "location": .object, "ratings": .objects, "timedNotes": .objects,
    ])

    /// `administrationSite` and `customRecipeId` are of newer versions, and not taken over.
    static let ingestion = PsychonautMembers([
        "substanceName": .text, "time": .any, "endTime": .time, "creationDate": .time, "administrationRoute": .text,
        "dose": .any, "isDoseAnEstimate": .flag, "estimatedDoseStandardDeviation": .number, "units": .text,
        "notes": .text, "stomachFullness": .text, "consumerName": .any, "customUnitId": .any,
        "administrationSite": .any, "customRecipeId": .any,
    ])

    static let location = PsychonautMembers(["name": .text], isWhole: false)

    static let timedNote = PsychonautMembers(["note": .text, "creationDate": .time], isWhole: false)

    static let rating = PsychonautMembers(["creationDate": .time], isWhole: false)

    static let customUnit = PsychonautMembers(
        [
            "name": .text, "unit": .text, "dose": .number, "originalUnit": .text, "isEstimate": .flag,
        ], isWhole: false)

    /// What is not taken over of an object, or not as it stands; null is as good as absent.
    func remarks(on object: JSONObject, at pointer: JSONPointer) -> [ImportRemark] {
        object.members.compactMap { name, value in
            let place = ImportPlace.pointer(pointer.appending(name))
            guard let kind = kinds[name] else {
                guard isWhole else { return nil }
                return ImportRemark(place, code: FaultCode.unknownField, "is not a member that is known here")
            }
            if value.isNull { return nil }
            switch (kind, value) {
            case (.any, _), (.text, .string), (.number, .number), (.flag, .bool), (.objects, .array),
                (.object, .object):
                return nil
            case (.time, .number):
                if object.milliseconds(name) != nil { return nil }
                return ImportRemark(place, code: FaultCode.outOfRange, "must be a time of the years 1 to 9999")
            default:
                return ImportRemark(place, code: FaultCode.wrongType, "is not of the type that is known here")
            }
        }
    }
}
