import Foundation
import JournalSync
import RandomTestSupport

/// One random course of things with two to four devices, and what must hold in the end. The same seed gives the same.
struct ModelSchedule {
    /// What must hold and does not.
    struct Violation: Error, CustomStringConvertible {
        let seed: UInt64
        let what: String
        let course: [String]

        var description: String {
            "seed \(seed): \(what)\n\(course.joined(separator: "\n"))"
        }
    }

    private let seed: UInt64
    private let server: any ModelServer
    private let network: ModelNetwork
    private var random: SplitMix64
    private var devices: [ModelDevice] = []
    private var backups: [String] = []
    private var course: [String] = []
    private var lineCount = 0
    /// What somebody has deleted.
    private var deleted: Set<String> = []
    /// A schedule sets back the server or the phones: what both have forgotten nobody can know.
    private let setsBackServer: Bool

    init(seed: UInt64, on server: any ModelServer) async throws {
        self.seed = seed
        self.server = server
        random = SplitMix64(seed: seed)
        network = ModelNetwork(server: server, seed: random.next())
        setsBackServer = random.below(2) == 0
        let token = try await network.signUp("model-\(seed)-\(UUID().uuidString)@example.org")
        for number in 0..<2 + random.below(3) {
            devices.append(try ModelDevice(name: "device \(number)", token: token, network: network))
        }
    }

    /// Runs the course, lets everybody come to rest, and holds what is there against what was taken.
    mutating func run(steps: Int) async throws {
        for step in 0..<steps { try await take(step) }
        await network.becomeReliable()
        while try await settle() {}
        try await check()
    }

    private mutating func take(_ step: Int) async throws {
        let index = random.below(devices.count)
        switch random.below(100) {
        case 0..<30: try await write(on: index, step)
        case 30..<48: try await edit(on: index, step)
        case 48..<55: try await delete(on: index)
        case 55..<86: try await sync(index)
        case 86..<89:
            note("\(devices[index].name) crashes")
            try devices[index].crash()
        case 89: devices[index].clockError = (random.below(21) - 10) * 86_400
        case 90..<92:
            note("a late request")
            try await network.deliverLate()
        case 92: try devices[index].backUp()
        case 93 where !setsBackServer:
            note("\(devices[index].name) is set back")
            try devices[index].restore()
        case 94:
            note("the server is killed")
            await network.disconnect()
            try await server.kill()
        case 95..<97: backups.append(try await server.backUp())
        case 97..<99 where setsBackServer && !backups.isEmpty:
            note("the server is set back")
            await network.disconnect()
            try await server.restore(backups.remove(at: random.below(backups.count)))
            await network.noteRestore()
        case 99:
            note("time goes by")
            try await server.pass(days: random.below(3) * 100)
        default: break
        }
    }

    private mutating func note(_ what: String) { course.append(what) }

    // MARK: What people do

    private mutating func line() -> String {
        lineCount += 1
        return "line \(lineCount)"
    }

    private mutating func write(on index: Int, _ step: Int) async throws {
        let device = devices[index]
        let line = line()
        var content: [String: JSON] = [
            "note": .string(line), "timeZone": .string("Europe/Berlin"), "recordedAt": device.time(step),
        ]
        let collection: String
        switch random.below(6) {
        case 0:
            collection = "protocols"
            content["name"] = .string("a protocol")
            content["startDate"] = .string("2026-11-23")
            content["schedule"] = .object([
                "kind": .string("cycle"), "doseDays": .number(1), "restDays": .number(2),
            ])
        case 1, 2:
            collection = "dose-logs"
            content["takenAt"] = device.time(step)
            content["status"] = .string("skipped")
            content["protocolId"] = try await pick(on: index, in: "protocols").map { .string($0) }
        default:
            collection = "check-ins"
            content["at"] = device.time(step)
            content["ratings"] = .object(["mood": .number(Decimal(random.below(11)))])
            content["doseLogId"] = try await pick(on: index, in: "dose-logs").map { .string($0) }
        }
        let id = uuid()
        note("\(device.name) writes \(line) into \(id)")
        try await device.client.put(content, id: id, in: collection)
    }

