extension Connection {
    /// Runs one statement to its end with `values` for `?1`, `?2`, ….
    package func run(_ sql: String, _ values: [Value] = []) throws(SQLiteError) {
        try statement(sql).run(values)
    }

    /// What `map` makes of the first row, nil when there is none.
    package func first<T>(_ sql: String, _ values: [Value] = [], map: (Row) throws -> T) throws -> T? {
        try statement(sql).first(values, map: map)
    }

    /// What `map` makes of each row, in order.
    package func all<T>(_ sql: String, _ values: [Value] = [], map: (Row) throws -> T) throws -> [T] {
        try statement(sql).all(values, map: map)
    }

    /// Calls `body` with each row.
    package func forEach(_ sql: String, _ values: [Value] = [], _ body: (Row) throws -> Void) throws {
        try statement(sql).forEach(values, body)
    }

    /// The first column of the first row, `.null` when there is no row; for pragmas and counts.
    package func value(_ sql: String, _ values: [Value] = []) throws(SQLiteError) -> Value {
        try statement(sql).value(values)
    }

    /// Runs a query to its end.
    package func run(_ query: Query, _ values: [Value] = []) throws(SQLiteError) {
        try statement(query).run(values)
    }

    /// What `map` makes of a query's first row, nil when there is none.
    package func first<T>(_ query: Query, _ values: [Value] = [], map: (Row) throws -> T) throws -> T? {
        try statement(query).first(values, map: map)
    }

    /// Calls `body` with each of a query's rows.
    package func forEach(_ query: Query, _ values: [Value] = [], _ body: (Row) throws -> Void) throws {
        try statement(query).forEach(values, body)
    }
}
