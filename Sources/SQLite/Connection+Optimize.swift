extension Connection {
    /// As many entries of an index are read to estimate how many rows a value has.
    private static let analysisLimit = 400

    /// Has SQLite renew the statistics that its choice of an index rests on, where they are missing or the tables have
    /// grown a lot since; what it does not find worth the effort it leaves. Within the caller's transaction.
    func optimize() throws(SQLiteError) {
        try execute("PRAGMA analysis_limit = \(Self.analysisLimit); PRAGMA optimize")
    }
}
