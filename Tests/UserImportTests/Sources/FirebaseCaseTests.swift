import AppwriteUsers
import Foundation
import ImportDestinations
import JSONText
import PasswordHashing
import Testing
import UserImport

/// The files of `Vectors/imports/cases` that came from Firebase, each with its right answer.
@Suite struct FirebaseCaseTests {
    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: ProjectRoot.url.appending(path: "Vectors/imports/cases/\(name)")))
    }

    private func options(config: String = "fb.cfg", strict: Bool = false) throws -> SourceOptions {
        var options = SourceOptions()
        options.firebaseHashConfig = try FirebaseHashConfig(parsing: try Self.bytes(config))
        options.strictFields = strict
        return options
    }

    private func read(_ name: String, strict: Bool = false) throws -> SourceReading {
        SourceReading(
            FirebaseSource.self, try Self.bytes(name), chunkSize: 1000, options: try options(strict: strict))
    }

    /// The routes of a file's users, nil for a rejected row.
    private func routes(_ reading: SourceReading) -> [String?] {
        reading.records.map { record in
            record.flatMap { try? AppwritePlanner(policy: ImportPolicy()).plan($0).route.name }
        }
    }

    @Test func readsEveryRowOfTheToolsCSV() throws {
        let reading = try read("fb-cli.csv")
        #expect(reading.error == nil)
        let hint = "export as JSON instead (firebase auth:export users.json)"
        #expect(
            reading.rejections.compactMap(\.self) == [
                "has a line break in a field without quotes: \(hint) (lines 6 to 7)"
            ])
        let names = [
            "Plain Name", "Doe, Jane", #"Jane "JD" Doe"#, #"Jane "JD" Doe, PhD"#, #"Jane "JD" Doe"#, nil, "After", nil,
            nil, nil, nil, nil, #""Quoted" First"#, #"5" Nail"#, #""Lead quote only"#, "Last",
        ]
        #expect(reading.records.map { $0?.name } == names)
        let ids = (1...16).map { $0 == 6 ? nil : "Cv000000000000000000000000" + ($0 < 10 ? "0\($0)" : "\($0)") }
        #expect(reading.records.map { $0?.id } == ids)
        let claims: [Int: JSONObject] = [
            7: ["riskScore": 100, "admin": true], 8: ["admin": true], 9: ["riskScore": 100, "admin": true],
        ]
        for (index, record) in reading.records.enumerated() {
            let expected: JSONObject? = claims[index].map { ["customAttributes": .object($0)] }
            #expect(record?.preferences == expected, "user \(index + 1)")
            #expect(record?.problems ?? [] == [])
            #expect(record?.isAnonymous != true)
            #expect(record?.disabled != true)
        }
        let kinds = routes(reading)
        let without: Set = [10, 11]
        #expect(
            kinds == (0..<16).map { $0 == 5 ? nil : without.contains($0) ? "no-password" : "carried" })
        #expect(reading.records[10]?.phone == "+491711234569")
        #expect(reading.records[11]?.isFederated == true)
        let broken = try #require(reading.rows.dropFirst(5).first)
        let lines = String(decoding: broken.bytes, as: UTF8.self).split(separator: "\n")
        #expect(lines.count == 2 && lines[0].hasSuffix(",Foo") && lines[1].hasPrefix("Bar,"))
    }

    @Test func readsEveryRowOfTheToolsJSON() throws {
        let reading = try read("fb-cli.json")
        #expect(reading.error == nil)
        #expect(reading.rejections == [String?](repeating: nil, count: 16))
        #expect(
            routes(reading) == [
                "carried", "no-password", "no-password", "carried", "no-password", "no-password", "no-password",
                "uncarriable", "carried", "uncarriable", "reencoded", "carried", "carried", "carried", "carried",
                "carried",
            ])
        let records = reading.records.compactMap(\.self)
        #expect(records[0].name == #"Mary "Plain" O'Hara"#)
        #expect(records[0].preferences?["customAttributes"] == ["admin": true, "tier": 3])
        #expect(records.map(\.isFederated) == (0..<16).map { $0 == 1 })
        #expect(records.map(\.isAnonymous) == (0..<16).map { $0 == 4 })
        #expect(records.map(\.disabled) == (0..<16).map { $0 == 3 })
        #expect(records[2].phone == "+491711234567" && records[2].phoneVerified)
        #expect(records[7].credential == .unusable("the export has a hash without salt"))
        #expect(records[12].problems.map(\.field) == ["customAttributes"])
        #expect(records[12].preferences == nil)
        #expect(records.indices.filter { !records[$0].problems.isEmpty } == [12])
        #expect(!records[13].emailVerified && records[13].createdAt == nil && records[13].name == nil)
        #expect(records[14].name == "Line\nBreak, Comma")
        #expect(
            reading.notices.map { String($0.prefix(48)) } == [
                "field `lastSignedInAt` is not carried (first see", "field `tenantId` is not carried (first seen in r",
                "field `passwordUpdatedAt` is not carried (first ", "field `validSince` is not carried (first seen in",
                "field `lastRefreshAt` is not carried (first seen", "1 user has federated providers that are not carr",
                "1 user has second factors that are not carried", "the file does not tell whether the hash config i",
            ])
    }

    @Test func rejectsClaimsThatAreNoJSONWhereFieldsAreStrict() throws {
        let reading = try read("fb-cli.json", strict: true)
        #expect(reading.records.indices.filter { reading.records[$0] == nil } == [12])
        #expect(reading.rejections[12]?.hasPrefix("customAttributes is not JSON") == true)
    }

    @Test func readsRejectsBackOneObjectALine() throws {
        let rows = try read("fb-cli.json").rows
        let text = rows.map { row in
            "# hashferry: row \(row.number): why\n"
                + String(decoding: row.bytes, as: UTF8.self).replacing("\n", with: " ")
        }
        let reading = SourceReading(
            FirebaseSource.self, text.joined(separator: "\n") + "\n", options: try options())
        #expect(reading.error == nil)
        #expect(reading.records == (try read("fb-cli.json").records))
    }

    @Test func readsWhatTheAdminSDKLists() throws {
        let reading = try read("fb-admin.json")
        #expect(reading.error == nil)
        let record = try #require(reading.records.first ?? nil)
        #expect(record.id == "AdminSdkUid0000000000000001")
        #expect(record.email == "ad1@example.com" && record.emailVerified)
        #expect(record.name == "Ad One")
        #expect(record.phone == "+491711234567")
        #expect(record.disabled && !record.isFederated && !record.isAnonymous)
        #expect(record.createdAt == "Sun, 01 Jan 2023 00:00:00 GMT")
        #expect(record.preferences == ["customAttributes": ["admin": true], "photoUrl": "https://x.example/p.png"])
        #expect(record.stored?.options.salt == "_-8Qm1yF8q_ZTg==")
        let plan = try AppwritePlanner().plan(record)
        #expect(plan.route == .reencoded(.standardBase64))
        #expect(try CheckedRecord(record, policy: ImportPolicy()).registration?.milliseconds == 1_672_531_200_000)
        #expect(
            reading.notices.dropLast() == [
                "field `metadata.lastSignInTime` is not carried (first seen in row 1)",
                "field `tokensValidAfterTime` is not carried (first seen in row 1)",
            ])
    }

    @Test func countsAUserWhoNeverHadAPassword() throws {
        let record = try #require(try read("fb-never-logged-in.json").records.first ?? nil)
        #expect(!record.isAnonymous && !record.isFederated)
        #expect(record.credential == RecordCredential.none)
        #expect(try AppwritePlanner(policy: ImportPolicy()).plan(record).hasNoWayIn)
    }

    @Test(arguments: ["fb.cfg", "wrongkey.cfg"]) func saysThatTheKeyCannotBeChecked(config: String) throws {
        let reading = SourceReading(
            FirebaseSource.self, try Self.bytes("fb-one.json"), options: try options(config: config))
        #expect(routes(reading) == ["carried"])
        #expect(
            reading.notices == [
                "the file does not tell whether the hash config is this project's. Check it with one password that you "
                    + "know: hashferry import FILE --hash-config CONFIG --database check.sqlite, then hashferry login "
                    + "--database check.sqlite EMAIL"
            ])
        #expect(try read("fb-never-logged-in.json").notices == [])
    }
}
