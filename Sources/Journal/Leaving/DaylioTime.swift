import CivilTime

/// A time as Daylio writes it: `23:54`, `11:54 pm`, `11:54 PM`, `11.54 p.m.`.
struct DaylioTime {
    let time: TimeOfDay

    init?(_ text: String) {
        let text = text.lowercased()
        let numbers = text.split { !$0.isNumber }.map { Int($0) }
        let letters = text.filter(\.isLetter)
        guard numbers.count == 2 || numbers.count == 3, let hour = numbers[0], let minute = numbers[1] else {
            return nil
        }
        var clock = hour
        switch letters {
        case "": break
        case "am", "pm":
            guard (1...12).contains(hour) else { return nil }
            clock = hour % 12 + (letters == "pm" ? 12 : 0)
        default: return nil
        }
        guard let time = TimeOfDay(hour: clock, minute: minute) else { return nil }
        self.time = time
    }
}
