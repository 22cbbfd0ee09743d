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

// A package of its own: what it builds has libFuzzer's `main`, and links with the sanitizers only. scripts/fuzz builds it.
let package = Package(
    name: "hashferry-fuzz",
    dependencies: [.package(name: "hashferry", path: "../")],
    targets: [
        .executableTarget(
            name: "FuzzParsers",
            dependencies: ["JSONText", "PasswordHashing", "PasswordHashingTesting", "UserImport"].map {
                .product(name: $0, package: "hashferry")
            },
            swiftSettings: settings)
    ]
)
