// swift-tools-version: 6.3

import PackageDescription

/// What every Swift target of this package is compiled with.
var strict: [SwiftSetting] {
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .treatAllWarnings(as: .error),
        // What is built for use: calls are inlined across the package's modules, and access that debug builds and the
        // tests have shown to be exclusive is not checked again at each touch of a property. Together a fifth of the
        // CPU of a request.
        .unsafeFlags(["-cross-module-optimization", "-enforce-exclusivity=unchecked"], .when(configuration: .release)),
    ]
}

let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
    name: "attune",
    products: [
        .executable(name: "attune", targets: ["attune"]),
        .executable(name: "echo", targets: ["echo"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // The program and its composition.
        .executableTarget(name: "attune", dependencies: ["AttuneApp", argumentParser], swiftSettings: strict),
        .target(
            name: "AttuneApp",
            dependencies: [
                "JournalAPI", "JournalStorage", "Journal", "HTTPServing", "HTTPCodec", "TLS", "SQLite", "Crypto",
                "Workers", "Metrics", "JSON", "CivilTime", "Locking", httpTypes, logging,
            ],
            swiftSettings: strict),

        // An example on the HTTP server alone.
        .executableTarget(
            name: "echo", dependencies: ["HTTPServing", "HTTPCodec", httpTypes, argumentParser], swiftSettings: strict),

        // A client that syncs, to read and to take over.
        .target(name: "JournalSync", swiftSettings: strict),

        // The journal: its API, its storage, its rules.
        .target(
            name: "JournalAPI",
            dependencies: [
                "Journal", "HTMLSummary", "FHIRSummary", "HTTPServing", "HTTPCodec", "Workers", "Metrics", "JSON",
                "CivilTime", "CContract", "Locking", httpTypes, logging,
            ],
            swiftSettings: strict),
        .target(
            name: "HTMLSummary", dependencies: ["Journal", "JSON", "CivilTime", "CContract"], swiftSettings: strict),
        .target(name: "FHIRSummary", dependencies: ["Journal", "JSON", "CivilTime"], swiftSettings: strict),
        .target(
            name: "JournalStorage",
            dependencies: ["Journal", "SQLite", "Crypto", "JSON", "CivilTime", "Locking"],
            resources: [.embedInCode("Migrations")],
            swiftSettings: strict),
        .target(
            name: "CContract",
            exclude: ["openapi.json", "protocol-templates.json", "summary.css", "shared.css", "shared.js"]),
        .target(name: "Journal", dependencies: ["Statistics", "JSON", "CivilTime", "Locking"], swiftSettings: strict),

        // HTTP/1.1: bytes, then sockets.
        .target(
            name: "HTTPServing", dependencies: ["HTTPCodec", "TLS", "CPlatform", "Metrics", "Locking", httpTypes],
            swiftSettings: strict),
        .target(name: "HTTPCodec", dependencies: [httpTypes], swiftSettings: strict),
        .target(name: "CPlatform"),

        // What the rest stands on; none of these knows another, but for the lock and the figures.
        .target(name: "SQLite", dependencies: ["CSQLite", "Metrics", "Locking"], swiftSettings: strict),
        .target(name: "Crypto", dependencies: ["COpenSSL", "Workers", "Locking"], swiftSettings: strict),
        .target(name: "Workers", dependencies: ["Locking"], swiftSettings: strict),
        .target(name: "TLS", dependencies: ["COpenSSL", "Locking"], swiftSettings: strict),
        .target(name: "JSON", swiftSettings: strict),
        .target(name: "Statistics", swiftSettings: strict),
        .target(name: "CivilTime", dependencies: ["Locking"], swiftSettings: strict),
        .target(name: "Locking", swiftSettings: strict),
        .target(name: "Metrics", swiftSettings: strict),
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "COpenSSL", providers: [.apt(["libssl-dev"])]),

        // Tests, and what they share.
        .target(
            name: "JournalTestSupport",
            dependencies: [
                "AttuneApp", "JournalStorage", "HTTPServing", "Crypto", "JSON", "CivilTime", "HTTPTestSupport",
                "OpenAPITestSupport", "ProcessTestSupport", "Locking",
                logging,
            ],
            path: "Tests/JournalTestSupport",
            swiftSettings: strict),
        .target(name: "RandomTestSupport", path: "Tests/RandomTestSupport", swiftSettings: strict),
        .target(
            name: "ProcessTestSupport", dependencies: ["Locking"], path: "Tests/ProcessTestSupport",
            swiftSettings: strict),
        .target(name: "CFaultyDisk", dependencies: ["CSQLite"], path: "Tests/CFaultyDisk"),
        .target(
            name: "FaultTestSupport", dependencies: ["CFaultyDisk", "CSQLite"], path: "Tests/FaultTestSupport",
            swiftSettings: strict),
        .target(name: "HTTPTestSupport", path: "Tests/HTTPTestSupport", swiftSettings: strict),
        .target(
            name: "TLSTestSupport", dependencies: ["COpenSSL"], path: "Tests/TLSTestSupport", swiftSettings: strict),
        .target(
            name: "OpenAPITestSupport", dependencies: ["JSON", yams], path: "Tests/OpenAPITestSupport",
            swiftSettings: strict),
        .testTarget(
            name: "AttuneTests",
            dependencies: [
                "attune", "JournalTestSupport", "ProcessTestSupport", "FaultTestSupport", "OpenAPITestSupport",
                "TLSTestSupport", "AttuneApp", "HTTPServing",
                "HTTPCodec", "HTTPTestSupport", "RandomTestSupport", "JournalSync", "JournalStorage", "Journal",
                "Crypto",
                "SQLite", "JSON", "CivilTime", "Locking", logging,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "EchoTests", dependencies: ["echo", "ProcessTestSupport", "HTTPTestSupport"], swiftSettings: strict),
        .testTarget(
            name: "JournalAPITests",
            dependencies: [
                "JournalTestSupport", "OpenAPITestSupport", "HTTPTestSupport", "ProcessTestSupport", "AttuneApp",
                "JournalAPI", "Journal", "HTTPServing", "HTTPCodec", "JSON", "CivilTime", httpTypes,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "JournalStorageTests",
            dependencies: [
                "JournalTestSupport", "ProcessTestSupport", "JournalStorage", "Journal", "SQLite", "CSQLite", "Crypto",
                "JSON", "Locking",
                "CivilTime",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "JournalTests",
            dependencies: ["Journal", "ProcessTestSupport", "RandomTestSupport", "JSON", "CivilTime"],
            exclude: ["Fixtures"],
            swiftSettings: strict),
        .testTarget(
            name: "HTMLSummaryTests",
            dependencies: [
                "HTMLSummary", "JournalTestSupport", "ProcessTestSupport", "Journal", "Crypto", "JSON", "CivilTime",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "FHIRSummaryTests",
            dependencies: ["FHIRSummary", "JournalTestSupport", "ProcessTestSupport", "Journal", "JSON", "CivilTime"],
            swiftSettings: strict),
        .testTarget(
            name: "HTTPServingTests",
            dependencies: [
                "HTTPServing", "HTTPCodec", "HTTPTestSupport", "ProcessTestSupport", "RandomTestSupport", "TLS",
                "Metrics",
                "TLSTestSupport", "CPlatform", "Locking", httpTypes,
            ],
            swiftSettings: strict),
        .testTarget(name: "HTTPCodecTests", dependencies: ["HTTPCodec", httpTypes], swiftSettings: strict),
        .testTarget(
            name: "SQLiteTests",
            dependencies: ["SQLite", "CSQLite", "FaultTestSupport", "ProcessTestSupport", "Metrics", "Locking"],
            swiftSettings: strict),
        .testTarget(
            name: "CryptoTests", dependencies: ["Crypto", "COpenSSL", "RandomTestSupport", "Locking"],
            swiftSettings: strict),
        .testTarget(
            name: "TLSTests",
            dependencies: [
                "TLS", "TLSTestSupport", "ProcessTestSupport", "HTTPTestSupport", "CPlatform", "COpenSSL", "Locking",
            ],
            swiftSettings: strict),
        .testTarget(name: "JSONTests", dependencies: ["JSON", "RandomTestSupport"], swiftSettings: strict),
        .testTarget(
            name: "CivilTimeTests", dependencies: ["CivilTime", "RandomTestSupport"], swiftSettings: strict),
        .testTarget(
            name: "StatisticsTests", dependencies: ["Statistics", "RandomTestSupport", "JSON"], exclude: ["Fixtures"],
            swiftSettings: strict),
        .testTarget(name: "WorkersTests", dependencies: ["Workers", "Locking"], swiftSettings: strict),
        .testTarget(name: "MetricsTests", dependencies: ["Metrics"], swiftSettings: strict),
        .testTarget(name: "LockingTests", dependencies: ["Locking"], swiftSettings: strict),
        .testTarget(name: "OpenAPITests", dependencies: ["OpenAPITestSupport", "JSON"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c2x
)

// Fuzz targets link another `main` and instrument whatever they use, so they exist for scripts/fuzz-parser only.
if Context.environment["ATTUNE_FUZZ"] != nil {
    let asLibrary = strict + [.unsafeFlags(["-parse-as-library"])]
    package.targets += [
        .target(name: "FuzzSupport", path: "Tests/Fuzz/FuzzSupport", swiftSettings: strict),
        .executableTarget(
            name: "FuzzHTTP", dependencies: ["FuzzSupport", "HTTPCodec", "HTTPServing", httpTypes],
            path: "Tests/Fuzz/FuzzHTTP", swiftSettings: asLibrary),
        .executableTarget(
            name: "FuzzJSON", dependencies: ["FuzzSupport", "JSON"], path: "Tests/Fuzz/FuzzJSON",
            swiftSettings: asLibrary),
    ]
}
