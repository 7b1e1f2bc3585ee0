import CivilTime
import JSON

/// How much of one substance was taken on one day.
struct DoseAmount: Sendable {
    /// What can be summed: one substance in masses, or in one other unit.
    struct Material: Sendable, Hashable {
        /// The slug; `nil` where none was given.
        let substance: String?
        /// The unit that amounts are given in: one of mass, for all masses.
        let unit: DoseUnit
    }

    let material: Material
    let day: Int
    /// In the material's unit; of a range its middle.
    let amount: Double
    /// The doses that it sums.
    let doses: Int

    /// The amounts of some doses, those of one day and material summed, in the order of days.
    static func daily(_ doses: [DoseLog]) -> [DoseAmount] {
        let massUnits = massUnits(of: doses)
        var sums: [Material: [Int: (amount: Double, doses: Int)]] = [:]
        for dose in doses {
            guard let recorded = dose.amount, let middle = recorded.middle else { continue }
            let unit = recorded.unit.massExponent == nil ? recorded.unit : massUnits[dose.substance] ?? recorded.unit
            let material = Material(substance: dose.substance, unit: unit)
            let sum = sums[material]?[dose.localDate.dayNumber] ?? (amount: 0, doses: 0)
            sums[material, default: [:]][dose.localDate.dayNumber] = (
                sum.amount + middle * recorded.unit.factor(to: unit), sum.doses + 1
            )
        }
        return sums.flatMap { material, days in
            days.map { day, sum in
                DoseAmount(material: material, day: day, amount: sum.amount.toTwelveDigits, doses: sum.doses)
            }
        }.sorted { $0.day < $1.day }
    }

    /// For each substance the unit of mass that was used last: what the person is used to reading.
    private static func massUnits(of doses: [DoseLog]) -> [String?: DoseUnit] {
        var units: [String?: DoseUnit] = [:]
        for dose in doses {
            if let unit = dose.amount?.unit, unit.massExponent != nil { units[dose.substance] = unit }
        }
        return units
    }
}

extension DoseAmount.Material {
    var members: JSONObject {
        var object: JSONObject = [:]
        object["substance"] = substance.map { .string($0) } ?? .null
        object.set("unit", unit)
        return object
    }

    /// The order in tables.
    var sortKey: (String, String) { (substance ?? "", unit.rawValue) }
}

extension RecordedAmount {
    /// The value, or the middle of the range.
    fileprivate var middle: Double? {
        guard let low = value.decimal?.double, let high = upperEnd.decimal?.double else { return nil }
        return (low + high) / 2
    }
}

extension DoseUnit {
    /// What a number of this unit is to be multiplied by to be one of another of mass; 1 where either measures none.
    fileprivate func factor(to unit: DoseUnit) -> Double {
        guard let massExponent, let target = unit.massExponent else { return 1 }
        return (0..<abs(massExponent - target)).reduce(1) { power, _ in massExponent > target ? power * 10 : power / 10
        }
    }
}
