import CivilTime
import JSON
import Journal

/// What binds the document together: about whom, by whom, over which days, and the sections in their order.
struct CompositionResource {
    private let summary: Summary
    private let sections: [DocumentSection]

    init(_ summary: Summary, sections: [DocumentSection]) {
        self.summary = summary
        self.sections = sections
    }

    func json(of patient: String, by device: String) -> JSONObject {
        [
            "text": narrative.json,
            "status": "final",
            "type": Coding.loinc("60591-5").concept("Summary of a journal"),
            "subject": .reference(patient),
            "date": .string(summary.madeAt.utcText),
            "author": [.reference(device)],
            "title": .string("Summary of a journal, \(period)"),
            "confidentiality": "R",
            "event": [
                [
                    "code": [Coding("http://terminology.hl7.org/CodeSystem/v3-ActClass", "PCPR").concept()],
                    "period": .period(summary.days),
                ]
            ],
            "section": .array(sections.map(\.json)),
        ]
    }

    private var period: String { "\(summary.days.lowerBound) to \(summary.days.upperBound)" }

    private var narrative: Narrative {
        var narrative = Narrative(
            """
            What \(summary.displayName ?? "a person who gave no name") wrote down in a journal of microdosing and mood \
            from \(period) (\(summary.dayCount.counting("day")), \(summary.timeZone)). Put together by a program and \
            checked by nobody; nothing in it is a diagnosis or advice.
            """)
        if let timing = summary.timing { narrative.list(Self.points(of: timing, days: summary.dayCount)) }
        if let sentence = WithheldSection(count: summary.withheld.count).sentence { narrative.paragraph(sentence) }
        return narrative
    }

    /// How much was written down and how soon, for a reader to know how far to trust the rest.
    private static func points(of timing: SummaryTiming, days: Int) -> [String] {
        var points: [String] = []
        if let count = timing.daysWithCheckIn {
            points.append("\(count) of \(days.counting("day")) with a check-in.")
        }
        for (name, delays) in [("Check-ins", timing.checkIns), ("Doses", timing.doses)] {
            guard let delays else { continue }
            var point = "\(name): \(delays.entries) in all, \(delays.backFilled) written later than the day after"
            if delays.imported > 0 { point += ", \(delays.imported) from another program" }
            if let median = delays.medianDelayHours { point += "; half of them within \(median.words) hours" }
            points.append(point + ".")
        }
        return points
    }
}
