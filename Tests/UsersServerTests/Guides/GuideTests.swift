import Foundation
import PasswordHashing
import PasswordVerification
import Testing
import UserImport

/// The guides' samples: they compile here, do what they say, and stand in the guides in these lines.
@Suite struct GuideTests {
    @Test(arguments: [
        ("HummingbirdGuide.swift", "hummingbird.md"), ("HasherGuide.swift", "framework-hasher.md"),
        ("CommandLineGuide.swift", "command-line.md"), ("MigrationGuide.swift", "migration-tool.md"),
    ])
    func theSampleStandsInTheGuide(_ file: String, _ guide: String) throws {
        let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let root = here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let sample = try String(contentsOf: here.appendingPathComponent(file), encoding: .utf8)
        let text = try String(contentsOf: root.appendingPathComponent("docs/guides/" + guide), encoding: .utf8)
        let start = try #require(sample.firstRange(of: "// guide:"))
        let end = try #require(sample.firstRange(of: "// end of the guide."))
        // The first line is a comment that the guide starts with a capital.
        let lines = sample[start.upperBound..<end.lowerBound].split(separator: "\n", omittingEmptySubsequences: false)
        let body = lines.dropFirst().joined(separator: "\n")
        #expect(body.count > 200)
        #expect(text.contains(body))
        for line in sample.split(separator: "\n") where line.hasPrefix("import ") {
            #expect(text.contains("\n\(line)\n"))
        }
    }

    @Test func theFrameworksHasherVerifiesOldHashesAndItsOwn() throws {
        let hasher = HashferryHasher()
        let old = Array("$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0".utf8)
        #expect(try hasher.verify(Array("test12345".utf8), created: old))
        #expect(try !hasher.verify(Array("test1234".utf8), created: old))
    }

    @Test func theCommandLineTellsAMatchFromAMismatchAndFromNoAnswer() async throws {
        let stored = StoredHash("$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0")
        #expect(answer("test12345", stored: stored).hasPrefix("match, renew it"))
        #expect(answer("wrong", stored: stored) == "mismatch")
        #expect(answer("test12345", stored: StoredHash("nonsense")).hasPrefix("no answer"))
        let requests = ["test12345", "wrong", "test12345"].map {
            VerificationRequest(password: Array($0.utf8), stored: stored)
        }
        #expect(try await countMatches(requests) == 2)
    }

    @Test func theMigrationToolPlansAndImportsAnExport() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "hashferry-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        let export = folder.appending(path: "users.jsonl").path(percentEncoded: false)
        let rows = [
            #"{"id":"u1","email":"ada@example.com","hash":"$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0"}"#,
            #"{"id":"u2","email":"bob@example.com","hash":"$1$salt$UsdFqFVB.FsuinRDK5eE.."}"#,
        ]
        try Data((rows.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: export))
        let lines = String(decoding: try plannedRequests(ofExportAt: export), as: UTF8.self).split(separator: "\n")
        #expect(lines.count == 2 && lines[0].contains("/users/phpass") && !lines[1].contains("$1$"))
        let database = folder.appending(path: "users.sqlite").path(percentEncoded: false)
        let summary = try await importExport(at: export, into: database)
        #expect(summary.created == 2 && summary.isComplete)
        #expect(try await importExport(at: export, into: database).unchanged == 2)
    }
}
