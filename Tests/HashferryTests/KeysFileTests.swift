import Foundation
import JSONText
import PasswordHashing
import Testing

/// Secrets of whole systems, given by their ids: `--keys-file`.
@Suite struct KeysFileTests {
    /// Vectors/schemes/scrypt-modified.json.
    private static func firebase() throws -> JSONValue {
        let file = try Repository.read("Vectors/schemes/scrypt-modified.json")
        let cases = try JSONParser.parse(Array(file))["cases"]?.arrayValue ?? []
        return try #require(cases.first { $0["id"] == "rounds-8-memcost-12" }?["stored"])
    }

    private static func text(_ name: String) throws -> String {
        try #require(try firebase()["options"]?[name]?.stringValue)
    }

    private func workspace(permissions: Int = 0o600, keys: String? = nil) throws -> Workspace {
        let workspace = try Workspace()
        try workspace.write("shop.keys", try keys ?? "# Firebase\nshop \(Self.text("signerKey"))\n")
        try FileManager.default.setAttributes(
            [.posixPermissions: permissions], ofItemAtPath: workspace.path("shop.keys"))
        return workspace
    }

    /// The arguments that declare the hash, but for its signer key.
    private func declaration() throws -> [String] {
        [
            "--scheme", "scrypt-modified", "--option", "salt=\(try Self.text("salt"))", "--option",
            "saltSeparator=\(try Self.text("saltSeparator"))", "--option", "rounds=8", "--option", "memCost=12",
        ]
    }

