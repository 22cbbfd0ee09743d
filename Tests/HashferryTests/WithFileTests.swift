import Foundation
import JSONText
import Testing

/// `--with`: a second file that belongs to the first; and CSV whose columns are mapped.
@Suite struct WithFileTests {
    private static let profile = #"{"user_id":"auth0|a","email":"ada@example.com","logins_count":1}"# + "\n"
    private static let hash = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"
    private static let row =
        #"{"_id":{"$oid":"a"},"tenant":"t","connection":"c","passwordHash":"\#(hash)"}"# + "\n"

    private func workspace() throws -> Workspace {
        let workspace = try Workspace()
        try workspace.write("profiles.json", Self.profile)
        try workspace.write("hashes.json", Self.row)
        return workspace
    }

    @Test func joinsTheSecondFile() throws {
        let workspace = try workspace()
        let run = try hashferry("plan", "profiles.json", "--with", "hashes.json", in: workspace)
        #expect(run.status == 0, "\(run)")
        #expect(try run.jsonLines().first?["body"]?["password"]?.stringValue == Self.hash)
        // Without it the password is missed, and that is said.
        let alone = try hashferry("plan", "profiles.json", in: workspace)
        #expect(alone.status == 1 && alone.talk.contains("--with"), "\(alone)")
    }

    @Test func refusesASecondFileWhereNoneBelongs() throws {
        let workspace = try workspace()
        try workspace.write("users.csv", "id,email\n1,a@example.com\n")
        for (arguments, status) in [
            (["plan", "users.csv", "--with", "hashes.json"], 2), (["plan", "profiles.json", "--with", "-"], 2),
            (["plan", "profiles.json", "--with", "users.csv"], 3),
            (["plan", "profiles.json", "--with", "nothing.json"], 3),
        ] {
            let run = try hashferry(arguments, in: workspace)
            #expect(run.status == Int32(status) && run.text.isEmpty, "\(run)")
        }
    }

    /// A journal is of both files.
    @Test func resumesWithTheSameSecondFileOnly() throws {
        let workspace = try workspace()
        let arguments = ["import", "profiles.json", "--with", "hashes.json", "--journal", "journal"]
        #expect(try hashferry(arguments, in: workspace).status == 0)
        #expect(try hashferry(arguments + ["--resume"], in: workspace).status == 0)
        try workspace.write("hashes.json", Self.row.replacing("\"t\"", with: "\"u\""))
        let other = try hashferry(arguments + ["--resume"], in: workspace)
        #expect(other.status == 3 && other.talk.contains("another import"), "\(other)")
    }

    /// Who says what the columns are has a system's table read as any other CSV.
    @Test func mapsTheColumnsOfASystemsTable() throws {
        let workspace = try Workspace()
        try workspace.write(
            "users.csv",
            "ID,user_login,user_pass,user_email,nick\n1,ada,\(Self.hash),ada@example.com,Countess\n")
        let own = try hashferry("plan", "users.csv", in: workspace)
        #expect(own.status == 0 && own.talk.contains("WordPress users in CSV"), "\(own)")
        #expect(try own.jsonLines().first?["body"]?["name"] == nil)
        let mapped = try hashferry("plan", "users.csv", "--map", "name=nick", in: workspace)
        #expect(mapped.status == 0 && mapped.talk.contains("as CSV"), "\(mapped)")
        #expect(try mapped.jsonLines().first?["body"]?["name"]?.stringValue == "Countess")
    }
}
