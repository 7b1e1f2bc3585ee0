import JSON

/// Takes a person's own words out of a record, so that they are shown only where they are released.
///
/// It goes by the names of members, which mean the same in every collection: a new collection with such a member is
/// covered without being named here.
enum RecordWords {
    /// Members that are words, or hold them and nothing else.
    private static let texts = ["intention", "mindset", "reason", "supervision", "note"]
    private static let objects = ["setting"]
    /// Objects that have words among what is shown of them.
    private static let mixed = [(object: "amount", word: "text")]
    /// Lists whose elements may have words of their own.
    private static let lists = ["steps"]
    /// What is neither shown nor released: it sorts records for the person alone.
    private static let labels = ["tags", "batch"]

    /// Removes the words and returns them, each with the name of its member.
    static func take(from content: inout JSONObject) -> [(field: String, text: String)] {
        for name in labels { content[name] = nil }
        var words = take(texts, of: &content, named: { $0 })
        for name in objects {
            guard var object = content.object(name) else { continue }
            words += take(object.names, of: &object, named: { "\(name).\($0)" })
            content[name] = nil
        }
        for (name, word) in mixed {
            guard var object = content.object(name) else { continue }
            words += take([word], of: &object, named: { "\(name).\($0)" })
            content[name] = .object(object)
        }
        for name in lists {
            guard case .array(let elements)? = content[name] else { continue }
            content[name] = .array(
                elements.map { element in
                    guard case .object(var object) = element else { return element }
                    words += take(texts, of: &object, named: { "\(name).\($0)" })
                    return .object(object)
                })
        }
        return words
    }

    private static func take(
        _ names: [String], of object: inout JSONObject, named field: (String) -> String
    ) -> [(field: String, text: String)] {
        names.compactMap { name in
            guard let text = object.text(name) else { return nil }
            object[name] = nil
            return (field(name), text)
        }
    }
}
