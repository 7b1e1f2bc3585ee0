extension Connection {
    /// How thoroughly a database is checked.
    package enum IntegrityCheck: String, Sendable {
        /// Every page and row, but not whether the indexes agree with their tables.
        case quick = "PRAGMA quick_check"
        /// Everything; takes as long as reading the file a few times.
        case full = "PRAGMA integrity_check"
    }

    /// What is wrong with the database, at most a hundred sentences; empty when it is sound.
    ///
    /// References to nothing are looked for only in a file whose pages are sound. Damage that stops the check is the
    /// last of the problems; any other failure to read is thrown.
    package func integrityProblems(_ check: IntegrityCheck = .full) throws -> [String] {
        var problems: [String] = []
        do {
            try forEach("\(check.rawValue)(100)") { problems.append(try $0.text(0)) }
        } catch let error as SQLiteError where error.kind == .corrupt {
            problems.append(error.message)
        }
        guard problems == ["ok"] else {
            return problems
        }
        return try all("SELECT \"table\", parent FROM pragma_foreign_key_check LIMIT 100") { row in
            "a row of \(try row.text(0)) refers to nothing in \(try row.text(1))"
        }
    }
}
