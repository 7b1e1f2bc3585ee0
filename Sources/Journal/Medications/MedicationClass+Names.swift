extension MedicationClass {
    /// The words by which the sources of `InteractionFact` name medicines.
    private static let words: [String: MedicationClass] = [
        "lamotrigine": .lamotrigine, "ssri": .ssri, "snri": .snri, "maoi": .maoi,
        "antidepressant": .otherAntidepressant,
        "neuroleptic": .antipsychotic, "benzodiazepine": .benzodiazepine, "methylphenidate": .stimulant,
        "dexamphetamine": .stimulant,
    ]

    /// What the name of a medicine says it is; whoever has other names for it may still take it.
    ///
    /// Each word counts by itself, in any case, as a plural too. One that begins with lithium is lithium: names of its
    /// salts are often one word, such as Lithiumcarbonat.
    static func named(in name: String) -> Set<MedicationClass> {
        Set(
            name.lowercased().split { !$0.isLetter }.compactMap { word in
                if word.hasPrefix("lithium") { return .lithium }
                return words[String(word)] ?? (word.hasSuffix("s") ? words[String(word.dropLast())] : nil)
            })
    }
}
