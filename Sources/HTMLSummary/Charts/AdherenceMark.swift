import Journal

/// How a day of a plan is shown: by a letter and a shape of its own, never by colour alone.
enum AdherenceMark: CaseIterable {
    case taken, skipped, missed, extra, inRest, upcoming, rest, paused, nothing

    init(_ day: ScheduleDay) {
        switch day.adherence {
        case .taken: self = .taken
        case .skipped: self = .skipped
        case .missed: self = .missed
        case .extra: self = .extra
        case .restViolation: self = .inRest
        case .upcoming: self = .upcoming
        case .none:
            switch day.phase {
            case .rest: self = .rest
            case .paused: self = .paused
            case .before, .after, .dose, .transition, .normal: self = .nothing
            }
        }
    }

    /// What stands in the calendar.
    var letter: String {
        switch self {
        case .taken: "T"
        case .skipped: "S"
        case .missed: "M"
        case .extra: "E"
        case .inRest: "R"
        case .upcoming: "U"
        case .rest: "–"
        case .paused: "="
        case .nothing: "·"
        }
    }

    /// What it means.
    var words: String {
        switch self {
        case .taken: "taken as planned"
        case .skipped: "skipped, and written down"
        case .missed: "missed, nothing written down"
        case .extra: "taken, not planned"
        case .inRest: "taken in the weeks off"
        case .upcoming: "still to come"
        case .rest: "weeks off"
        case .paused: "paused"
        case .nothing: "nothing planned"
        }
    }

    /// Whether a dose was planned or taken.
    var isEvent: Bool {
        switch self {
        case .taken, .skipped, .missed, .extra, .inRest, .upcoming: true
        case .rest, .paused, .nothing: false
        }
    }
}
