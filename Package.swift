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
        .library(name: "CryptoPrimitives", targets: ["CryptoPrimitives"]),
        .library(name: "PasswordHashingTesting", targets: ["PasswordHashingTesting"]),
        .library(name: "AppwriteUsers", targets: ["AppwriteUsers"]),
        .library(name: "AppwriteHashes", targets: ["AppwriteHashes"]),
        .library(name: "JSONText", targets: ["JSONText"]),
        .library(name: "FileReading", targets: ["FileReading"]),
        .library(name: "SystemThreads", targets: ["SystemThreads"]),
        .library(name: "UserImport", targets: ["UserImport"]),
        .library(name: "ImportDestinations", targets: ["ImportDestinations"]),
        .library(name: "AppwriteTransport", targets: ["AppwriteTransport"]),
        .library(name: "UserStorage", targets: ["UserStorage"]),
        .library(name: "UsersServer", targets: ["UsersServer"]),
        .executable(name: "hashferry", targets: ["hashferry"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Floor 0: the C libraries.
        systemLibrary("CArgon2", package: "libargon2-dev", pkgConfig: "libargon2"),
        systemLibrary("COpenSSL", package: "libssl-dev", pkgConfig: "libcrypto"),
        systemLibrary("CScrypt", package: "libscrypt-dev"),
        systemLibrary("CCrypt", package: "libcrypt-dev", pkgConfig: "libcrypt"),
        systemLibrary("CUnistring", package: "libunistring-dev"),
        systemLibrary("CIDN", package: "libidn-dev", pkgConfig: "libidn"),
        systemLibrary("CZlib", package: "zlib1g-dev", pkgConfig: "zlib"),
        systemLibrary("CZstd", package: "libzstd-dev", pkgConfig: "libzstd"),
        systemLibrary("CYAML", package: "libyaml-dev", pkgConfig: "yaml-0.1"),
        // And our own kernels, each with one of them as its oracle.
        .target(name: "CHashKernels"),

        // Floor 1: primitives and encodings.
        .target(name: "CryptoPrimitives", dependencies: ["CArgon2", "COpenSSL", "CScrypt", "CCrypt", "CHashKernels"]),
        .target(name: "HashEncoding"),
        .target(name: "UnicodeForms", dependencies: ["CUnistring", "CIDN"]),
        .target(name: "JSONText"),
        .target(name: "FileReading"),
        .target(name: "SystemThreads"),
        .target(name: "Decompression", dependencies: ["CZlib", "CZstd"]),
        .target(name: "YAMLText", dependencies: ["CYAML"]),

        // Floor 2: hashes, and the wire.
        .target(
            name: "PasswordHashing", dependencies: ["CryptoPrimitives", "HashEncoding", "JSONText"],
            swiftSettings: memorySafe),
        .target(name: "AppwriteUsers", dependencies: ["JSONText"], swiftSettings: memorySafe),

        // Floor 3: verifying, importing, and which endpoint verifies what.
        .target(
            name: "PasswordVerification",
            dependencies: ["PasswordHashing", "CryptoPrimitives", "HashEncoding", "SystemThreads", "UnicodeForms"],
            swiftSettings: memorySafe),
        .target(
            name: "UserImport",
            dependencies: [
                "PasswordHashing", "AppwriteUsers", "HashEncoding", "JSONText", "FileReading", "CryptoPrimitives",
                "Decompression", "YAMLText",
            ],
            swiftSettings: memorySafe),
        .target(
            name: "AppwriteHashes", dependencies: ["PasswordHashing", "AppwriteUsers", "HashEncoding", "JSONText"],
            swiftSettings: memorySafe),

        // What the tests of a scheme share, also of one that a program brings itself.
        .target(
            name: "PasswordHashingTesting", dependencies: ["PasswordHashing", "JSONText"], swiftSettings: memorySafe),

        // Floor 4: storage, destinations, and the sockets of the client.
        .target(
            name: "ImportDestinations",
            dependencies: ["UserImport", "AppwriteHashes", "AppwriteUsers", "PasswordHashing", "JSONText"],
            swiftSettings: memorySafe),
        .target(
            name: "AppwriteTransport",
            dependencies: [
                "AppwriteUsers",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: memorySafe),
        .target(
            name: "UserStorage",
            dependencies: [
                "PasswordVerification", "UserImport", "AppwriteHashes", "AppwriteUsers", "PasswordHashing", "JSONText",
                "CryptoPrimitives", "FileReading",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: memorySafe),

        // Floor 5: the users service.
        .target(
            name: "UsersServer",
            dependencies: [
                "UserStorage", "PasswordVerification", "AppwriteHashes", "AppwriteUsers", "PasswordHashing", "JSONText",
                "FileReading", "HashEncoding", "CryptoPrimitives",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: memorySafe),

        // Floor 6: the command line.
        .executableTarget(
            name: "hashferry",
            dependencies: [
                "PasswordHashing", "PasswordVerification", "AppwriteUsers", "AppwriteTransport", "UserImport",
                "ImportDestinations", "UserStorage", "UsersServer", "JSONText", "FileReading", "CryptoPrimitives",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: memorySafe),

        // Tests, one target a module, and what they share.
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .testTarget(
            name: "CHashKernelsTests",
            dependencies: ["CHashKernels", "CryptoPrimitives", "COpenSSL", "TestSupport"]),
        .testTarget(name: "CryptoPrimitivesTests", dependencies: ["CryptoPrimitives", "TestSupport"]),
        .testTarget(name: "HashEncodingTests", dependencies: ["HashEncoding", "TestSupport"]),
        .testTarget(name: "UnicodeFormsTests", dependencies: ["UnicodeForms"]),
        .testTarget(name: "SystemThreadsTests", dependencies: ["SystemThreads"]),
        .testTarget(name: "JSONTextTests", dependencies: ["JSONText"]),
        .testTarget(name: "FileReadingTests", dependencies: ["FileReading"]),
        .testTarget(name: "DecompressionTests", dependencies: ["Decompression"]),
        .testTarget(name: "YAMLTextTests", dependencies: ["YAMLText"]),
        .testTarget(
            name: "PasswordHashingTests",
            dependencies: [
                "PasswordHashing", "PasswordHashingTesting", "CryptoPrimitives", "JSONText", "TestSupport",
            ]),
        .testTarget(name: "AppwriteUsersTests", dependencies: ["AppwriteUsers", "JSONText", "TestSupport"]),
        .testTarget(
            name: "PasswordVerificationTests",
            dependencies: ["PasswordVerification", "PasswordHashing", "SystemThreads", "TestSupport"]),
        .testTarget(
            name: "UserImportTests",
            dependencies: [
                "UserImport", "ImportDestinations", "PasswordHashing", "AppwriteUsers", "JSONText", "FileReading",
                "TestSupport",
            ]),
        .testTarget(
            name: "ImportDestinationsTests",
            dependencies: [
                "ImportDestinations", "UserImport", "AppwriteHashes", "PasswordHashing", "AppwriteUsers", "JSONText",
            ]),
        .testTarget(
            name: "AppwriteHashesTests",
            dependencies: ["AppwriteHashes", "AppwriteUsers", "PasswordHashing", "JSONText"]),
        .testTarget(
            name: "UserStorageTests",
            dependencies: [
                "UserStorage", "UserImport", "PasswordHashing", "AppwriteUsers", "PasswordVerification", "JSONText",
                "FileReading", "AppwriteHashes", "ImportDestinations",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(
            name: "AppwriteTransportTests",
            dependencies: [
                "AppwriteTransport", "AppwriteUsers",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]),
        .testTarget(
            name: "UsersServerTests",
            dependencies: [
                "UsersServer", "UserStorage", "UserImport", "ImportDestinations", "AppwriteTransport", "AppwriteUsers",
                "CryptoPrimitives", "FileReading",
                "HashEncoding", "PasswordHashing", "PasswordVerification", "JSONText", "SystemThreads",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        .testTarget(
            name: "HashferryTests",
            dependencies: [
                "hashferry", "UsersServer", "UserStorage", "UserImport", "ImportDestinations", "AppwriteTransport",
                "AppwriteUsers", "PasswordHashing", "JSONText",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
    ]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = settings + (target.swiftSettings ?? [])
}
