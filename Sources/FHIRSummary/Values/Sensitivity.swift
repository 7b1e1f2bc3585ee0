import JSON

/// Who has to be careful with a resource: what a journal tells can cost its writer a job or their freedom.
///
/// All is restricted (v3-Confidentiality R); what it tells of besides is named by v3-ActCode, so that a receiver can hold
/// back more.
enum Sensitivity {
    case restricted
    /// Of a substance: ETH.
    case substance
    /// Of the state of mind: PSY.
    case psychiatric
    /// Of both.
    case substanceAndPsychiatric

    var json: JSONValue { .array(labels.map(\.json)) }

    private var labels: [Coding] {
        switch self {
        case .restricted: [Self.r]
        case .substance: [Self.r, Self.eth]
        case .psychiatric: [Self.r, Self.psy]
        case .substanceAndPsychiatric: [Self.r, Self.eth, Self.psy]
        }
    }

    private static let r = Coding("http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "R", "restricted")
    private static let eth = Coding(actCode, "ETH", "substance abuse information sensitivity")
    private static let psy = Coding(actCode, "PSY", "psychiatry disorder information sensitivity")
    private static let actCode = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
}
