import CivilTime
import JSON

/// What was taken, as Psychonaut Journal has it.
struct PsychonautIngestion: Sendable {
    /// Why it makes no dose log.
    struct Refusal: Error {
        let code: String
        let detail: String
    }

    private let object: JSONObject
    private let place: String?
    private let experience: String

    /// - Parameters:
    ///   - place: where the experience was, by name; its coordinates are nobody's business.
    ///   - experience: what finds the experience.
    init(_ object: JSONObject, place: String?, experience: String) {
        self.object = object
        self.place = place
        self.experience = experience
    }

    /// The unit of the person's own that the dose is counted in.
    var unitID: Int? {
        guard case .number(let number)? = object["customUnitId"] else { return nil }
        return number.integer
    }

    /// Bytes that it takes to keep it.
    var byteCount: Int { JSONWriter.bytes(of: .object(object)).count }

    /// What it is known by: its making, which no later edit moves.
    var identity: [String] {
        let made = object.milliseconds("creationDate") ?? object.milliseconds("time")
        return ["ingestion", made?.utcText ?? "", object.text("substanceName") ?? "", experience]
    }

    /// What is not taken over although it is of the right type.
    func remarks(at pointer: JSONPointer) -> [ImportRemark] {
        guard let fullness = object.text("stomachFullness")?.ifNotEmpty, stomach == nil else { return [] }
        return [
            ImportRemark(
                .pointer(pointer.appending("stomachFullness")), code: FaultCode.unknownValue,
                "\"\(fullness.prefixOfScalars(40))\" is nothing that is known here")
        ]
    }

    /// The members of its dose log.
    func content(in entries: ForeignEntries, units: [Int: PsychonautUnit]) -> Result<JSONObject, Refusal> {
        Result { () throws(Refusal) in
            if object.has("consumerName"), object.text("consumerName")?.trimmingWhitespace.isEmpty != true {
                throw Refusal(code: ImportCode.otherPerson, detail: "Somebody else took this dose.")
            }
            guard let time = object.milliseconds("time") else {
                throw Refusal(code: FaultCode.required, detail: "has no time that can be read")
            }
            var content: JSONObject = [
                "takenAt": .string(entries.text(of: time)), "timeZone": .string(entries.zone.name), "status": "taken",
            ]
            let substance = object.text("substanceName") ?? ""
            content.set("substance", Self.slug(substance))
            content["amount"] = .object(try amount(units: units))
            let (route, foreignRoute) = route
            content.set("route", route)
            content.set("stomach", stomach)
            content.set("setting", place.map { ["place": .string($0.prefixOfScalars(200))] })
            let isNamed = Self.slug(substance).map { $0 == substance.lowercased().replacing(" ", with: "-") } ?? false
            let notes = [
                object.text("notes")?.trimmingWhitespace,
                isNamed || substance.isEmpty ? nil : "Substance: \(substance)",
                foreignRoute.map { "Route: \($0)" },
                object.milliseconds("endTime").map { "Until: \(entries.text(of: $0))" },
            ]
            content.set("note", notes.compactMap { $0?.ifNotEmpty }.joined(separator: "\n").ifNotEmpty)
            content["source"] = entries.source("ingestion of \(experience)")
            return content
        }
    }

    /// The substance as a slug; nil where nothing is left of it.
    static func slug(_ name: String) -> String? {
        var slug: [UInt8] = []
        for byte in name.lowercased().utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): slug.append(byte)
            case _ where slug.last != nil && slug.last != UInt8(ascii: "-"): slug.append(UInt8(ascii: "-"))
            default: break
            }
        }
        slug = Array(slug.prefix(80))
        while slug.last == UInt8(ascii: "-") { slug.removeLast() }
        return String(decoding: slug, as: UTF8.self).ifNotEmpty
    }

    private func amount(units: [Int: PsychonautUnit]) throws(Refusal) -> JSONObject {
        guard let dose = object.number("dose") else {
            throw Refusal(code: ImportCode.noDose, detail: "has no dose, and a dose that was taken has an amount")
        }
        let written = object.text("units")?.trimmingWhitespace ?? ""
        var amount: JSONObject
        var isEstimated = object["isDoseAnEstimate"] == .bool(true)
        var words: String?
        if object.has("customUnitId") {
            guard let unit = unitID.flatMap({ units[$0] }) else {
                throw Refusal(code: ImportCode.unknownUnit, detail: "is counted in a unit that the file does not have")
            }
            guard let own = unit.amount(of: dose) else {
                throw Refusal(
                    code: ImportCode.unknownUnit, detail: "\"\(unit.originalUnit)\" is no unit that is known here")
            }
            amount = own
            isEstimated = isEstimated || unit.isEstimate
            words = "\(PsychonautUnit.text(dose)) \(unit.unit) of \(unit.name)"
        } else {
            guard let unit = PsychonautUnit.unit(written) else {
                throw Refusal(code: ImportCode.unknownUnit, detail: "\"\(written)\" is no unit that is known here")
            }
            amount = ["value": .number(JSONNumber(dose)), "unit": .string(unit.rawValue)]
        }
        if let deviation = object.number("estimatedDoseStandardDeviation") {
            words = "\(words ?? "\(PsychonautUnit.text(dose)) \(written)") ± \(PsychonautUnit.text(deviation))"
        }
        if isEstimated { amount["estimated"] = true }
        amount.set("text", words?.prefixOfScalars(200))
        return amount
    }

    /// The way that it was taken; one that the journal has no word for beside it.
    private var route: (DoseLog.Route?, foreign: String?) {
        guard let text = object.text("administrationRoute")?.ifNotEmpty else { return (nil, nil) }
        return switch text.uppercased() {
        case "ORAL": (.oral, nil)
        case "SUBLINGUAL": (.sublingual, nil)
        case "BUCCAL": (.sublingual, "buccal")
        case "INSUFFLATED": (.nasal, nil)
        default: (.other, text.lowercased())
        }
    }

    private var stomach: DoseLog.Stomach? {
        switch (object.text("stomachFullness") ?? "").uppercased().filter({ $0.isLetter }) {
        case "EMPTY": .empty
        case "QUARTERFULL", "HALFFULL": .light
        case "FULL", "VERYFULL": .full
        default: nil
        }
    }
}

extension String {
    /// The first so many Unicode scalars.
    func prefixOfScalars(_ count: Int) -> String {
        String(String.UnicodeScalarView(unicodeScalars.prefix(count)))
    }
}
