import JSON

/// Sections that the International Patient Summary requires and that no journal fills.
enum AskedNowhere {
    static let problems = DocumentSection(
        "Problems", .loinc("11450-4"),
        Narrative(
            """
            The journal keeps no list of problems or diagnoses and does not ask for one. This says nothing about \
            whether there are any.
            """),
        orEmptyAs: .notAsked)

    static let allergies = DocumentSection(
        "Allergies and intolerances", .loinc("48765-2"),
        Narrative(
            """
            The journal keeps no list of allergies or intolerances and does not ask for one. This says nothing about \
            whether there are any.
            """),
        orEmptyAs: .notAsked)
}
