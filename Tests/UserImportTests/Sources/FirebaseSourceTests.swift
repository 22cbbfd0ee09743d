import JSONText
import PasswordHashing
import Testing
import UserImport

@Suite struct FirebaseSourceTests {
    private func options() throws -> SourceOptions {
        var options = SourceOptions()
        options.firebaseHashConfig = try FirebaseHashConfig(parsing: Array(FirebaseHashConfigTests.console.utf8))
        return options
    }

    private static let keyNotice =
        "the file does not tell whether the hash config is this project's. Check it with one password that you know: "
        + "hashferry import FILE --hash-config CONFIG --database check.sqlite, then hashferry login --database "
        + "check.sqlite EMAIL"

    static let json = #"""
        { "kind": "x", "users": [
        {"localId":"u1","email":"ada@example.com","emailVerified":true,"passwordHash":"aGFz-_aA==","salt":"c2Fs+/==",
         "displayName":"Ada","photoUrl":"https://example.com/a.png","lastSignedInAt":"1700000000000",
         "createdAt":"1600000000000","phoneNumber":"+14155550101","disabled":true,
         "customAttributes":"{\"role\":\"admin\"}","providerUserInfo":[{"providerId":"password"},{"providerId":"phone"}]},
        {"localId":"u2","email":"grace@example.com","disabled":false,"customAttributes":"{}","mfaInfo":[{}],
         "providerUserInfo":[{"providerId":"google.com"}]},
        {"localId":"u3","passwordHash":"aGFz"},
        {"localId":"u4","passwordHash":"UkVEQUNURUQ=","salt":""},
        {"localId":"u5","passwordHash":"aGFz","salt":"c2Fs","version":3}
        ] }
        """#

    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 4096]) func readsJSON(chunkSize: Int) throws {
        let reading = SourceReading(FirebaseSource.self, Self.json, chunkSize: chunkSize, options: try options())
        #expect(reading.error == nil)
        #expect(reading.rejections == [nil, nil, nil, nil, nil])
        try expectAda(try #require(reading.records.first ?? nil))
        #expect(reading.records[1]?.credential == RecordCredential.none)
        #expect(reading.records[1]?.preferences == nil)
        #expect(reading.records[2]?.credential == .unusable("the export has a hash without salt"))
        for record in reading.records.suffix(2) {
            guard case .unusable? = record?.credential else {
                Issue.record("a hash that nobody can verify is carried")
                continue
            }
        }
        #expect(
            reading.notices == [
                "field `lastSignedInAt` is not carried (first seen in row 1)",
                "1 user has federated providers that are not carried",
                "1 user has second factors that are not carried",
                Self.keyNotice,
            ])
        #expect(reading.bytesRead == Self.json.utf8.count)
    }

    private func expectAda(_ ada: UserRecord) throws {
        #expect(ada.id == "u1")
        #expect(ada.email == "ada@example.com")
        #expect(ada.phone == "+14155550101")
        #expect(ada.name == "Ada")
        #expect(ada.emailVerified && ada.phoneVerified && ada.disabled)
        #expect(ada.createdAt == "1600000000000")
        #expect(ada.preferences == ["customAttributes": ["role": "admin"], "photoUrl": "https://example.com/a.png"])
        let stored = try #require(ada.stored)
        #expect(stored.hash == "aGFz-_aA==")
        #expect(stored.declaredScheme == .scryptModified)
        #expect(Set(stored.options.names) == [.salt, .saltSeparator, .signerKey, .rounds, .memCost])
        #expect(stored.options.salt == "c2Fs+/==")
        #expect(stored.options.saltSeparator == "Bw==")
        #expect(stored.options.rounds == 8)
        #expect(stored.options.memCost == 14)
    }

    private static func row(columns: Int, _ values: [Int: String]) -> String {
        (0..<columns).map { values[$0] ?? "" }.joined(separator: ",") + ",\n"
    }

    private static let ada = [
        0: "u1", 1: "ada@example.com", 2: "true", 3: "aGFz-_aA==", 4: "c2Fs+/==", 5: "Ada",
        6: "https://example.com/a.png",
        23: "1600000000000", 24: "1700000000000", 25: "+14155550101", 26: "true", 27: #""{""role"":""admin""}""#,
    ]

    static func csv(columns: Int) -> String {
        row(columns: columns, ada) + row(columns: columns, [0: "u2", 2: "false", 7: "107", 26: "false"])
            + row(columns: columns, [0: "u3", 2: "false", 26: "false", 28: "001"].filter { $0.key < columns })
    }

    @Test(arguments: [28, 52], [1, 2, 3, 4, 5, 6, 7, 4096]) func readsCSV(columns: Int, chunkSize: Int) throws {
        let text = "\u{FEFF}" + Self.csv(columns: columns)
        let reading = SourceReading(FirebaseSource.self, text, chunkSize: chunkSize, options: try options())
        #expect(reading.error == nil)
        #expect(reading.rejections == [nil, nil, nil])
        try expectAda(try #require(reading.records.first ?? nil))
        #expect(reading.records[1]?.credential == RecordCredential.none)
        let federated = columns == 52 ? "2 users have" : "1 user has"
        #expect(
            reading.notices == [
                "field `lastLoginAt` is not carried (first seen in row 1)",
                "\(federated) federated providers that are not carried",
                Self.keyNotice,
            ])
    }

    @Test func rejectsBadRowsAndReadsOn() throws {
        let text =
            Self.csv(columns: 28) + "u4,short\n" + Self.row(columns: 28, [0: "u5", 5: #"The "X" Men"#])
            + Self.row(columns: 28, [0: "u6", 26: "perhaps"]) + Self.row(columns: 28, [0: "u7", 27: "claims"])
            + Self.row(columns: 28, [0: "u8"])
        var options = try options()
        let reading = SourceReading(FirebaseSource.self, text, options: options)
        #expect(reading.rejections.map { $0 == nil } == [true, true, true, false, true, true, true, true])
        #expect(reading.rejections[3]?.hasPrefix("has not the columns of the other rows: export as JSON") == true)
        #expect(reading.rejections[3]?.hasSuffix(" (line 4)") == true)
        #expect(reading.records[4]?.name == #"The "X" Men"#)
        #expect(reading.records[5]?.problems.map(\.description) == ["disabled is neither true nor false"])
        #expect(reading.records[6]?.problems.map(\.field) == ["customAttributes"])
        #expect(reading.records.last??.id == "u8")
        options.strictFields = true
        let strict = SourceReading(FirebaseSource.self, text, options: options)
        #expect(strict.rejections.map { $0 == nil } == [true, true, true, false, true, false, false, true])
    }

    private static let badUsers = #"""
        {"users":[{"localId":"a"},{"localId":5},[],{"localId":"b",},{"localId":"c","disabled":"x"},{"localId":"d"},
        {"localId":"e","uid":"e"},{"localId":"f","passwordHash":[1]},{"localId":"g","createdAt":"0","mfaInfo":{}}]}
        """#

    @Test func costsTheFieldWhereItCan() throws {
        let reading = SourceReading(FirebaseSource.self, Self.badUsers)
        #expect(reading.rejections.map { $0 == nil } == [true, false, false, false, true, true, false, true, true])
        #expect(reading.rejections[1] == "localId is a number, not a string")
        #expect(reading.rejections[2] == "is a JSON array, not an object")
        #expect(reading.rejections[6] == "localId stands in the row twice, under two names")
        #expect(reading.records[4]?.problems.map(\.description) == ["disabled is neither true nor false"])
        guard case .refused(let reason)? = reading.records[7]?.credential else {
            Issue.record("a hash that is no text is carried")
            return
        }
        #expect(reason.message == "passwordHash is an array, not a string")
        #expect(reading.records[8]?.createdAt == nil)
        var options = SourceOptions()
        options.strictFields = true
        let strict = SourceReading(FirebaseSource.self, Self.badUsers, options: options)
        #expect(strict.rejections.map { $0 == nil } == [true, false, false, false, false, true, false, false, true])
    }

    @Test func knowsWhoIsAGuest() {
        let reading = SourceReading(
            FirebaseSource.self,
            #"""
            {"localId":"guest","emailVerified":false,"createdAt":"1500000000004","providerUserInfo":[]}
            {"localId":"named","displayName":"N"}
            {"localId":"claims","customAttributes":"{\"admin\":true}"}
            {"localId":"phone","phoneNumber":"+491711234567"}
            {"localId":"google","providerUserInfo":[{"providerId":"google.com"}]}
            """#)
        #expect(reading.records.map { $0?.isAnonymous } == [true, false, false, false, false])
    }

    @Test func readsThePasswordsOfTheEmulator() {
        let rows = [
            (#""salt":"fakeSaltA","passwordHash":"fakeHash:salt=fakeSaltA:password=a:password=b c""#, "a:password=b c"),
            (#""passwordHash":"fakeHash:salt=fakeSaltA:password=secret1""#, "secret1"),
            (#""salt":"other","passwordHash":"fakeHash:salt=fakeSaltA:password=secret1""#, nil),
            (#""salt":"fakeSaltA","passwordHash":"fakeHash:salt=fakeSaltA:password=""#, nil),
            (#""salt":"fakeSaltA","passwordHash":"fakeHash:salt=fakeSaltA""#, nil),
        ]
        let text = rows.enumerated().map { index, row in "{\"localId\":\"u\(index)\",\(row.0)}" }
        let reading = SourceReading(FirebaseSource.self, text.joined(separator: "\n"))
        #expect(
            reading.records.map { $0?.credential }
                == rows.map { row in
                    row.1.map(RecordCredential.clearText)
                        ?? .unusable("the hash is of Firebase's emulator, in a form that is not known")
                })
        #expect(reading.notices.isEmpty)
    }

    @Test(arguments: [
        #"[{"id":"a","email":"a@example.com"}]"#, #"{"users":[{"id":"a"}]}"#, "{\"id\":\"a\"}\n{\"localId\":\"b\"}",
    ])
    func refusesUsersOfOtherProducts(text: String) {
        let reading = SourceReading(FirebaseSource.self, text)
        #expect(reading.rows.isEmpty)
        #expect(reading.error?.message.hasPrefix("the file is no Firebase export: ") == true)
    }

    @Test func demandsTheHashConfigWhereItIsNeeded() {
        let reading = SourceReading(
            FirebaseSource.self, #"[{"localId":"a"},{"localId":"b","passwordHash":"aa","salt":"bb"}]"#)
        #expect(reading.records.map { $0?.id } == ["a"])
        #expect(
            reading.error?.message
                == "the export has password hashes, but no hash config (first needed in row 2)")
        #expect(reading.error?.hint?.hasPrefix("--hash-config FILE: ") == true)
        #expect(SourceReading(FirebaseSource.self, #"{"users":[{"localId":"a","passwordHash":""}]}"#).error == nil)
    }

    @Test func refusesFilesOfOtherProducts() {
        #expect(
            SourceReading(FirebaseSource.self, "id,email\nu1,a@example.com\n").error?.hint?.contains("--from csv")
                == true)
        #expect(SourceReading(FirebaseSource.self, #"{"people":[]}"#).error != nil)
        #expect(SourceReading(FirebaseSource.self, " \n").error?.message == "the file is empty")
    }

    @Test func deliversWhatStandsBeforeACut() throws {
        let options = try options()
        for text in [Self.json, Self.csv(columns: 28), Self.csv(columns: 52)] {
            let bytes = Array(text.utf8)
            let whole = SourceReading(FirebaseSource.self, bytes, options: options).records
            for cut in bytes.indices {
                let reading = SourceReading(FirebaseSource.self, Array(bytes[..<cut]), chunkSize: 64, options: options)
                let complete = reading.rows.dropLast().count
                #expect(reading.records.prefix(complete) == whole.prefix(complete))
                let isJSON = text == Self.json
                if isJSON { #expect(reading.error != nil, "cut at \(cut)") }
                if isJSON { #expect(reading.records == Array(whole.prefix(reading.rows.count))) }
            }
        }
    }
}
