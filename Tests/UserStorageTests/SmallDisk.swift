import Foundation
import PasswordHashing
import PasswordVerification

/// A file system of a few megabytes, for tests of what happens when it is full.
enum SmallDisk {
    struct Failure: Error {
        let command: String
    }

    /// Whether this process may mount one: it is tried, since containers take the right away from root.
    static let isAvailable: Bool = {
        let point = FileManager.default.temporaryDirectory.appending(path: "hashferry-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: point) }
        do {
            try FileManager.default.createDirectory(at: point, withIntermediateDirectories: false)
            try mount(point.path(percentEncoded: false), megabytes: 1)
            try run("umount", point.path(percentEncoded: false))
            return true
        } catch {
            return false
        }
    }()

    static func with(megabytes: Int, _ body: (String) async throws -> Void) async throws {
        try await withTemporaryDirectory { directory in
            try mount(directory, megabytes: megabytes)
            // Lazily: a store that a failed test still holds must not keep it.
            defer { try? run("umount", "-l", directory) }
            try await body(directory)
        }
    }

    private static func mount(_ path: String, megabytes: Int) throws {
        try run("mount", "-t", "tmpfs", "-o", "size=\(megabytes)m", "hashferry-tests", path)
    }

    private static func run(_ command: String...) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(command: command.joined(separator: " ")) }
    }
}

extension BlockingVerifier {
    /// A verifier that cannot hash: 8 KiB a lane are Argon2's least.
    static let impossible = BlockingVerifier(
        policy: VerificationPolicy(preferred: .argon2(Argon2.Parameters(memory: 1, iterations: 1, parallelism: 1))))
}

extension Verifier {
    /// A verifier that cannot hash.
    static let impossible = Verifier(policy: BlockingVerifier.impossible.policy)
}
