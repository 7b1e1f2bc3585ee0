/// A questionnaire: how it is answered, what its answers add up to, and what has been published on that.
package struct Instrument: Sendable, Hashable {
    /// The word for programs, such as `phq-9`.
    package let key: String

    package let title: String

    /// The number of items that are scored.
    package let items: Int

    /// Questions behind the scored ones that may be left out.
    package let optionalItems: [OptionalItem]

    /// What each item can be answered with.
    package let answers: ScoreRange

    /// The time that the items ask about, in words.
    package let window: String

    package let outcome: Outcome

    /// Why there are no bands, or what to know about them.
    package let bandNote: String?

    /// The number, from 1, of the item that asks about death, suicide or self-harm.
    package let riskItem: Int?

    package let change: ChangeCriteria

    /// On which terms the instrument may be used and its items shown.
    package let licence: String

    /// The wording of its items; only where anybody may show it.
    package let text: InstrumentText?

    /// What its scoring and bands go by.
    package let sources: [String]

    init(
        _ key: String, _ title: String, items: Int, optionalItems: [OptionalItem] = [], answers: ScoreRange,
        window: String, outcome: Outcome, bandNote: String? = nil, riskItem: Int? = nil,
        change: ChangeCriteria = ChangeCriteria(), licence: String, text: InstrumentText? = nil, sources: [String]
    ) {
        self.key = key
        self.title = title
        self.items = items
        self.optionalItems = optionalItems
        self.answers = answers
        self.window = window
        self.outcome = outcome
        self.bandNote = bandNote
        self.riskItem = riskItem
        self.change = change
        self.licence = licence
        self.text = text
        self.sources = sources
    }

    /// How many answers there can be.
    var answerCount: ClosedRange<Int> { items...(items + optionalItems.count) }

    /// The one score, unless the instrument has none over all items.
    package var total: TotalScore? {
        if case .total(let total) = outcome { total } else { nil }
    }

    /// The parts that are scored by themselves.
    package var subscales: [Subscale] {
        if case .subscales(let subscales) = outcome { subscales } else { [] }
    }
}
