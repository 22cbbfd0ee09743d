import PasswordHashing
import Testing
import UserImport

/// A second file that belongs to the first: `--with`.
@Suite struct CompanionTests {
    private static let hash = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"
    private static let other = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK"

    private func profile(_ id: String) -> String {
        #"{"user_id":"auth0|\#(id)","email":"\#(id)@example.com","logins_count":1}"# + "\n"
    }

    private func row(_ id: String, _ hash: String = hash) -> String {
        #"{"_id":{"$oid":"\#(id)"},"tenant":"t","connection":"c","passwordHash":"\#(hash)"}"# + "\n"
    }

    private func read(_ profiles: String, with companion: String) -> SourceReading {
        var options = SourceOptions()
        options.companion = CompanionFile(bytes: Array(companion.utf8))
        return SourceReading(Auth0Source.self, profiles, options: options)
    }

    @Test func joinsByTheKey() {
        let reading = read(profile("a") + profile("b"), with: row("b", Self.other) + row("a"))
        #expect(reading.records.map { $0?.stored?.hash } == [Self.hash, Self.other])
        #expect(reading.notices.isEmpty)
    }

    /// More keys than the index begins with, so that it grows, and each is found after that.
    @Test func joinsManyRows() {
        let ids = (0..<500).map { "user\($0)" }
        let hashes = ids.map { id in "$2a$05$\(id)" }
        let reading = read(
            ids.map(profile).joined(), with: zip(ids, hashes).reversed().map { row($0, $1) }.joined())
        #expect(reading.records.map { $0?.stored?.hash } == hashes)
    }

    @Test func saysWhatIsLeftOver() {
        #expect(read(profile("a"), with: row("a") + row("x")).notices.contains { $0.hasPrefix("1 hash of") })
        #expect(read(profile("a"), with: row("y") + row("x")).notices.contains { $0.hasPrefix("2 hashes of") })
    }

    @Test func carriesNoneOfTwoHashes() throws {
        let reading = read(profile("a"), with: row("a") + row("a", Self.other))
        guard case .refused(let reason)? = reading.records[0]?.credential else {
            Issue.record("a hash was chosen")
            return
        }
        #expect(reason.code == .unusable && reason.message.contains("two hashes"))
        #expect(read(profile("a"), with: row("a") + row("a")).records[0]?.stored?.hash == Self.hash)
    }

    /// Profiles hold no hashes: whoever has a password in Auth0 is not taken for somebody without one.
    @Test func namesThePasswordThatIsInNoFile() throws {
        for reading in [SourceReading(Auth0Source.self, profile("a")), read(profile("a"), with: row("x"))] {
            guard case .refused(let reason)? = reading.records[0]?.credential else {
                Issue.record("the password was not missed")
                return
            }
            #expect(reason.code == .unusable)
        }
    }

    /// Nothing is read, and so nothing written, where the second file cannot be read to its end.
    @Test(arguments: [
        ("[{\"id\":1}]", "belongs"), ("", "empty"), ("not JSON", "belongs"),
        ("{\"tenant\":\"t\",\"alt_id\":\"x\",\"passwordHash\":\"h\"}\n{\"passwordHash\":\"h\"}\n", "row 2"),
        ("{\"tenant\":\"t\",\"alt_id\":\"x\",\"passwordHash\":\"h\"}\n{broken\n", "row 2"),
    ])
    func refusesASecondFileThatItCannotRead(companion: String, word: String) throws {
        let reading = read(profile("a"), with: companion)
        let error = try #require(reading.error)
        #expect(error.message.contains("--with") && error.message.contains(word), "\(error.message)")
        #expect(reading.rows.isEmpty)
    }

    /// A dump whose users come before their accounts would lose their passwords.
    @Test func refusesUsersBeforeTheirAccounts() throws {
        let user = #"INSERT INTO "user" ("id","email") VALUES ('a','a@example.com');"# + "\n"
        let account =
            #"INSERT INTO "account" ("id","userId","providerId","password") VALUES ('1','a','credential','\#(Self.hash)');"#
            + "\n"
        #expect(SourceReading(BetterAuthSource.self, user + account).error?.message.contains("account") == true)
        #expect(SourceReading(BetterAuthSource.self, user).error != nil)
        #expect(SourceReading(BetterAuthSource.self, account + user).records.map { $0?.stored?.hash } == [Self.hash])
    }
}
