// swift-tools-version: 6.2

import PackageDescription

/// The settings of every first-party target, as in ../Package.swift.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .strictMemorySafety(),
]

// A package of its own: whoever links the libraries never builds what only a benchmark needs.
//
// `swift package benchmark` takes every executable in the folder Benchmarks for one of its own: the others are in Sources.
let package = Package(
    name: "hashferry-benchmarks",
    dependencies: [
        .package(name: "hashferry", path: "../"),
        // Without its traits: they replace malloc, and what they count stays 0 here.
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: [
        // The C calls that a verification comes down to, with nothing of Swift around them.
        .target(
            name: "CBareCalls",
            linkerSettings: ["argon2", "crypto", "crypt", "scrypt"].map { .linkedLibrary($0) }),
        // Runs a program and says what it cost.
        .target(name: "CChildProcess"),

        // Timing, gates and tables.
        .target(name: "BenchmarkSupport"),
        // One verification of each scheme, and the bare C call that computes the same.
        .target(
            name: "VerificationCases",
            dependencies: ["CBareCalls", .product(name: "PasswordHashing", package: "hashferry")]),
        // Log-ins that wait for a pool.
        .target(
            name: "PoolBursts",
            dependencies: [
                .product(name: "PasswordHashing", package: "hashferry"),
                .product(name: "PasswordVerification", package: "hashferry"),
            ]),
        // Made-up users, and files of them.
        .target(name: "SyntheticUsers"),

        // scripts/bench --only verification
        .executableTarget(
            name: "VerificationBenchmarks",
            dependencies: [
                "BenchmarkSupport", "CBareCalls", "VerificationCases",
                .product(name: "PasswordHashing", package: "hashferry"),
            ]),
        // scripts/bench --only recognition
        .executableTarget(
            name: "RecognitionBenchmarks",
            dependencies: [
                "BenchmarkSupport", "VerificationCases", .product(name: "PasswordHashing", package: "hashferry"),
            ]),
        // Ours among the processes of peers/run.
        .executableTarget(
            name: "VerificationLoop",
            dependencies: [
                "PoolBursts",
                .product(name: "PasswordHashing", package: "hashferry"),
                .product(name: "PasswordVerification", package: "hashferry"),
            ]),
        // A loop of prepared inserts over the C interface of SQLite: what an import into a database comes down to.
        .executableTarget(name: "StoreInserts", linkerSettings: [.linkedLibrary("sqlite3")]),
        // scripts/bench --only import
        .executableTarget(
            name: "ImportBenchmarks", dependencies: ["BenchmarkSupport", "CChildProcess", "SyntheticUsers"]),
        // swift package benchmark, and scripts/bench --only library
        .executableTarget(
            name: "LibraryBenchmarks",
            dependencies: [
                "PoolBursts", "SyntheticUsers", "VerificationCases",
                .product(name: "Benchmark", package: "benchmark"),
                .product(name: "PasswordHashing", package: "hashferry"),
                .product(name: "PasswordVerification", package: "hashferry"),
                .product(name: "ImportDestinations", package: "hashferry"),
                .product(name: "UserImport", package: "hashferry"),
            ],
            path: "Benchmarks/LibraryBenchmarks",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    ],
    cLanguageStandard: .c11
)

for target in package.targets {
    target.swiftSettings = settings + (target.swiftSettings ?? [])
}
