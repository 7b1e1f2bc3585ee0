import Testing

@testable import Journal

@Suite("interaction facts")
struct InteractionFactTests {
    @Test("the gravest come first")
    func order() {
        let ranks = InteractionFact.all.map { InteractionFact.Level.allCases.firstIndex(of: $0.level) ?? -1 }

        #expect(ranks == ranks.sorted())
    }

    @Test("each names its source and what it is about", arguments: InteractionFact.all.indices)
    func sources(index: Int) {
        let fact = InteractionFact.all[index]

        #expect(!fact.classes.isEmpty)
        #expect(!fact.source.isEmpty)
        #expect(fact.text.hasSuffix("."))
    }

    @Test(
        "each kind of medicine that a source names has what it says",
        arguments: [
            (.lithium, ["Nayak", "microdosingdiary", "MDLSD"]), (.lamotrigine, ["Pharmaceuticals", "MDLSD", "Nayak"]),
            (.ssri, ["Pharmaceuticals", "MDLSD", "microdosingdiary"]),
            (.snri, ["Pharmaceuticals", "MDLSD", "microdosingdiary"]),
            (.maoi, ["LSDDEP1", "Pharmaceuticals", "MDLSD"]),
            (.tricyclicAntidepressant, ["Pharmaceuticals", "MDLSD"]),
            (.otherAntidepressant, ["Pharmaceuticals", "MDLSD"]), (.antipsychotic, ["Pharmaceuticals", "MDLSD"]),
            (.benzodiazepine, ["Pharmaceuticals", "MDLSD"]), (.anticonvulsant, ["Pharmaceuticals"]),
            (.stimulant, ["LSDDEP1", "MDLSD"]), (.cardiovascular, ["Pharmaceuticals", "MDLSD", "microdosingdiary"]),
            (.other, []),
        ] as [(MedicationClass, [String])])
    func kinds(medicationClass: MedicationClass, sources: [String]) {
        let facts = InteractionFact.all.filter { $0.classes.contains(medicationClass) }

        #expect(facts.map { fact in sources.first { fact.source.hasPrefix($0) } } == sources)
    }
}
