import Testing

@testable import Journal

@Suite("psychedelics by their slugs")
struct PsychedelicTests {
    @Test(
        "a slug that names one anywhere between its separators is recognised",
        arguments: [
            "psilocybin", "psilocybin-mushroom-dried", "psilocybe-cubensis", "dried-psilocybe", "cubensis", "psilocin",
            "mushrooms", "magic-mushrooms", "dried-mushroom", "magic_mushrooms", "shroom", "shrooms", "dried-shrooms",
            "truffles", "magic-truffles", "lsd", "lsd-25", "lsd25", "1p-lsd", "1p-lsd_v2.0", "1v-lsd", "1cp-lsd",
            "1d-lsd", "1b-lsd", "ald-52", "al-lad", "eth-lad", "pro-lad", "acid", "lsa", "mescaline", "san-pedro",
            "dried-san-pedro", "peyote", "dmt", "n-n-dmt", "nn-dmt", "5-meo-dmt", "5-meo-mipt", "4-aco-dmt", "4-ho-met",
            "ayahuasca", "2c-b", "2cb", "dob", "dom",
            "mescalin", "acid-tab", "1plsd", "5meodmt", "4acodmt",
        ])
    func recognised(slug: String) {
        #expect(Psychedelic.isNamed(by: slug))
    }

    @Test(
        "what is none, or only looks like one, is not",
        arguments: [
            "blue-lotus", "niacin", "acids", "ascorbic-acid", "folic-acid", "lsdx", "x1p", "san", "pedro", "4-x-ho",
            "pedro-san", "mushroomish", "ss", "s", "-", "lithium", "lions-mane", "5-htp", "4", "domperidone",
            "dom-perignon", "vitamin-2c", "chocolate-truffle", "truffle-oil",
        ])
    func others(slug: String) {
        #expect(!Psychedelic.isNamed(by: slug))
    }

    @Test(
        "mushrooms that are eaten or taken for other reasons are not, unless the slug names a psychedelic as well",
        arguments: [
            ("lions-mane-mushroom", false), ("lion-s-mane-mushrooms", false), ("mushroom-lionsmane", false),
            ("reishi-mushroom", false), ("cordyceps", false), ("cordyceps-mushroom", false),
            ("chaga-mushroom", false), ("turkey-tail-mushroom", false), ("functional-mushrooms", false),
            ("amanita-mushroom", false), ("fly-agaric-mushroom", false), ("black-truffle", false),
            ("enoki-mushroom", false), ("king-trumpet-mushroom", false), ("mushroom-coffee", false),
            ("adaptogenic-mushrooms", false), ("white-magic-mushrooms", true), ("magic-truffles-white", true),
            ("magic-mushroom-lions-mane", true),
            ("psilocybin-lions-mane", true), ("reishi-and-psilocybe-mushrooms", true),
        ])
    func exceptions(slug: String, isNamed: Bool) {
        #expect(Psychedelic.isNamed(by: slug) == isNamed)
    }
}
