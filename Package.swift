// swift-tools-version: 6.2

import PackageDescription

/// Every first-party target is compiled with these settings: see docs/architecture.md.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .strictMemorySafety(),
]

/// Floors 2 and above: an unsafe expression does not compile.
let memorySafe: [SwiftSetting] = [.treatWarning("StrictMemorySafety", as: .error)]

/// Names the C libraries' Debian packages, so that SwiftPM can say what is missing.
func systemLibrary(_ name: String, package: String, pkgConfig: String? = nil) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

let package = Package(
    name: "hashferry",
    products: [
        .library(name: "PasswordHashing", targets: ["PasswordHashing"]),
        .library(name: "PasswordVerification", targets: ["PasswordVerification"]),
        .library(name: "AppwriteUsers", targets: ["AppwriteUsers"]),
        .library(name: "UserImport", targets: ["UserImport"]),
        .library(name: "UserStorage", targets: ["UserStorage"]),
        .executable(name: "hashferry", targets: ["hashferry"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        // Floor 0: the C libraries.
        systemLibrary("CArgon2", package: "libargon2-dev", pkgConfig: "libargon2"),
        systemLibrary("COpenSSL", package: "libssl-dev", pkgConfig: "libcrypto"),
        systemLibrary("CScrypt", package: "libscrypt-dev"),
        systemLibrary("CCrypt", package: "libcrypt-dev", pkgConfig: "libcrypt"),

        // Floor 1: primitives and encodings.
        .target(name: "CryptoPrimitives", dependencies: ["CArgon2", "COpenSSL", "CScrypt", "CCrypt"]),
        .target(name: "HashEncoding"),
        .target(name: "JSONText"),
        .target(name: "FileReading"),

        // Floor 2: hashes, and the wire.
        .target(
            name: "PasswordHashing", dependencies: ["CryptoPrimitives", "HashEncoding"], swiftSettings: memorySafe),
        .target(name: "AppwriteUsers", dependencies: ["JSONText"], swiftSettings: memorySafe),

        // Floor 3: verifying, and importing.
        .target(
            name: "PasswordVerification", dependencies: ["PasswordHashing"], swiftSettings: memorySafe),
        .target(
            name: "UserImport",
            dependencies: ["PasswordHashing", "AppwriteUsers", "JSONText", "FileReading", "CryptoPrimitives"],
            swiftSettings: memorySafe),

        // Floor 4: storage.
        .target(
            name: "UserStorage",
            dependencies: [
                "PasswordVerification", "UserImport", "AppwriteUsers", "PasswordHashing", "JSONText",
                "CryptoPrimitives",
                "FileReading",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: memorySafe),

        // Floor 6: the command line.
        .executableTarget(
            name: "hashferry",
            dependencies: [
                "PasswordHashing", "PasswordVerification", "AppwriteUsers", "UserImport", "UserStorage", "JSONText",
                "FileReading",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: memorySafe),

        // Tests, one target a module, and what they share.
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .testTarget(name: "CryptoPrimitivesTests", dependencies: ["CryptoPrimitives", "TestSupport"]),
        .testTarget(name: "HashEncodingTests", dependencies: ["HashEncoding", "TestSupport"]),
        .testTarget(name: "JSONTextTests", dependencies: ["JSONText"]),
        .testTarget(name: "FileReadingTests", dependencies: ["FileReading"]),
        .testTarget(
            name: "PasswordHashingTests",
            dependencies: ["PasswordHashing", "CryptoPrimitives", "JSONText", "TestSupport"]),
        .testTarget(name: "AppwriteUsersTests", dependencies: ["AppwriteUsers", "JSONText"]),
        .testTarget(name: "PasswordVerificationTests", dependencies: ["PasswordVerification", "PasswordHashing"]),
        .testTarget(
            name: "UserImportTests",
            dependencies: ["UserImport", "PasswordHashing", "AppwriteUsers", "JSONText", "FileReading"]),
        .testTarget(
            name: "UserStorageTests",
            dependencies: [
                "UserStorage", "UserImport", "PasswordHashing", "AppwriteUsers", "PasswordVerification", "JSONText",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(name: "HashferryTests", dependencies: ["hashferry", "JSONText"]),
    ]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = settings + (target.swiftSettings ?? [])
}
