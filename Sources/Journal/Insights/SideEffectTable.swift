import JSON

/// How often side effects were written down, and on which days.
struct SideEffectTable {
    let diary: Diary

    /// Names that are listed at most: the words are the person's own and have no bound.
    private static let limit = 50

    private struct Effect {
        var days: Set<Int> = []
        var severities: [SideEffect.Severity: Int] = [:]
    }

    var section: Section {
        let effects = effects.sorted { ($1.value.days.count, $0.key) < ($0.value.days.count, $1.key) }
        let phases = diary.phases
        let isCheckedIn = diary.isCheckedIn
        let totals = DosePhase.allCases.map { phase in phases.indices.count { phases[$0] == phase && isCheckedIn[$0] } }
        let items = effects.prefix(Self.limit).map { name, effect in
            var object: JSONObject = ["name": .string(name), "n": .number(JSONNumber(effect.days.count))]
            object["severities"] = .object(
                JSONObject(
                    SideEffect.Severity.allCases.map { severity in
                        (severity.rawValue, .number(JSONNumber(effect.severities[severity] ?? 0)))
                    }))
            object["phases"] = .array(
                zip(DosePhase.allCases, totals).map { phase, total in
                    let count = effect.days.count { phases[$0] == phase }
                    return [
                        "phase": .string(phase.rawValue), "n": .number(JSONNumber(count)),
                        "of": .number(JSONNumber(total)),
                    ]
                })
            return JSONValue.object(object)
        }
        return Section(
            method: """
                n counts days on which a name was written down, in small letters and without blanks around it; severities count \
                entries. By phase of the dose: days with it, of all days with a check-in. At most \(Self.limit) names, the most \
                frequent first; others counts the rest.
                """,
            caveat: "A day without an entry is not a day without a side effect.",
            members: ["items": .array(items), "others": .number(JSONNumber(max(effects.count - Self.limit, 0)))])
    }

    private var effects: [String: Effect] {
        var effects: [String: Effect] = [:]
        for entry in diary.entries {
            guard let day = diary.period.index(of: entry.date) else { continue }
            for sideEffect in entry.sideEffects {
                effects[sideEffect.word, default: Effect()].days.insert(day)
                effects[sideEffect.word, default: Effect()].severities[sideEffect.severity, default: 0] += 1
            }
        }
        return effects
    }
}
