/// The substances that sources call classic psychedelics, by the slugs that people use for them.
enum Psychedelic {
    /// Words that name one wherever they stand in a slug; what stands around them is a form, a salt or a source.
    private static let names: Set = [
        "psilocybin", "psilocybine", "psilocin", "psilocybe", "cubensis", "lsd", "lsd25", "lysergic", "lad", "lsa",
        "mescaline", "mescalin", "peyote", "dmt", "ayahuasca", "2cb", "dob", "magic", "1plsd", "5meodmt", "4acodmt",
    ]

    /// Words that name one at the beginning of a slug, and a part of something else further on.
    private static let beginnings: Set = ["2c", "acid"]

    /// Words that name one when they follow each other.
    private static let pairs = [["ald", "52"], ["san", "pedro"], ["4", "aco"], ["4", "ho"], ["5", "meo"]]

    /// Words that name one unless the slug says that another kind is meant.
    private static let kinds: Set = ["mushroom", "shroom", "truffle"]

    /// Words for mushrooms and truffles that are eaten or taken for other reasons.
    private static let otherKinds: Set = [
        "mane", "lionsmane", "hericium", "reishi", "cordyceps", "chaga", "turkey", "shiitake", "maitake", "tremella",
        "oyster", "button", "portobello", "champignon", "porcini", "functional", "medicinal", "amanita", "agaric",
        "black", "white", "enoki", "trumpet", "chanterelle", "morel", "culinary", "adaptogenic", "blazei", "poria",
        "coffee", "chocolate", "oil", "summer", "burgundy",
    ]

    /// Slugs whose words mean other things elsewhere.
    private static let slugs: Set = ["dom"]

    /// Whether a slug names one. What it does not recognise may be one all the same.
    static func isNamed(by slug: String) -> Bool {
        if slugs.contains(slug) { return true }
        let words = slug.split { $0 == "-" || $0 == "_" || $0 == "." }.map { String($0) }
        if isAny(of: words, in: names) || words.first.map({ beginnings.contains($0) }) == true { return true }
        if zip(words, words.dropFirst()).contains(where: { pairs.contains([$0, $1]) }) { return true }
        return isAny(of: words, in: kinds) && !isAny(of: words, in: otherKinds)
    }

    /// Whether one of the words, or what it is the plural of, is in a set.
    private static func isAny(of words: [String], in set: Set<String>) -> Bool {
        words.contains { set.contains($0) || ($0.hasSuffix("s") && set.contains(String($0.dropLast()))) }
    }
}
