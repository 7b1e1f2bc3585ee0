extension ScreeningChecklist {
    /// Version 1: the exclusions of the MDLSD trial of LSD microdoses and of a study of psilocybin, and what a glossary for
    /// microdosers adds.
    static let first = ScreeningChecklist(
        version: 1,
        items: [
            ScreeningItem(
                "psychosis", "Have you ever had a psychosis, or been told that you have schizophrenia?", source: mdlsd),
            ScreeningItem("bipolar", "Have you ever been told that you have a bipolar disorder?", source: mdlsd),
            ScreeningItem(
                "family-psychosis-bipolar",
                "Has a parent, sibling or child of yours had a psychosis or a bipolar disorder?", source: mdlsd),
            ScreeningItem("depression", "Have you ever had a major depression?", source: mdlsd),
            ScreeningItem(
                "anxiety-ptsd-ocd",
                "Do you have an anxiety disorder, post-traumatic stress disorder or obsessive-compulsive disorder now?",
                source: mdlsd),
            ScreeningItem(
                "suicidal-thoughts", "Have you had thoughts of ending your life lately?",
                source: "\(mdlsd); asked there by C-SSRS", isRisk: true),
            ScreeningItem(
                "substance-use", "Do you have a disorder of using alcohol or another substance?", source: mdlsd),
            ScreeningItem("psychedelics-last-year", "Have you taken psychedelics in the last year?", source: mdlsd),
            ScreeningItem(
                "lithium", "Do you take lithium?",
                source: "Nayak 2021: 47 % of 62 reports of lithium with a psychedelic involved seizures"),
            ScreeningItem(
                "psychotropic-medication",
                "Have you taken antidepressants, benzodiazepines, neuroleptics or other psychotropic medicine in the "
                    + "last three months?",
                source: "\(mdlsd); \(psilocybin)"),
            ScreeningItem("seizures", "Have you ever had a seizure?", source: psilocybin),
            ScreeningItem(
                "heart-disease", "Do you have a disease of the heart or of its valves?",
                source: "\(mdlsd); \(psilocybin); on valves with repeated use: Rouaud 2023"),
            ScreeningItem(
                "high-blood-pressure", "Is your blood pressure 160/90 mmHg or more, or treated?", source: mdlsd),
            ScreeningItem(
                "pregnancy-breastfeeding", "Are you pregnant or breastfeeding, or may you be pregnant?",
                source: "\(psilocybin); microdosingdiary.com, glossary"),
        ])

    private static let mdlsd = "MDLSD trial protocol, exclusion criteria (Trials 2021, Table 2)"
    private static let psilocybin = "A study of psilocybin, exclusion criteria (Pharmaceuticals 2021)"
}
