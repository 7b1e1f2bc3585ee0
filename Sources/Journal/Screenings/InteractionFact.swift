import JSON

/// What a published source says about a kind of medicine together with psychedelics: information, never clearance.
///
/// Which psychedelic it looked at is said in the text. Some speak of the illness that a medicine is taken for.
package struct InteractionFact: Sendable {
    /// How grave the source takes it to be.
    package enum Level: String, Sendable, CaseIterable {
        /// Harm was reported.
        case harmReported = "harm-reported"
        /// The source calls it an absolute contraindication.
        case contraindicated
        /// A study left out people who take it.
        case excludedFromStudy = "excluded-from-study"
        /// The source tells to be careful.
        case caution
        /// Something is said that is neither.
        case note
    }

    package let classes: [MedicationClass]
    package let level: Level
    package let text: String
    package let source: String

    /// Raised with any change of the facts below.
    package static let version = 2

    /// Every fact, the gravest first.
    package static let all = [
        InteractionFact(
            classes: [.lithium], level: .harmReported,
            text: "Of 62 reports of lithium with a psychedelic, 47 % involved seizures and 39 % medical attention.",
            source: "Nayak 2021"),
        InteractionFact(
            classes: [.lithium], level: .contraindicated,
            text: "A glossary for microdosers calls lithium an absolute contraindication.", source: glossary),
        InteractionFact(
            classes: [.maoi, .stimulant], level: .excludedFromStudy,
            text: "A trial of LSD microdoses with people who have a depression left out those who take an MAOI, "
                + "methylphenidate or dexamphetamine.",
            source: "LSDDEP1 trial protocol, exclusion criteria"),
        InteractionFact(
            classes: [
                .ssri, .snri, .maoi, .tricyclicAntidepressant, .otherAntidepressant, .benzodiazepine, .antipsychotic,
            ],
            level: .excludedFromStudy,
            text:
                "A study of psilocybin left out people who had taken benzodiazepines, antidepressants or neuroleptics in "
                + "the three months before.",
            source: psilocybin),
        InteractionFact(
            classes: [.anticonvulsant, .lamotrigine], level: .excludedFromStudy,
            text: "A study of psilocybin left out people with seizures.", source: psilocybin),
        InteractionFact(
            classes: [.cardiovascular], level: .excludedFromStudy,
            text: "A study of psilocybin left out people with a disease of the heart.", source: psilocybin),
        InteractionFact(
            classes: [
                .lithium, .lamotrigine, .ssri, .snri, .maoi, .tricyclicAntidepressant, .otherAntidepressant,
                .antipsychotic, .benzodiazepine, .stimulant,
            ], level: .excludedFromStudy,
            text: "A trial of LSD microdoses left out people who take psychotropic medication.",
            source: mdlsd),
        InteractionFact(
            classes: [.cardiovascular], level: .excludedFromStudy,
            text: "A trial of LSD microdoses left out people with a cardiovascular disease or a blood pressure of "
                + "160/90 mmHg or more.",
            source: mdlsd),
        InteractionFact(
            classes: [.ssri, .snri], level: .caution,
            text:
                "A glossary for microdosers calls SSRIs and SNRIs a relative contraindication, names a weaker effect and, "
                + "rarely, a serotonin syndrome, and says never to stop a medicine on one's own.",
            source: glossary),
        InteractionFact(
            classes: [.cardiovascular], level: .caution,
            text: "A glossary for microdosers names severe cardiovascular disease as a contraindication.",
            source: glossary),
        InteractionFact(
            classes: [.lamotrigine], level: .note,
            text: "None of 34 reports of lamotrigine with a psychedelic involved a seizure.", source: "Nayak 2021"),
    ]

    private static let mdlsd = "MDLSD trial protocol (Trials 2021, Table 2)"
    private static let psilocybin = "Pharmaceuticals 2021, exclusion criteria"
    private static let glossary = "microdosingdiary.com, glossary"

    var json: JSONObject {
        ["level": .string(level.rawValue), "text": .string(text), "source": .string(source)]
    }
}
