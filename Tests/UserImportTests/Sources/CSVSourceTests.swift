import JSONText
import PasswordHashing
import Testing
import UserImport

@Suite struct CSVSourceTests {
    private func read(_ text: String, chunkSize: Int = 4096, options: SourceOptions = .init()) -> SourceReading {
        SourceReading(CSVSource.self, text, chunkSize: chunkSize, options: options)
    }

    static let everyColumn = """
        id,E-Mail,phone,name,email_verified,phone-verified,Disabled,labels,prefs,created at,hash,scheme,option.salt,options.cpu\r
        u1,ada@example.com,+14155550101,"Ada ""the first""\r
        Lovelace",yes,T,1,staff | admin;x,"{""a"":[1]}",2020-01-01,00ff,scrypt,s,16384\r
        u2,grace@example.com,,,no,F,0,"[""a|b""]",,,,,,\r

        """

    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 4096]) func readsEveryColumn(chunkSize: Int) throws {
        let reading = read("\u{FEFF}" + Self.everyColumn, chunkSize: chunkSize)
        #expect(reading.rejections == [nil, nil])
        let record = try #require(reading.records.first ?? nil)
        #expect(record.id == "u1")
        #expect(record.email == "ada@example.com")
        #expect(record.phone == "+14155550101")
        #expect(record.name == "Ada \"the first\"\r\nLovelace")
        #expect(record.emailVerified && record.phoneVerified && record.disabled)
        #expect(record.labels == ["staff", "admin", "x"])
        #expect(record.preferences == ["a": [1]])
        #expect(record.createdAt == "2020-01-01")
        #expect(record.stored?.hash == "00ff")
        #expect(record.stored?.declaredScheme == .scrypt)
        #expect(record.stored?.options.names == [.cpu, .salt])
        #expect(record.stored?.options.cpu == 16384)
        let second = try #require(reading.records.last ?? nil)
        #expect(!second.emailVerified && !second.phoneVerified && !second.disabled)
        #expect(second.phone == nil && second.name == nil && second.preferences == nil && second.createdAt == nil)
        #expect(second.labels == ["a|b"])
        #expect(second.credential == .none)
        #expect(reading.notices.isEmpty)
    }

    @Test(arguments: [",", ";", "\t", "|"]) func findsTheDelimiter(delimiter: String) throws {
        let text = ["id", "email", "\"na,;,;me\"", "password"].joined(separator: delimiter) + "\n"
        let row = ["u1", "a@example.com", "A", "secret, it is"].map { "\"\($0)\"" }.joined(separator: delimiter)
        let record = try #require(read("\n\r\n" + text + row).records.first ?? nil)
        #expect(record.id == "u1")
        #expect(record.credential == .plain("secret, it is"))
    }

    @Test func takesTheDelimiterOfTheCaller() {
        var options = SourceOptions()
        options.delimiter = UInt8(ascii: ":")
        #expect(read("id:email\nu1:a@example.com", options: options).records.first??.email == "a@example.com")
        options.delimiter = UInt8(ascii: "\"")
        #expect(read("id:email", options: options).error != nil)
    }

    @Test func mapsColumnsToFields() {
        var options = SourceOptions()
        options.columns = ["email": "Contact", "id": "Contact", "option.salt": "Seasoning", "hash": "PW_Hash"]
        let reading = read(
            "Contact,email,Seasoning,pw-hash\na@example.com,other@example.com,pepper,00\n", options: options)
        #expect(reading.records.first??.email == "a@example.com")
        #expect(reading.records.first??.id == "a@example.com")
        #expect(reading.records.first??.stored?.options.salt == "pepper")
        #expect(reading.notices == ["field `email` is not carried (first seen in row 1)"])
    }

    @Test func refusesMapsThatFitNothing() {
        var options = SourceOptions()
        options.columns = ["e-mail address": "email"]
        #expect(read("id,email\n", options: options).error?.hint?.contains("emailVerified") == true)
        options.columns = ["email": "Contact"]
        let error = read("id,mail\n", options: options).error
        #expect(error?.message == "the map of email names a column that is not in the header")
        #expect(error?.hint == "Columns found: id, mail")
    }

    @Test func refusesTwoColumnsOfOneField() {
        let error = read("id,e-mail,EMAIL\n").error
        #expect(error?.message == "the header has two columns for email (columns 2 and 3)")
        var options = SourceOptions()
        options.columns = ["email": "EMAIL"]
        #expect(read("id,e-mail,EMAIL\n", options: options).error == nil)
        options.columns = ["email": "mail"]
        #expect(read("id,mail,mail\n", options: options).error?.message.contains("twice") == true)
    }

    @Test func refusesAHeaderWithoutAnyField() {
        let error = read("login,secret\nx,y\n").error
        let advice = "The first row must be a header with the names of the 2 columns"
        #expect(error?.message == "no column of the header holds a known field. \(advice)")
        #expect(error?.hint?.contains("--map") == true)
    }

    @Test(arguments: [
        "17,ada@example.com,$2a$10$N9qo8uLOickgx2ZMRZoMye", "ada,144fa7eaa4904e8ee120651997f70dcc", "ada,+14155550101",
    ])
    func doesNotShowWhatStandsWhereTheHeaderShould(row: String) throws {
        let message = try #require(read(row + "\n").error?.message)
        #expect(message.contains("looks like data"))
        for value in row.split(separator: ",") { #expect(!message.contains(value)) }
    }

    @Test func refusesAnEmptyFile() {
        #expect(read("").error?.message == "the file is empty")
        #expect(read("\n\n").error?.message == "the file is empty")
        #expect(read("id,email").rows.isEmpty)
        #expect(read("id,email").error == nil)
    }

    /// Where fields are strict, a wrong one rejects its row.
    @Test func rejectsBadRowsAndReadsOn() {
        var options = SourceOptions()
        options.strictFields = true
        let reading = read(
            """
            id,disabled,labels,prefs,option.cpu,scheme,password,hash
            a,,,,,,,
            too,few
            b,,,,,,,,many
            c,perhaps,,,,,,
            d,,[1],,,,,
            e,,,[],,,,
            f,,,{,,,,
            g,,,,many,,,
            h,,,,,rot13,,
            i,,,,,,p,h
            j,x"y,,,,,,
            "k"l,,,,,,,
            m,,,,,,,
            """, options: options)
        #expect(reading.rows.map(\.number) == Array(1...13))
        #expect(reading.records.first??.id == "a")
        #expect(reading.records.last??.id == "m")
        #expect(reading.rejections.dropFirst().dropLast().allSatisfy { $0 != nil })
        #expect(reading.rejections[1] == "has 2 fields, and the header has 8 (line 3)")
        #expect(reading.rejections[7] == "option.cpu is not a whole number")
        #expect(reading.rejections[10] == "has a quote inside an unquoted field (line 12, field 2)")
        #expect(reading.rows.last?.bytes == Array("m,,,,,,,".utf8))
    }

    @Test func rejectsInvalidUTF8InAFieldThatIsRead() {
        let bytes = Array("id,name,other\na,".utf8) + [0xFF] + Array(",x\nb,B,".utf8) + [0xFF, 0x0A]
        let reading = SourceReading(CSVSource.self, bytes)
        #expect(reading.rejections == ["name is not UTF-8 (line 2)", nil])
        #expect(reading.notices.contains { $0.contains("iconv -f LATIN1") })
    }

    @Test func noticesColumnsThatHaveValues() {
        let reading = read("id,nickname,,empty\na,,,\nb,x,,\nc,y,z,\n")
        #expect(
            reading.notices == [
                "field `nickname` is not carried (first seen in row 2)",
                "field `column 3` is not carried (first seen in row 3)",
            ])
    }

    @Test func deliversWhatStandsBeforeACut() {
        let bytes = Array(Self.everyColumn.utf8)
        let whole = SourceReading(CSVSource.self, bytes).records
        for cut in bytes.indices {
            let reading = SourceReading(CSVSource.self, Array(bytes[..<cut]), chunkSize: 64)
            #expect(reading.rows.count <= 2)
            if reading.rows.count == 2 { #expect(reading.records.first == whole.first) }
        }
    }

    @Test func namesTheLinesOfARowThatIsBroken() {
        let reading = read("id,name\na,\"A\nB\"c\nb,B\nc,\"A\nB\",x\n")
        #expect(
            reading.rejections == [
                "has text after a closing quote (lines 2 to 3, field 2)", nil,
                "has 3 fields, and the header has 2 (lines 5 to 6)",
            ])
        #expect(reading.rows.first?.bytes == Array("a,\"A\nB\"c".utf8))
    }

    @Test func stopsAtAQuoteThatIsNeverClosed() {
        let reading = read("id,name\na,A\nb,\"B\nc,C\n")
        #expect(reading.records.map { $0?.id } == ["a"])
        #expect(reading.error?.message == "a quote in line 3 is never closed: the rows behind it cannot be told apart")
    }
}
