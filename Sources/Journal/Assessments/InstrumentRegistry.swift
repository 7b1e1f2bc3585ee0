/// The instruments that assessments can be of.
package struct InstrumentRegistry: Sendable {
    package let instruments: [Instrument]
    private let indices: [String: Int]

    init(instruments: [Instrument]) {
        self.instruments = instruments
        indices = Dictionary(
            instruments.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The instrument of a key.
    package subscript(key: String) -> Instrument? {
        indices[key].map { instruments[$0] }
    }
}
