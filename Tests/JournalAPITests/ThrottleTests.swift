import AttuneApp
import JSON
import JournalTestSupport
import Testing

/// 429: guessing passwords and opening accounts in heaps.
@Suite("throttling")
struct ThrottleTests {
    /// Signs in with a right or a wrong password.
    private func signIn(_ name: String, right isRight: Bool, on app: TestApp) throws -> Answer {
        try app.stranger.post(
            "/v1/tokens",
            [
                "email": .string(TestPerson.email(of: name)),
                "password": .string(isRight ? TestPerson.password : "wrong horse battery"),
            ])
    }

    private static func threePerAccount(_ configuration: inout Configuration) {
        configuration.failedSignInsPerAccount = 3
        configuration.signInWindowSeconds = 900
    }

    private static func threePerAddress(_ configuration: inout Configuration) {
        configuration.failedSignInsPerAddress = 3
        configuration.signInWindowSeconds = 900
    }

    @Test("after too many failures not even the right password signs in, until the window has passed")
    func account() async throws {
        try await TestApp.run(configure: Self.threePerAccount) { app in
            _ = try app.person("alice")

            let failures = try (0..<3).map { _ in try signIn("alice", right: false, on: app) }
            app.clock.advance(seconds: 300)
            let refused = try signIn("alice", right: true, on: app)
            app.clock.advance(seconds: 599)
            let stillRefused = try signIn("alice", right: true, on: app)
            app.clock.advance(seconds: 1)
            let free = try signIn("alice", right: true, on: app)

            #expect(failures.map(\.status) == [401, 401, 401])
            #expect(refused.status == 429)
            #expect(refused.code == "too-many-attempts")
            #expect(refused.header("Retry-After") == "600")
            #expect(stillRefused.header("Retry-After") == "1")
            #expect(free.status == 201)
        }
    }

    @Test("an account is the same in whatever case its email is written")
    func accountCase() async throws {
        try await TestApp.run(configure: Self.threePerAccount) { app in
            _ = try app.person("alice")
            _ = try ["Alice", "ALICE", "aLICE"].map { try signIn($0, right: false, on: app).expecting(401) }

            let refused = try signIn("alice", right: true, on: app)

            #expect(refused.status == 429)
        }
    }

    @Test("an account that does not exist is throttled alike")
    func noAccount() async throws {
        try await TestApp.run(configure: Self.threePerAccount) { app in
            let answers = try (0..<4).map { _ in try signIn("nobody", right: false, on: app) }

            #expect(answers.map(\.status) == [401, 401, 401, 429])
        }
    }

    @Test("one account's failures do not keep others out")
    func otherAccount() async throws {
        try await TestApp.run(configure: Self.threePerAccount) { app in
            _ = try app.person("alice")
            _ = try app.person("bob")
            for _ in 0..<3 { _ = try signIn("alice", right: false, on: app) }

            let bob = try signIn("bob", right: true, on: app)

            #expect(bob.status == 201)
        }
    }

    @Test("the right password forgives the account's failures")
    func forgives() async throws {
        try await TestApp.run(configure: Self.threePerAccount) { app in
            _ = try app.person("alice")

            let answers = try [false, false, true, false, false, true].map {
                try signIn("alice", right: $0, on: app)
            }

            #expect(answers.map(\.status) == [401, 401, 201, 401, 401, 201])
        }
    }

    @Test("right passwords are never too many")
    func rightOnes() async throws {
        try await TestApp.run(configure: { configuration in
            Self.threePerAccount(&configuration)
            Self.threePerAddress(&configuration)
        }) { app in
            _ = try app.person("alice")

            let answers = try (0..<8).map { _ in try signIn("alice", right: true, on: app) }

            #expect(answers.allSatisfy { $0.status == 201 })
        }
    }

    @Test("an address that guesses at many accounts is kept out, until the window has passed")
    func address() async throws {
        try await TestApp.run(configure: Self.threePerAddress) { app in
            _ = try app.person("alice")

            let failures = try ["a", "b", "c"].map { try signIn($0, right: false, on: app) }
            let refused = try signIn("alice", right: true, on: app)
            app.clock.advance(seconds: 900)
            let free = try signIn("alice", right: true, on: app)

            #expect(failures.map(\.status) == [401, 401, 401])
            #expect(refused.status == 429)
            #expect(refused.header("Retry-After") == "900")
            #expect(free.status == 201)
        }
    }

    @Test("an account of one's own buys no guesses at others")
    func ownAccountBuysNothing() async throws {
        try await TestApp.run(configure: Self.threePerAddress) { app in
            _ = try app.person("mallory")

            let answers = try [("a", false), ("b", false), ("mallory", true), ("c", false), ("d", false)].map {
                try signIn($0.0, right: $0.1, on: app)
            }

            #expect(answers.map(\.status) == [401, 401, 201, 401, 429])
        }
    }

    @Test("guesses at the current password count too")
    func currentPassword() async throws {
        try await TestApp.run(configure: Self.threePerAccount) { app in
            let alice = try app.person("alice")
            let wrong: JSONObject = ["currentPassword": "wrong horse battery"]

            let answers = [
                try alice.patch("/v1/users/me", .object(wrong.with(["email": "b@example.org"]))),
                try alice.put("/v1/users/me/password", .object(wrong.with(["newPassword": "seven quiet herons"]))),
                try alice.delete("/v1/users/me", .object(wrong)),
                try alice.delete("/v1/users/me", .object(AccountBodies.confirmation)),
            ]

            #expect(answers.map(\.status) == [403, 403, 403, 429])
            #expect(try signIn("alice", right: true, on: app).status == 429)
            #expect(try alice.get("/v1/users/me").status == 200)
        }
    }

    @Test("bodies that are refused are no guesses")
    func refusedBodies() async throws {
        try await TestApp.run(configure: Self.threePerAddress) { app in
            _ = try app.person("alice")
            for _ in 0..<5 { _ = try app.stranger.post("/v1/tokens", ["email": "alice@example.org"]).expecting(422) }

            #expect(try signIn("alice", right: true, on: app).status == 201)
        }
    }

    @Test("accounts from one address are limited by the hour")
    func signUps() async throws {
        try await TestApp.run(configure: { $0.signUpsPerHour = 2 }) { app in
            _ = try app.person("alice")
            _ = try app.person("bob")
            let body = AccountBodies.signUp

            let faulty = try app.stranger.post("/v1/users", [:])
            let refused = try app.stranger.post("/v1/users", .object(body))
            app.clock.advance(seconds: 3600)
            let free = try app.stranger.post("/v1/users", .object(body))

            #expect(faulty.status == 422)
            #expect(refused.status == 429)
            #expect(refused.header("Retry-After") == "3600")
            #expect(free.status == 201)
        }
    }
}
