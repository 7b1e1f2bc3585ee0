import Journal

extension SummarySection {
    /// What people call it within a sentence.
    var label: String {
        switch self {
        case .protocols: "protocols"
        case .doses: "doses"
        case .checkIns: "check-ins"
        case .assessments: "assessments"
        case .sideEffects: "side effects"
        case .medications: "medications"
        case .screening: "screening"
        case .insights: "insights"
        case .notes: "notes"
        }
    }
}
