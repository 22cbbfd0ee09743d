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
let package = Package(
    name: "hashferry-benchmarks",
    dependencies: [
        .package(name: "hashferry", path: "../")
    ],
    targets: [
        // The C calls that a verification comes down to, with nothing of Swift around them.
        .target(
            name: "CBareCalls", path: "CBareCalls",
            linkerSettings: ["argon2", "crypto", "crypt", "scrypt"].map { .linkedLibrary($0) }),
        // Runs a program and says what it cost.
        .target(name: "CChildProcess", path: "CChildProcess"),

        .target(name: "BenchmarkSupport", path: "Benchmarks/BenchmarkSupport"),
        .executableTarget(
            name: "VerificationBenchmarks",
            dependencies: [
                "BenchmarkSupport", "CBareCalls",
                .product(name: "PasswordHashing", package: "hashferry"),
            ],
            path: "Benchmarks/VerificationBenchmarks"),
        // Ours among the processes of peers/run.
        .executableTarget(
            name: "VerificationLoop", dependencies: [.product(name: "PasswordHashing", package: "hashferry")],
            path: "Benchmarks/VerificationLoop"),
        .executableTarget(
            name: "ImportBenchmarks", dependencies: ["BenchmarkSupport", "CChildProcess"],
            path: "Benchmarks/ImportBenchmarks"),
    ],
    cLanguageStandard: .c11
)

for target in package.targets {
    target.swiftSettings = settings + (target.swiftSettings ?? [])
}
