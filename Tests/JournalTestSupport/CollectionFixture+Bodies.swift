package import JSON

/// Bodies and records made from a fixture.
extension CollectionFixture {
    /// The record with these members, given as the text of a JSON object, in place of its own.
    package func record(with members: String) throws -> JSONValue {
        .object(unique(record, by: members).with(try JSONValue.parsing(members).object ?? [:]))
    }

    /// The record with a value of the unique member that goes with a text: the same for the same text.
    package func unique(_ record: JSONObject, by text: String) -> JSONObject {
        guard let uniqueMember, let value = record[uniqueMember]?.text else { return record }
        // FNV-1a, 64 bits.
        let hash = text.utf8.reduce(14_695_981_039_346_656_037 as UInt64) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
        return record.with([uniqueMember: .string("\(value)-\(hash)")])
    }

    /// Makes the record with these members as somebody's own.
    ///
    /// - Throws: `UnexpectedAnswer` unless it is new.
    package func create(by person: TestPerson, _ members: String = "{}") throws -> Answer {
        try person.post(path, try record(with: members)).expecting(201)
    }

    /// A path under the collection.
    package func path(_ id: String) -> String { "\(path)/\(id)" }
}

extension TestPerson {
    /// Every page of a list, by following `nextCursor`; `path` has a query already.
    package func pages(of path: String) throws -> [Answer] {
        var pages = [try get(path).expecting(200)]
        while let cursor = pages.last?.text("nextCursor"), pages.count < 100 {
            pages.append(try get("\(path)&cursor=\(cursor)").expecting(200))
        }
        return pages
    }
}