    private func hash() throws -> String { try #require(try Self.firebase()["hash"]?.stringValue) }

    private func verify(_ arguments: [String], _ password: String = "password", in workspace: Workspace) throws
        -> CommandRun
    {
        try hashferry(["verify"] + arguments, stdin: Array((password + "\n").utf8), in: workspace)
    }

    @Test func anIdStandsForASecret() throws {
        let workspace = try workspace()
        let arguments = try declaration() + ["--option", "signerKey@shop", hash()]
        #expect(try verify(arguments + ["--keys-file", "shop.keys"], in: workspace).status == 0)
        #expect(try verify(arguments + ["--keys-file", "shop.keys"], "wrong", in: workspace).status == 1)
        let without = try verify(arguments, in: workspace)
        #expect(without.status == 3 && without.talk.contains("option signerKey is the id of a key that is not at hand"))
        #expect(without.talkLines.last == "hint: --keys-file names the file with the secret of that id")
        let other = try verify(try declaration() + ["--option", "salt@shop", hash()], in: workspace)
        #expect(other.status == 2 && other.talk.contains("--option salt is no secret with an id"), "\(other)")
    }

    @Test func theColumnOfAnApplicationNamesIt() throws {
        let workspace = try workspace()
        var stored = StoredHash(try hash(), declaredScheme: .scryptModified)
        stored.options[.signerKey] = .keyID("shop")
        for (name, value) in [("salt", try Self.text("salt")), ("saltSeparator", try Self.text("saltSeparator"))] {
            stored.options[HashOptions.Name(name)] = .text(value)
        }
        (stored.options[.rounds], stored.options[.memCost]) = (.number(8), .number(12))
        let column = try stored.columnText
        #expect(try verify([column, "--keys-file", "shop.keys"], in: workspace).status == 0)
        #expect(try verify([column], in: workspace).status == 3)
        let broken = try verify(["$hashferry$scrypt-modified"], in: workspace)
        #expect(broken.status == 3 && broken.talk.contains("the column text"), "\(broken)")
        let named = try hashferry("identify", "--format", "json", column, in: workspace)
        #expect(try named.jsonLines().first?["reason"]?.stringValue?.contains("not at hand") == true, "\(named)")
        let keyed = try hashferry("identify", "--format", "json", "--keys-file", "shop.keys", column, in: workspace)
        #expect(try keyed.jsonLines().first?["parameters"]?["memCost"] == 12, "\(keyed)")
        let line = try JSONValue.object(["hash": .string(column), "password": "password"]).jsonText
        let batch = try hashferry(
            "verify", "--batch", "-", "--keys-file", "shop.keys", stdin: Array(line.utf8), in: workspace)
        #expect(batch.status == 0, "\(batch)")
    }

    @Test func aLineOfABatchNamesIt() throws {
        let workspace = try workspace()
        let line = try row(["password": "password"])
        let run = try hashferry(
            "verify", "--batch", "-", "--keys-file", "shop.keys", stdin: Array(line.utf8), in: workspace)
        #expect(run.status == 0, "\(run)")
        let without = try hashferry("verify", "--batch", "-", stdin: Array(line.utf8), in: workspace)
        #expect(without.status == 3 && without.text.contains("not at hand"), "\(without)")
    }

    /// A row with the hash, its options, and the id of the key.
    private func row(_ members: JSONObject) throws -> String {
        let options = (try Self.firebase()["options"]?.objectValue?.members ?? []).map { member in
            (member.key, member.key == "signerKey" ? .object(["key": "shop"]) : member.value)
        }
        return JSONValue.object(
            JSONObject(
                members.members.map { ($0.key, $0.value) } + [
                    ("hash", .string(try hash())), ("scheme", "scrypt-modified"),
                    ("options", .object(JSONObject(options))),
                ])
        ).jsonText
    }

    @Test func aKnownPasswordIsTriedWithIt() throws {
        let workspace = try workspace()
        try workspace.write("known.txt", "password\n")
        let arguments = try declaration() + ["--option", "signerKey@shop", hash()]
        let run = try hashferry(
            ["identify", "--sample-password-file", "known.txt", "--keys-file", "shop.keys"] + arguments, in: workspace)
        #expect(run.status == 0 && run.text.contains("--option signerKey@shop"), "\(run)")
        let without = try hashferry(["identify", "--sample-password-file", "known.txt"] + arguments, in: workspace)
        #expect(without.status == 3, "\(without)")
        for run in [run, without] { #expect(try !(run.text + run.talk).contains(Self.text("signerKey"))) }
    }

    /// The rows of a file name it, the database keeps the secret once, and its owner logs in without the file.
    @Test func anImportTakesItFromThere() throws {
        let workspace = try workspace()
        try workspace.write("users.jsonl", try row(["id": "ada", "email": "ada@x.example"]) + "\n")
        let without = try hashferry("plan", "--to", "hashferry", "users.jsonl", in: workspace)
        #expect(without.status == 1, "\(without)")
        let run = try hashferry("import", "users.jsonl", "--keys-file", "shop.keys", in: workspace)
        #expect(run.status == 0, "\(run)")
        let login = try hashferry("login", "ada@x.example", stdin: Array("password\n".utf8), in: workspace)
        #expect(login.text.hasPrefix("logged in ada with scrypt-modified"), "\(login)")
        for run in [without, run, login] { #expect(try !(run.text + run.talk).contains(Self.text("signerKey"))) }
    }

    @Test(arguments: [0o644, 0o660, 0o602]) func othersMayNotReadIt(_ permissions: Int) throws {
        let workspace = try workspace(permissions: permissions)
        for command in [["verify", "$2b$04$"], ["identify", "$2b$04$"], ["plan", "users.jsonl"]] {
            try workspace.write("users.jsonl", #"{"id":"ada"}"#)
            let run = try hashferry(command + ["--keys-file", "shop.keys"], in: workspace)
            #expect(run.status == 3 && run.talkLines.last == "hint: chmod 600 shop.keys", "\(run)")
        }
    }

    @Test(arguments: [
        ("", "there is no secret in it"), ("shop\n", "line 1 is not an id and a secret"),
        ("shop one-secret\nshop another\n", "line 2 has the id of an earlier one"),
    ])
    func saysWhatIsWrongWithIt(_ text: String, _ words: String) throws {
        let run = try verify(["$2b$04$", "--keys-file", "shop.keys"], in: workspace(keys: text))
        #expect(run.status == 3 && run.talkLines.contains("error: shop.keys: \(words)"), "\(run)")
        #expect(!run.talk.contains("one-secret"))
    }
}
