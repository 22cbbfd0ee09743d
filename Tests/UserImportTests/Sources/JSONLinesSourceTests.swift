import JSONText
import PasswordHashing
import Testing
import UserImport

@Suite struct JSONLinesSourceTests {
    private func read(_ text: String, chunkSize: Int = 4096, options: SourceOptions = .init()) -> SourceReading {
        SourceReading(JSONLinesSource.self, text, chunkSize: chunkSize, options: options)
    }

    private func only(_ text: String, options: SourceOptions = .init()) throws -> UserRecord {
        let reading = read(text, options: options)
        #expect(reading.rejections == [nil])
        return try #require(reading.records.first ?? nil)
    }

    static let everyField = #"""
        {"id":"u1","email":"ada@example.com","phone":"+14155550101","name":"Ada","emailVerified":true,"phoneVerified":"true",\#
        "disabled":1,"labels":["staff","admin"],"prefs":{"a":[1]},"createdAt":1600000000000,"hash":"00ff","scheme":"sha3-256",\#
        "options":{"salt":"s","cpu":16384,"memory":"8","parallel":1,"length":64,"saltSeparator":"","signerKey":"k",\#
        "rounds":9,"memCost":15,"pepper":"1"}}
        """#

    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 4096]) func readsEveryField(chunkSize: Int) throws {
        let reading = read("\u{FEFF}\(Self.everyField)\r\n", chunkSize: chunkSize)
        #expect(reading.rejections == [nil])
        let record = try #require(reading.records.first ?? nil)
        #expect(record.id == "u1")
        #expect(record.email == "ada@example.com")
        #expect(record.phone == "+14155550101")
        #expect(record.name == "Ada")
        #expect(record.emailVerified && record.phoneVerified && record.disabled)
        #expect(record.labels == ["staff", "admin"])
        #expect(record.preferences == ["a": [1]])
        #expect(record.createdAt == "1600000000000")
        let stored = try #require(record.stored)
        #expect(stored.hash == "00ff")
        #expect(stored.declaredScheme == .sha)
        #expect(
            stored.options.names.map(\.text) == [
                "cpu", "length", "memCost", "memory", "parallel", "pepper", "rounds", "salt", "saltSeparator",
                "signerKey", "version",
            ])
        #expect(stored.options[.version] == .text("sha3-256"))
        #expect(stored.options[.memory] == .number(8))
        #expect(stored.options[.saltSeparator] == .text(""))
        #expect(stored.options[.memCost] == .number(15))
        #expect(reading.notices.isEmpty)
        #expect(reading.rows.first?.bytes == Array(Self.everyField.utf8))
    }

    @Test func takesIdsThatAreIntegersOfAnySize() throws {
        #expect(try only(#"{"id":12}"#).id == "12")
        #expect(try only(#"{"id":123456789012345678901234567890}"#).id == "123456789012345678901234567890")
        #expect(read(#"{"id":1.5}"#).rejections == ["id is a number, not a string or an integer"])
    }

    @Test func takesNullAndEmptyTextAsAbsent() throws {
        let record = try only(
            #"{"id":"a","email":"","phone":null,"name":"","hash":"","password":"","scheme":"","options":null,"labels":null}"#
        )
        #expect(record.email == nil && record.phone == nil && record.name == nil)
        #expect(record.credential == .none)
    }

    @Test func takesAPasswordAndRefusesItBesideAHash() throws {
        #expect(try only(#"{"id":"a","password":" secret "}"#).credential == .plain(" secret "))
        let reading = read(#"{"id":"a","password":"secret","hash":"x"}"#)
        #expect(reading.rejections == ["password stands beside a hash: only one of them can be the user's"])
    }

    @Test func declaresTheCallersSchemeWhereTheRowDoesNot() throws {
        var options = SourceOptions()
        options.scheme = SchemeName("sha256")
        #expect(try only(#"{"hash":"00"}"#, options: options).stored?.options.version == "sha256")
        let own = try only(#"{"hash":"00","scheme":"BCRYPT"}"#, options: options)
        #expect(own.stored?.declaredScheme == .bcrypt)
        #expect(own.stored?.options.version == nil)
        #expect(try only(#"{"hash":"00"}"#).stored?.declaredScheme == nil)
    }

    private static var strict: SourceOptions {
        var options = SourceOptions()
        options.strictFields = true
        return options
    }

    @Test func rejectsBadRowsAndReadsOn() {
        let rows = [
            #"{"id":"good"}"#, #"{"id":"#, #"["id"]"#, #"{"email":5}"#, #"{"disabled":"maybe"}"#, #"{"disabled":2}"#,
            #"{"labels":5}"#, #"{"labels":[1]}"#, #"{"prefs":"[]"}"#, #"{"options":{"spice":"x"}}"#,
            #"{"options":{"cpu":"many"}}"#, #"{"options":{"cpu":-1}}"#, #"{"options":{"cpu":1.5}}"#, #"{"options":[]}"#,
            #"{"options":{"salt":[]}}"#, #"{"createdAt":true}"#, #"{"id":"a","id":"b"}"#, #"{"id":"good too"}"#,
        ]
        let reading = read(rows.joined(separator: "\n"), options: Self.strict)
        #expect(reading.rows.map(\.number) == Array(1...rows.count))
        #expect(reading.rows.map { String(decoding: $0.bytes, as: UTF8.self) } == rows)
        #expect(reading.records.first??.id == "good")
        #expect(reading.records.last??.id == "good too")
        let rejections = reading.rejections.dropFirst().dropLast()
        #expect(rejections.allSatisfy { $0 != nil })
        #expect(reading.rejections[1] == "the JSON text ends too early at byte 6")
        #expect(reading.rejections[9]?.hasPrefix("options.spice is no option of a hash: ") == true)
        #expect(reading.rejections[10] == "options.cpu is not a whole number")
        #expect(reading.rejections[12] == "options.cpu is not a whole number")
    }

    @Test func listsTheKnownSchemes() throws {
        let rejection = try #require(
            read(#"{"hash":"x","scheme":"rot13"}"#, options: Self.strict).rejections.first ?? nil)
        #expect(rejection.hasPrefix("scheme is none of the known names: "))
        for name in ["argon2id", "scrypt-modified", "sha512/256"] { #expect(rejection.contains(name)) }
        #expect(!rejection.contains("rot13"))
    }

    @Test func skipsEmptyLinesAndMentionsThePhysicalOne() {
        let reading = read("\n{\"id\":\"a\"}\n \t\r\n\r\nnonsense\n{\"id\":\"b\"}\n\n")
        #expect(reading.rows.map(\.number) == [1, 2, 3])
        #expect(reading.rejections[1] == "unexpected byte in the JSON text at byte 1 (line 5)")
    }

    @Test func rejectsInvalidUTF8() {
        let bytes = Array(#"{"id":"a"}"#.utf8) + [0x0A] + Array(#"{"id":""#.utf8) + [0xC3, 0x28] + Array("\"}\n".utf8)
        let reading = SourceReading(JSONLinesSource.self, bytes)
        #expect(reading.rejections == [nil, "invalid UTF-8 in a JSON string at byte 7"])
        let utf16 = SourceReading(JSONLinesSource.self, [0xFF, 0xFE, 0x7B, 0x00])
        #expect(utf16.error?.hint?.contains("iconv") == true)
    }

    @Test func noticesUnknownMembersOnce() {
        let reading = read(
            """
            {"id":"a","nickname":null}
            {"id":"b","nickname":"x","ada@example.com":1}
            {"id":"c","nickname":"y","shoe size":5}
            """)
        #expect(
            reading.notices == [
                "field `nickname` is not carried (first seen in row 2)",
                "field of another name is not carried (first seen in row 2)",
                "field `shoe size` is not carried (first seen in row 3)",
            ])
    }

    @Test func boundsTheNotices() {
        let reading = read((0..<300).map { #"{"id":"u","field\#($0)":1}"# }.joined(separator: "\n"))
        #expect(reading.notices.count == 101)
    }

    @Test(arguments: ["[{\"id\":\"a\"},\n {\"id\":\"b\"}]", "{\"users\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"n\":2}"])
    func readsAnArrayAsItReadsLines(text: String) {
        #expect(read(text).records.map { $0?.id } == ["a", "b"])
        #expect(read(text).error == nil)
    }

    @Test func readsNothingOfAnEmptyFile() {
        #expect(read("").rows.isEmpty)
        #expect(read("").error == nil)
    }

    @Test func takesEitherSpellingOfANameAndNotBothInOneRow() {
        let reading = read(
            """
            {"id":"a","email_verified":true}
            {"id":"b","emailVerified":true}
            {"id":"c","emailVerified":true,"email_verified":false}
            """)
        #expect(reading.records.map { $0?.emailVerified } == [true, true, nil])
        #expect(reading.rejections[2] == "emailVerified stands in the row twice, under two names")
    }

    @Test func findsMembersInAnyOrder() {
        let reading = read(
            """
            {"id":"a","email":"a@x.org","name":"A"}
            {"name":"B","id":"b"}
            {"email":"c@x.org","name":"C","id":"c"}
            """)
        #expect(reading.records.map { $0?.id } == ["a", "b", "c"])
        #expect(reading.records.map { $0?.name } == ["A", "B", "C"])
        #expect(reading.records.map { $0?.email } == ["a@x.org", nil, "c@x.org"])
    }

    @Test func deliversWhatStandsBeforeACut() {
        let bytes = Array("\(Self.everyField)\n{\"id\":\"b\",\"name\":\"ü\"}\n{\"id\":\"c\"}\n".utf8)
        let ends = bytes.indices.filter { bytes[$0] == 0x0A }
        for cut in bytes.indices {
            let reading = SourceReading(JSONLinesSource.self, Array(bytes[..<cut]), chunkSize: 64)
            #expect(reading.error == nil)
            let complete = ends.count { $0 <= cut }
            #expect(reading.records.prefix(complete).allSatisfy { $0 != nil })
            #expect(reading.rows.count <= complete + 1)
            #expect(reading.bytesRead == cut)
        }
    }
}
