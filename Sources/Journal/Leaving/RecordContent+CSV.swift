/// The columns of each collection's table: its own members, in the order in which they are stored. Arrays, and objects whose
/// names are data, are one column of JSON text.
extension DosingProtocol {
    package static var csvColumns: [CSVColumn] {
        [
            "name", "substance", "template", "schedule.kind", "schedule.doseDays", "schedule.restDays", "schedule.days",
            "schedule.maxPerWeek", .plain("startDate"), .plain("endDate"), "timeZone", .plain("timeOfDay"),
            "block.weeksOn", "block.weeksOff", "steps", "ceiling.value", "ceiling.unit", "stack", "shiftPolicy",
            "pauses", "status", "statusHistory", "intention", "supervision", "note", "tags",
        ]
    }
}

extension DoseLog {
    package static var csvColumns: [CSVColumn] {
        [
            .plain("takenAt"), "timeZone", .plain("localDate"), "status", .plain("protocolId"), "substance",
            "amount.value", "amount.high", "amount.unit", "amount.estimated", "amount.text", "form", "route", "batch",
            "stomach", "stack", "setting.place", "setting.company", "setting.activity", "setting.note", "mindset",
            "intention", "perceptibility", "reason", "note", "tags", "source.name", "source.reference",
        ]
    }
}

extension CheckIn {
    package static var csvColumns: [CSVColumn] {
        [
            .plain("at"), "timeZone", .plain("localDate"), .plain("aboutDate"), "context", .ratings, "trackerVersions",
            "sleep.minutes", "sleep.quality", "practices", "sideEffects", .plain("doseLogId"), "note", "tags",
            "source.name", "source.reference",
        ]
    }
}

extension Tracker {
    package static var csvColumns: [CSVColumn] {
        [
            "key", "label", "min", "max", "step", "unit", "direction", "version", "earlierScales", .plain("from"),
            .plain("to"), "note", "tags",
        ]
    }
}

extension Medication {
    package static var csvColumns: [CSVColumn] {
        ["name", "class", "dose", .plain("from"), .plain("to"), "note", "tags"]
    }
}

extension Screening {
    package static var csvColumns: [CSVColumn] {
        [.plain("at"), "timeZone", .plain("localDate"), "checklistVersion"]
            + ScreeningChecklist.current.items.map { .free("answers.\($0.key)") }
            + ["flags", "crisisText", "note", "tags"]
    }
}

extension Assessment {
    package static var csvColumns: [CSVColumn] {
        [
            "instrument", .plain("at"), "timeZone", .plain("localDate"), "answers", "total", "subscaleTotals", "score",
            "range.min", "range.max", "severity", "direction", "complete", "subscales", "flags", "crisisText",
            .plain("acknowledgement.at"), "acknowledgement.value", "change", "note", "tags",
        ]
    }
}
