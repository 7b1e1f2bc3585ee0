import CivilTime
import JSON

extension DosingProtocol {
    /// What there is to say of a dose of this amount on this day, measured by this plan.
    func warnings(amount: RecordedAmount?, on date: CivilDate) -> [Warning] {
        var warnings: [Warning] = []
        if let amount, let ceiling, ceiling.isExceeded(by: amount.upperEnd, amount.unit) == true {
            let most = "\(ceiling.value.text) \(ceiling.unit.rawValue)"
            warnings.append(
                Warning(code: .aboveCeiling, detail: "The amount is above the ceiling of \(most) in \"\(name)\"."))
        }
        let run = ProtocolRun(self, today: nil)
        let day = date.dayNumber
        if day <= run.end, block?.isRest(dayIndex: day - run.start) == true {
            warnings.append(Warning(code: .inRestBlock, detail: "\(date) lies in a rest block of \"\(name)\"."))
        }
        if run.pauses.contains(day) {
            warnings.append(Warning(code: .inPause, detail: "\(date) lies in a pause of \"\(name)\"."))
        }
        return warnings
    }
}