    private mutating func edit(on index: Int, _ step: Int) async throws {
        guard let id = try await pick(on: index), let entry = await devices[index].client.state.entries[id],
            var content = entry.local
        else { return }
        let line = line()
        content["note"] = .string((content["note"].map { $0.text + "\n" } ?? "") + line)
        content["recordedAt"] = devices[index].time(step)
        if content["ratings"] != nil {
            content["ratings"] = .object(["mood": .number(Decimal(random.below(11)))])
        }
        note("\(devices[index].name) adds \(line) to \(id)")
        try await devices[index].client.put(content, id: id, in: entry.collection)
    }

    private mutating func delete(on index: Int) async throws {
        guard let id = try await pick(on: index) else { return }
        note("\(devices[index].name) deletes \(id)")
        deleted.insert(id)
        try await devices[index].client.delete(id)
    }

    private mutating func sync(_ index: Int) async throws {
        do {
            try await devices[index].client.sync()
            note("\(devices[index].name) syncs")
        } catch is ModelNetwork.Silence {
            note("\(devices[index].name) syncs and is cut off")
        }
    }

    /// One of the records that a device shows.
    private mutating func pick(on index: Int, in collection: String? = nil) async throws -> String? {
        let entries = await devices[index].client.state.entries
        let ids = entries.filter { $0.value.local != nil && (collection == nil || $0.value.collection == collection) }
            .keys.sorted()
        return ids.isEmpty ? nil : ids[random.below(ids.count)]
    }

    private mutating func uuid() -> String {
        let digits = Array(String(random.next() | 1 << 63, radix: 16) + String(random.next() | 1 << 63, radix: 16))
        let text = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }.joined(separator: "-")
        return text
    }

    // MARK: What must hold

    /// Syncs every device once; whether anybody had something to say or to hear.
    private mutating func settle() async throws -> Bool {
        let before = await cursors()
        for index in devices.indices { try await sync(index) }
        return await cursors() != before
    }

    private func cursors() async -> [String] {
        var cursors: [String] = []
        for device in devices { cursors.append(await device.client.state.cursor) }
        return cursors
    }

    private func check() async throws {
        let reader = try ModelDevice(name: "reader", token: devices[0].token, network: network)
        try await reader.client.sync()
        let held = await reader.records()
        for device in devices {
            let state = await device.client.state
            let stuck = state.entries.filter { $0.value.isDirty || $0.value.problem != nil }
            try hold(stuck.isEmpty, "\(device.name) cannot get rid of \(stuck)")
            let shown = await device.records()
            try hold(shown == held, "\(device.name) shows \(Self.difference(shown, held))")
        }
        let ledger = await network.ledger
        for (id, standing) in ledger.standings where !ledger.doubtful.contains(id) {
            let note = held[id]?["note"]?.text.split(separator: "\n").map(String.init)
            switch standing {
            case .deleted: try hold(note == nil, "\(id) was deleted and is there")
            case .live(let lines):
                // What a server has lost, somebody may have deleted in the meantime without a push, and with it lines that
                // nobody else has, although others have gone on from what is left.
                let mayHaveGone = setsBackServer && deleted.contains(id)
                if note == nil, mayHaveGone { continue }
                guard let note else { throw violation("\(id) was taken and is not there") }
                try hold(mayHaveGone || lines.isSubset(of: note), "\(id) has lost \(lines.subtracting(note)): \(note)")
                try hold(Set(note).count == note.count, "\(id) has lines twice: \(note)")
            }
        }
        for (id, content) in held {
            try hold(ledger.standings[id] != nil || ledger.doubtful.contains(id), "\(id) came from nowhere")
            for name in ["protocolId", "doseLogId"] {
                guard let parent = content[name]?.text else { continue }
                try hold(held[parent] != nil, "\(id) hangs on \(parent), which is gone")
            }
        }
    }

    private static func difference(_ left: [String: [String: JSON]], _ right: [String: [String: JSON]]) -> String {
        Set(left.keys).union(right.keys).filter { left[$0] != right[$0] }
            .map { "\($0): \(String(describing: left[$0])) instead of \(String(describing: right[$0]))" }
            .joined(separator: "; ")
    }

    private func hold(_ holds: Bool, _ what: @autoclosure () -> String) throws {
        if !holds { throw violation(what()) }
    }

    private func violation(_ what: String) -> Violation {
        Violation(seed: seed, what: what, course: course)
    }
}
