/// What keeps a test from being run.
enum TLSTestError: Error {
    case cannotListen
}
