import PasswordHashing
import Testing
import UserImport

/// A field that holds hashes and is not read stops the run; well-known names are read.
@Suite struct UnreadHashesTests {
    private static let bcrypt = HashesAmongPasswordsTests.bcrypt

    private func csv(_ text: String, _ change: (inout SourceOptions) -> Void = { _ in }) -> SourceReading {
        var options = SourceOptions()
        change(&options)
        return SourceReading(CSVSource.self, text, options: options)
    }

    private func json(_ text: String, _ change: (inout SourceOptions) -> Void = { _ in }) -> SourceReading {
        var options = SourceOptions()
        change(&options)
        return SourceReading(JSONLinesSource.self, text, options: options)
    }

    @Test(arguments: [
        "password_digest", "encrypted_password", "passwordHash", "hashed_password", "user_pass", "passwd",
    ])
    func wellKnownNamesAreReadWhereNothingElseIs(name: String) {
        let reading = csv("id,email,\(name)\n1,a@example.com,\(Self.bcrypt)\n")
        #expect(reading.records.first??.stored?.hash == Self.bcrypt)
        #expect(reading.notices.contains { $0.hasPrefix("column `\(name)` is read as the hash") })
        let object = json(#"{"id":"1","email":"a@example.com","\#(name)":"\#(Self.bcrypt)"}"#)
        #expect(object.records.first??.stored?.hash == Self.bcrypt)
    }

    @Test(arguments: ["secret_stuff", "legacy"]) func otherNamesStopTheRunByTheirValues(name: String) {
        let reading = csv("id,email,\(name)\n1,a@example.com,\(Self.bcrypt)\n2,b@example.com,\n")
        #expect(reading.rows.isEmpty)
        #expect(reading.error?.message.contains("column `\(name)` holds hashes") == true)
        #expect(reading.error?.message.contains("is not read") == true)
        #expect(reading.error?.hint == "--map hash=\(name) or --ignore \(name)")
        let mapped = csv("id,email,\(name)\n1,a@example.com,\(Self.bcrypt)\n") { $0.columns = ["hash": name] }
        #expect(mapped.records.first??.stored?.hash == Self.bcrypt)
        let ignored = csv("id,email,\(name)\n1,a@example.com,\(Self.bcrypt)\n") { $0.ignored = [name] }
        #expect(ignored.records.first??.credential == RecordCredential.none && ignored.notices.isEmpty)
    }

    @Test func aNameThatMayHoldPasswordsStopsTheRun() {
        let reading = csv("id,email,pass\n1,a@example.com,correct horse\n")
        #expect(reading.error?.message == "column `pass` holds passwords or hashes, by its name, and is not read")
    }

    @Test func ofTwoFieldsWithHashesNoneIsChosen() {
        let reading = csv("id,password_hash,password_digest\n1,\(Self.bcrypt),\(Self.bcrypt)\n")
        #expect(reading.error?.message.contains("password_hash") == true)
        #expect(reading.error?.message.contains("password_digest") == true)
    }

    @Test func aPasswordBesideItsHashStopsTheRun() {
        let reading = csv("id,password,encrypted_password\n1,correct horse,\(Self.bcrypt)\n")
        #expect(reading.error?.message.contains("`encrypted_password` holds hashes") == true)
    }

    @Test func keysAndTokensOfOtherPurposesAreNoPasswords() {
        let key = String(repeating: "0123456789abcdef", count: 4)
        let rows = (0..<30).map {
            "\($0),u\($0)@example.com,\(Self.bcrypt),\(key),$P$6ujrMiwA/ZP31d9B1/CqZ1YiykVXpQ1\n"
        }
        let reading = csv("id,email,hash,remember_token,user_activation_key\n" + rows.joined())
        #expect(reading.error == nil && reading.records.count == 30)
    }

    @Test func nestedMembersAreFoundAndMapped() {
        let row = #"{"_id":{"$oid":"5f7c"},"email":"a@example.com","login":{"secret":"\#(Self.bcrypt)"}}"#
        let unread = json(row)
        #expect(unread.error?.message.contains("field `login.secret` holds hashes") == true)
        let mapped = json(row) { $0.columns = ["hash": "login.secret"] }
        #expect(mapped.records.first??.id == "5f7c")
        #expect(mapped.records.first??.stored?.hash == Self.bcrypt)
    }

    @Test func credentialsInArraysStopTheRun() {
        let row =
            #"{"id":"1","credentials":[{"type":"password","secretData":"{\"value\":\"eA==\",\"salt\":\"eA==\"}"}]}"#
        #expect(json(row).error?.message.contains("`credentials` holds credentials") == true)
        #expect(json(row) { $0.ignored = ["credentials"] }.error == nil)
    }

    @Test func aFieldThatComesLaterCostsThePasswordAndNotTheUser() {
        let rows = (0..<1000).map { #"{"id":"u\#($0)"}"# } + [#"{"id":"late","user_pass":"\#(Self.bcrypt)"}"#]
        guard case .refused(let reason)? = json(rows.joined(separator: "\n")).records.last??.credential else {
            Issue.record("a hash is lost in silence")
            return
        }
        #expect(reason.message.contains("`user_pass`"))
    }

    /// A column that the first thousand rows leave empty costs the password where the row has no other, and only there.
    @Test func aColumnThatFillsLaterIsSeen() {
        let empty = (0..<1000).map { "u\($0),\(Self.bcrypt),,\n" }.joined()
        let reading = csv(
            "id,hash,old_secret,remember_token\n" + empty
                + "own,\(Self.bcrypt),\(Self.bcrypt),\nlate,,\(Self.bcrypt),\nother,,,\(Self.bcrypt)\n")
        #expect(reading.records[1000]?.stored?.hash == Self.bcrypt)
        guard case .refused(let reason)? = reading.records[1001]?.credential else {
            Issue.record("a hash is lost in silence")
            return
        }
        #expect(reason.message.contains("`old_secret`"))
        #expect(reading.records[1002]?.credential == RecordCredential.none)
    }

    @Test func aHashWithinJSONInOneColumnStopsTheRun() {
        let reading = csv("id,data\n1,\"{\"\"login\"\":{\"\"h\"\":\"\"\(Self.bcrypt)\"\"}}\"\n")
        #expect(reading.error?.message.contains("column `data` holds hashes: bcrypt within JSON (1)") == true)
        #expect(csv("id,data\n1,\"{\"\"a\"\":1}\"\n").error == nil)
    }

    @Test func saltsBesideBareDigestsStopTheRun() {
        let digest = HashesAmongPasswordsTests.digest(3)
        let salted = csv("id,email,hash,salt\n1,a@example.com,\(digest),xyz\n")
        #expect(salted.error?.message.contains("`salt` holds salts") == true)
        #expect(salted.error?.hint == "--map option.salt=salt or --ignore salt")
        #expect(csv("id,email,hash,salt\n1,a@example.com,\(Self.bcrypt),xyz\n").error == nil)
    }
}
