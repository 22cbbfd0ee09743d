import Foundation
import JSONText
import Testing

/// Hashes that no endpoint takes: planned, imported into the database, and their owners log in.
@Suite struct KeptHashTests {
    /// Vectors/schemes/scrypt.json, phc-binary-salt; Vectors/schemes/scrypt-modified.json, rounds-8-memcost-12.
    private static func rows() throws -> [String] {
        let binary = "$scrypt$ln=4,r=8,p=1$8PHy8/T19vf4+fr7/P3+/w$la5Z9OEOx42d6EdjueFDysVOAzIuyZR1qV8etCYzFmA"
        let firebase = try firebase()
        return [
            #"{"id":"binary","email":"binary@kept.example","hash":"\#(binary)"}"#,
            JSONValue.object([
                "id": "firebase", "email": "firebase@kept.example", "scheme": "scrypt-modified",
                "hash": firebase["hash"] ?? .null, "options": firebase["options"] ?? .null,
            ]).jsonText,
        ]
    }

    private static func firebase() throws -> JSONValue {
        var root = URL(filePath: #filePath).resolvingSymlinksInPath()
        while !FileManager.default.fileExists(atPath: root.appending(path: "Vectors").path()) {
            root.deleteLastPathComponent()
        }
        let file = try Data(contentsOf: root.appending(path: "Vectors/schemes/scrypt-modified.json"))
        let cases = try JSONParser.parse(Array(file))["cases"]?.arrayValue ?? []
        return try #require(cases.first { $0["id"] == "rounds-8-memcost-12" }?["stored"])
    }

    private func workspace() throws -> Workspace {
        let workspace = try Workspace()
        try workspace.write("users.jsonl", try Self.rows().joined(separator: "\n"))
        return workspace
    }

    private func login(_ email: String, _ password: String, in workspace: Workspace) throws -> CommandRun {
        try hashferry(["login", email], stdin: Array((password + "\n").utf8), in: workspace)
    }

    @Test func theDatabaseKeepsThemAndTheirOwnersLogIn() throws {
        let workspace = try workspace()
        let run = try hashferry("import", "users.jsonl", in: workspace)
        #expect(run.status == 0, "\(run)")
        #expect(run.census("hash as it stands in the file") == 2)
        let again = try hashferry("import", "users.jsonl", in: workspace)
        #expect(again.status == 0 && again.census("there already, unchanged") == 2, "\(again)")
        for (id, scheme) in [("binary", "scrypt"), ("firebase", "scrypt-modified")] {
            #expect(try login("\(id)@kept.example", "wrong", in: workspace).text == "invalid credentials\n")
            let first = try login("\(id)@kept.example", "password", in: workspace)
            #expect(first.status == 0, "\(first)")
            #expect(first.text.hasPrefix("logged in \(id) with \(scheme), renewed to argon2id ("))
            #expect(
                try login("\(id)@kept.example", "password", in: workspace).text == "logged in \(id) with argon2\n")
        }
    }

    @Test func thePlanSaysForWhichDestination() throws {
        let workspace = try workspace()
        let api = try hashferry("plan", "users.jsonl", in: workspace)
        #expect(api.status == 1)
        #expect(api.talk.contains("for a service of the Users API"))
        #expect(api.census("the destination cannot check a password against this kind of hash") == 2, "\(api)")
        #expect(try api.jsonLines().compactMap { $0["path"]?.stringValue } == ["/users", "/users"])
        let same = try hashferry("plan", "users.jsonl", "--to", "appwrite", in: workspace)
        #expect(same.output == api.output && same.status == 1)

        let store = try hashferry("plan", "users.jsonl", "--to", "hashferry", in: workspace)
        #expect(store.status == 0, "\(store)")
        #expect(store.talk.contains("for a users database") && !store.talk.contains("import users.jsonl --to"))
        #expect(store.census("hash as it stands in the file") == 2)
        let lines = try store.jsonLines()
        #expect(lines.compactMap { $0["path"]?.stringValue } == ["/users", "/users"])
        let kept = lines.compactMap { $0["keep"]?.objectValue }
        #expect(kept.compactMap { $0["hash"]?.stringValue } == ["scrypt", "scrypt-modified"])
        #expect(kept.allSatisfy { $0.keys == ["userId", "password", "hash", "hashOptions"] })
        let signerKey = try #require(try Self.firebase()["options"]?["signerKey"]?.stringValue)
        #expect(!store.text.contains(signerKey))
        #expect(try hashferry("plan", "users.jsonl", "--to", "elsewhere", in: workspace).status == 2)
    }

    @Test func onlyTheNamedSchemesAreAccepted() throws {
        let workspace = try workspace()
        let run = try hashferry("import", "users.jsonl", "--schemes", "scrypt,md5", in: workspace)
        #expect(run.status == 1, "\(run)")
        #expect(run.census("the destination accepts no log-in with this kind of hash") == 1, "\(run)")
        func login(_ schemes: String) throws -> CommandRun {
            try hashferry(
                ["login", "binary@kept.example", "--schemes", schemes], stdin: Array("password\n".utf8), in: workspace)
        }
        let refused = try login("bcrypt")
        #expect(refused.status == 3)
        #expect(refused.talk.contains("notAccepted: scrypt") && refused.talk.contains("--schemes"), "\(refused)")
        #expect(try login("salted").status == 0)
        for schemes in ["", "none", "md5,,scrypt", "salted,"] {
            let run = try hashferry("login", "binary@kept.example", "--schemes", schemes, in: workspace)
            #expect(run.status == 2, "\(schemes)")
        }
    }
}
