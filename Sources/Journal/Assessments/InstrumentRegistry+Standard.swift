extension InstrumentRegistry {
    /// The instruments of every journal: those that studies of microdosing and the care of depression use.
    package static let standard = InstrumentRegistry(instruments: [
        .phq9, .phq2, .gad7, .who5, .pss10, .pss4, .core10, .qidsSelfReport, .madrsSelfReport,
        .shortWarwickEdinburgh, .panas,
    ])
}
