import Foundation
import Testing

/// Django's table of users, with hashes of all its versions: what Clerk writes alike is Django's there.
@Suite struct DjangoImportTests {
    /// hashlib: PBKDF2 of "password" with Django's salts since 3.2 and before, and with nine bytes in base 64 as Clerk has it.
    private static let new = "pbkdf2_sha256$1$seasalt2seasalt2seasal$zl4nIGcxQEPzfBwDxFdaSsn4ZdUWPTakdP/DEV6OFxY="
    private static let old = "pbkdf2_sha256$1$seasalt2seas$+rUEDHg8qwo1ahHbuHTx62NdQ6So+7/rQAfKIdDfBhg="
    private static let clerk = "pbkdf2_sha256$1$bmluZSBieXRl$bLD7Sw+ZfibRizDeG92hQ6QZqCtqND7H+tHMV5PaVnA="

    private func rows(_ hashes: [String]) -> String {
        hashes.enumerated().map { "\($0),\($1),u\($0)@x.example" }.joined(separator: "\n") + "\n"
    }

    private func login(_ id: Int, _ arguments: [String] = [], in workspace: Workspace) throws -> CommandRun {
        try hashferry(["login", "u\(id)@x.example"] + arguments, stdin: Array("password\n".utf8), in: workspace)
    }

    @Test func theTableItselfSaysIt() throws {
        let workspace = try Workspace()
        let header = "id,password,email,last_login,is_superuser\n"
        let lines = rows([Self.new, Self.old]).split(separator: "\n").map { "\($0),,0\n" }.joined()
        try workspace.write("auth_user.csv", header + lines)
        let run = try hashferry("import", "auth_user.csv", in: workspace)
        #expect(run.status == 0, "\(run)")
        let words = run.talk.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(
            words.contains("what Django and Clerk write alike is read as Django's (--scheme clerk-pbkdf2"), "\(run)")
        for id in 0...1 { #expect(try login(id, in: workspace).text.contains("with django-pbkdf2"), "\(id)") }
        // Whoever says that it is Clerk's is believed, and what is Django's for certain stays.
        let other = ["--database", "other.sqlite"]
        let declared = try hashferry(
            ["import", "auth_user.csv", "--scheme", "clerk-pbkdf2"] + other, in: workspace)
        #expect(declared.status == 0, "\(declared)")
        #expect(try login(0, other, in: workspace).status == 0)
        #expect(try login(1, other, in: workspace).status == 1)
    }

    /// Elsewhere nothing says it, and the flag that does is named.
    @Test func elsewhereTheFlagSaysIt() throws {
        let workspace = try Workspace()
        try workspace.write("users.csv", "id,hash,email\n" + rows([Self.new, Self.old, Self.clerk]))
        let open = try hashferry("import", "users.csv", in: workspace)
        #expect(open.status == 1 && open.talk.contains("--scheme django-pbkdf2"), "\(open)")
        #expect(!open.talk.contains("--scheme md5"))
        let run = try hashferry(
            "import", "users.csv", "--scheme", "django-pbkdf2", "--database", "said.sqlite", in: workspace)
        #expect(run.status == 0, "\(run)")
        let said = ["--database", "said.sqlite"]
        for id in 0...1 { #expect(try login(id, said, in: workspace).status == 0) }
        #expect(try login(2, said, in: workspace).status == 1)
    }

    /// A declaration is for what it can be: a template for salted digests in hex, too.
    @Test func aTemplateIsDeclaredToo() throws {
        let workspace = try Workspace()
        // md5(password . salt), md5sum.
        try workspace.write("users.csv", "id,hash,email\n" + rows(["68823b3da18c18433ebeead441fb5618:aB3"]))
        let run = try hashferry("import", "users.csv", "--scheme", "joomla", in: workspace)
        #expect(run.status == 0, "\(run)")
        #expect(try login(0, in: workspace).text.contains("with digest-template"))
    }
}
