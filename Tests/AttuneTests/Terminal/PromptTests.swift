import Dispatch
import Glibc
import Journal
import Locking
import ProcessTestSupport
import Testing

@testable import AttuneApp

/// Asking at a terminal.
@Suite("prompt")
struct PromptTests {
    private func prompt(on terminal: PseudoTerminal) -> Prompt {
        Prompt(input: terminal.device, terminal: Terminal(descriptor: terminal.device, kind: "xterm"))
    }

    /// Types once the question stands there: what was typed before is not taken.
    private func answering<T>(
        _ terminal: PseudoTerminal, _ answers: [String], _ body: @escaping @Sendable () throws -> T
    ) async throws -> (result: Result<T, any Error>, shown: String) where T: Sendable {
        try await onThread {
            let shown = Lock("")
            let isAnswered = DispatchSemaphore(value: 0)
            DispatchQueue(label: "keyboard").async {
                for answer in answers {
                    let text = terminal.wait { $0.hasSuffix(": ") }
                    shown.withLock { $0 += text }
                    terminal.type(answer)
                }
                isAnswered.signal()
            }
            let result = Result { try body() }
            isAnswered.wait()
            return (result, shown.withLock { $0 } + terminal.written())
        }
    }

    @Test(
        "a secret is read as it is typed, corrections and all, and never shown",
        arguments: [
            ("correct horse\n", "correct horse"), ("corrr\u{7F}ect\r", "correct"), ("wrong\u{15}right\n", "right"),
            ("pä\u{7F}\u{7F}ö\n", "ö"), ("\u{7F}a\n", "a"), ("\n", ""),
        ])
    func secret(keys: String, expected: String) async throws {
        let terminal = try PseudoTerminal(columns: 80)
        let prompt = prompt(on: terminal)

        let (result, shown) = try await answering(terminal, [keys]) { try prompt.secret("Password: ") }

        #expect(try result.get() == expected)
        #expect(shown == "Password: \r\n")
        #expect(terminal.echoes)
    }

    @Test("Control-C and Control-D give it up and leave the terminal as it was", arguments: ["ab\u{03}", "\u{04}"])
    func givenUp(keys: String) async throws {
        let terminal = try PseudoTerminal(columns: 80)
        let prompt = prompt(on: terminal)

        let (result, _) = try await answering(terminal, [keys]) { try prompt.secret("Password: ") }

        #expect(throws: StartError.self) { try result.get() }
        #expect(terminal.echoes)
    }

    @Test("a new password is asked for twice, and both must be the same")
    func twice() async throws {
        let terminal = try PseudoTerminal(columns: 80)
        let prompt = prompt(on: terminal)

        let same = try await answering(terminal, ["correct horse\n", "correct horse\n"]) {
            try NewPassword(.terminal, prompt: prompt).password.text
        }
        let other = try await answering(terminal, ["correct horse\n", "correct house\n"]) {
            try NewPassword(.terminal, prompt: prompt).password.text
        }
        let short = try await answering(terminal, ["short\n"]) {
            try NewPassword(.terminal, prompt: prompt).password.text
        }

        #expect(try same.result.get() == "correct horse")
        #expect(throws: StartError.self) { try other.result.get() }
        #expect(throws: StartError.self) { try short.result.get() }
        #expect(!(same.shown + other.shown + short.shown).contains("horse"))
    }

    @Test("without a terminal nothing is asked for unseen")
    func noTerminal() throws {
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        let prompt = Prompt(input: ends[0], terminal: Terminal(descriptor: ends[1], kind: nil))

        let error = #expect(throws: StartError.self) { try NewPassword(.terminal, prompt: prompt) }

        #expect(error?.remedy?.contains("--password-stdin") == true)
    }

    @Test("passwords that are made differ, and are ones that an account can have")
    func generated() throws {
        let passwords = try (0..<100).map { _ in try NewPassword(.generated) }

        #expect(Set(passwords.map(\.password.text)).count == 100)
        for new in passwords {
            #expect(new.isGenerated)
            #expect(new.password.text.utf8.count == 27)
        }
    }
}
