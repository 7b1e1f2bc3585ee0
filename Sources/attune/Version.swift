import ArgumentParser
import AttuneApp

/// `attune version`
struct Version: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print the version.")

    func run() {
        print("attune \(AttuneVersion.current)")
    }
}
