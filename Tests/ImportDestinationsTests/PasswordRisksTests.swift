import AppwriteUsers
import ImportDestinations
import PasswordHashing
import Testing
import UserImport

/// What may keep a user out though the password is carried.
@Suite struct PasswordRisksTests {
    private func risks(_ credential: RecordCredential, _ change: (inout UserRecord) -> Void = { _ in }) throws
        -> [String]
    {
        var target = AppwriteTarget()
        target.version = try #require(AppwriteVersion("1.9"))
        // An id that is in no hash.
        var record = UserRecord.sample(credential, id: "user-of-the-test")
        change(&record)
        return try AppwritePlanner(target: target).plan(record).risks.names
    }

    @Test func areThoseOfTheSchemeAndTheService() throws {
        #expect(try risks(.stored(SchemeVector(.argon2, "reference-id-v19-m256-t2-p1").stored)) == ["length"])
        #expect(try risks(.stored(SchemeVector(.bcrypt, "2b-cost-4").stored)) == ["length", "over-72-bytes"])
        #expect(try risks(.stored(SchemeVector(.betterAuthScrypt, "password").stored)) == ["length", "unicode-form"])
        #expect(try risks(.stored(StoredHash("$P$Br387rwferoKN7uwHZqNMu98q3U8RO."))) == ["length", "trimmed"])
        #expect(try risks(.plain("correct horse")) == ["rules"])
    }

    @Test func areOfCarriedPasswordsOnly() throws {
        for credential in [RecordCredential.none, .marked, .stored(StoredHash("no hash")), .unusable("cut off")] {
            #expect(try risks(credential).isEmpty)
        }
    }

    /// The policy looks at the text of a hash, too, whatever the case of its letters.
    @Test func findPersonalDataInWhatIsSent() throws {
        let hash = RecordCredential.stored(StoredHash("$P$Br387rwferoKN7uwHZqNMu98q3U8RO."))
        let found = ["length", "personal-data", "trimmed"]
        #expect(try risks(hash) { $0.id = "7UW" } == found)
        #expect(try risks(hash) { $0.email = "WFER@example.com" } == found)
        #expect(try risks(hash) { $0.name = "nMu" } == found)
        #expect(try risks(.plain("call 14155550100 now")) { $0.phone = "+14155550100" } == ["rules", "personal-data"])
        #expect(try risks(hash) { $0.name = "example.com" } == ["length", "trimmed"])
        #expect(
            try risks(hash) { ($0.name, $0.phone) = ("nMu98q3U8RO.and more", "+14155550100") } == ["length", "trimmed"])
    }
}
