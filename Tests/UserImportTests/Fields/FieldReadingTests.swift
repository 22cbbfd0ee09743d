import AppwriteUsers
import PasswordHashing
import Testing
import UserImport

/// What exports write for phones, dates, yes and no.
@Suite struct FieldReadingTests {
    private func record(
        _ header: String, _ row: String, _ change: (inout SourceOptions) -> Void = { _ in }
    ) throws -> UserRecord {
        var options = SourceOptions()
        options.now = Timestamp("2026-06-01T00:00:00Z")
        change(&options)
        let reading = SourceReading(CSVSource.self, "id,\(header)\n1,\(row)\n", options: options)
        return try #require(reading.records.first ?? nil, "\(reading)")
    }

    @Test(arguments: [
        ("+49 171 1234567", "+491711234567"), ("+1 (202) 555-0143", "+12025550143"),
        ("00491711234571", "+491711234571"),
        ("'+491711234570", "+491711234570"), ("+49 (0) 171 1234567", "+491711234567"),
        ("\u{202A}+49\u{A0}171/1234567\u{202C}", "+491711234567"), ("+44.20.7946.0958", "+442079460958"),
    ])
    func phonesLoseTheirPunctuation(text: String, number: String) throws {
        #expect(try record("phone", text).phone == number)
    }

    @Test(arguments: ["4.91711E+11", "0171 1234567", "491711234567", "call me", "+49", "+1234567890123456"])
    func phonesThatCannotBeReadCostThePhone(text: String) throws {
        let record = try record("phone", text)
        #expect(record.phone == nil)
        #expect(record.problems.map(\.field) == ["phone"])
        #expect(record.id == "1")
    }

    @Test(arguments: [
        ("0171 1234567", "+491711234567"), ("491711234567", "+491711234567"), ("171 1234567", "+491711234567"),
    ])
    func phonesGetTheDefaultCountry(text: String, number: String) throws {
        #expect(try record("phone", text) { $0.defaultCallingCode = "49" }.phone == number)
    }

    @Test func countriesHaveTheirCallingCodes() {
        // ITU-T E.164 assignments.
        for (country, code) in [("DE", "49"), ("us", "1"), ("GB", "44"), ("+351", "351"), ("353", "353"), ("JP", "81")]
        {
            #expect(CountryCode.callingCode(country) == code)
        }
        for text in ["", "XX", "999", "Germany", "+", "4x"] { #expect(CountryCode.callingCode(text) == nil) }
    }

    @Test(arguments: [
        ("2023-05-01 10:00:00.123+00", true), ("2023-05-01", true), ("1600000000", true), ("t", true), ("yes", true),
        ("0000-00-00 00:00:00", false), ("1970-01-01 00:00:00", false), ("0", false), ("false", false), ("NULL", false),
        ("\\N", false), ("", false),
    ])
    func aRealPastTimeMeansVerified(text: String, isVerified: Bool) throws {
        let record = try record("email_verified", text)
        #expect(record.emailVerified == isVerified)
        #expect(record.problems.isEmpty)
    }

    @Test(arguments: ["2099-01-01", "maybe"]) func whatIsNeitherYesNorPastIsLeftOut(text: String) throws {
        let record = try record("email_verified", text)
        #expect(!record.emailVerified && record.problems.map(\.field) == ["emailVerified"])
        #expect(throws: (any Error).self) { try self.record("email_verified", text) { $0.strictFields = true } }
    }

    @Test(arguments: [
        ("disabled", "1", true), ("is_active", "0", true), ("is_active", "1", false), ("enabled", "false", true),
        ("active", "t", false), ("blocked", "true", true), ("banned_until", "2099-01-01 00:00:00+00", true),
        ("banned_until", "2020-01-01 00:00:00+00", false), ("banned_until", "infinity", true),
        ("banned_until", "", false),
        ("status", "blocked", true), ("status", "ACTIVE", false), ("status", "suspended", true),
    ])
    func whoWasBlockedStaysBlocked(column: String, text: String, isDisabled: Bool) throws {
        #expect(try record(column, text).disabled == isDisabled)
    }

    @Test func numbersOfAStateNeedAMap() throws {
        let text = "id,user_status\n1,0\n2,1\n"
        let reading = SourceReading(CSVSource.self, text)
        #expect(reading.records.map { $0?.disabled } == [false, false])
        #expect(reading.notices.contains { $0.contains("`user_status` has numbers") })
        var options = SourceOptions()
        options.columns = ["disabled": "!user_status"]
        #expect(SourceReading(CSVSource.self, text, options: options).records.map { $0?.disabled } == [true, false])
    }

    @Test func anyColumnThatSaysSoBlocks() throws {
        #expect(try record("is_active,banned", "1,true").disabled)
        #expect(try record("is_active,banned", "0,false").disabled)
        #expect(try !record("is_active,banned", "1,0").disabled)
    }

    @Test func deletedUsersAndGuestsAreMarked() throws {
        #expect(try record("deleted_at", "2024-01-01 00:00:00").isDeleted)
        #expect(try !record("deleted_at", "NULL").isDeleted)
        #expect(try record("is_anonymous", "t").isAnonymous)
        #expect(try !record("is_anonymous", "f").isAnonymous)
    }

    @Test func whiteSpaceAroundAHashIsNotTheHash() throws {
        let hash = HashesAmongPasswordsTests.bcrypt
        #expect(try record("hash", "\" \(hash)\n\"").stored?.hash == hash)
        #expect(try record("email,hash", "\" a@example.com \",\(hash)").email == "a@example.com")
    }

    @Test func anUnknownSchemeCostsThePassword() throws {
        guard
            case .refused(let reason) = try record("hash,scheme", "5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8,SHA-1")
                .credential
        else {
            Issue.record("an unknown scheme is carried")
            return
        }
        #expect(reason.code == .unknownScheme)
    }

    @Test(arguments: [
        ("2023-01-01T00:00:00Z", 1_672_531_200_000), ("Sun, 01 Jan 2023 00:00:00 GMT", 1_672_531_200_000),
        ("2023-01-01 00:00:00+00", 1_672_531_200_000), ("2023-01-01 00:00:00 UTC", 1_672_531_200_000),
        ("1672531200", 1_672_531_200_000), ("1672531200000", 1_672_531_200_000),
        ("2023-01-01 02:00:00+02", 1_672_531_200_000),
    ])
    func datesAreReadInTheirForms(text: String, milliseconds: Int64) {
        #expect(SourceMoment(text) == .at(Timestamp(milliseconds: milliseconds)))
    }

    @Test func whatIsNoDateIsNone() {
        for text in ["", "x", "12:30", "2023-13-01", "Sun, 01 Foo 2023 00:00:00 GMT", "1e9", "-5"] {
            #expect(SourceMoment(text) == nil, "\(text)")
        }
        #expect(SourceMoment("0000-00-00") == .never && SourceMoment("infinity") == .forever)
    }
}
