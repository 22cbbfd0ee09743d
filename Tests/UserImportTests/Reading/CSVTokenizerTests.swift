import Testing
import UserImport

@Suite struct CSVTokenizerTests {
    static let chunkSizes = ByteReaderTests.chunkSizes

    /// A row as its fields, or what is wrong with it.
    private enum Found: Equatable {
        case row([String], raw: String, line: Int)
        case broken(CSVRowError, raw: String)

        var fields: [String]? {
            if case .row(let fields, _, _) = self { fields } else { nil }
        }

        var raw: String {
            switch self {
            case .row(_, let raw, _), .broken(_, let raw): raw
            }
        }

        /// The lines of a row that cannot be read.
        var lines: ClosedRange<Int>? {
            if case .broken(let error, _) = self { error.line...error.lastLine } else { nil }
        }
    }

    private func rows(
        _ bytes: [UInt8], chunkSize: Int = 4096, delimiter: UInt8 = UInt8(ascii: ","), maximumRow: Int = 1000
    ) throws -> [Found] {
        var tokenizer = CSVTokenizer(
            ByteReader(bytes: bytes, chunkSize: chunkSize, maximumRow: maximumRow), delimiter: delimiter)
        var found: [Found] = []
        while true {
            switch try tokenizer.next() {
            case .row:
                let row = tokenizer.row
                found.append(
                    .row(
                        try (0..<row.count).map { try row.field($0) },
                        raw: String(decoding: row.rawBytes, as: UTF8.self),
                        line: row.lineNumber))
                #expect(row.recordNumber == found.count)
            case .broken(let error):
                found.append(.broken(error, raw: String(decoding: tokenizer.row.rawBytes, as: UTF8.self)))
                #expect(error.record == found.count)
            case .end:
                #expect(tokenizer.bytesRead == bytes.count)
                return found
            }
        }
    }

    private func rows(_ text: String, chunkSize: Int = 4096, maximumRow: Int = 1000) throws -> [Found] {
        try rows(Array(text.utf8), chunkSize: chunkSize, maximumRow: maximumRow)
    }

    @Test(arguments: chunkSizes) func readsPlainAndQuotedFields(chunkSize: Int) throws {
        let text = "id,name\r\n1,\"Lovelace, Ada\"\n\r\n\n2,\"say \"\"hi\"\"\",\r\n\"\",\"a\r\nb\n\"\"c\"\n,é"
        #expect(
            try rows(text, chunkSize: chunkSize) == [
                .row(["id", "name"], raw: "id,name", line: 1),
                .row(["1", "Lovelace, Ada"], raw: "1,\"Lovelace, Ada\"", line: 2),
                .row(["2", "say \"hi\"", ""], raw: "2,\"say \"\"hi\"\"\",", line: 5),
                .row(["", "a\r\nb\n\"c"], raw: "\"\",\"a\r\nb\n\"\"c\"", line: 6),
                .row(["", "é"], raw: ",é", line: 9),
            ])
    }

    @Test(arguments: [UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"), 0x01])
    func separatesAtAnyByte(delimiter: UInt8) throws {
        let bytes = Array("a,b".utf8) + [delimiter] + Array("\"c".utf8) + [delimiter] + Array("\"\n".utf8)
        let last = "c" + String(decoding: [delimiter], as: UTF8.self)
        #expect(try rows(bytes, delimiter: delimiter).map(\.fields) == [["a,b", last]])
    }

    @Test(arguments: chunkSizes) func losesOnlyTheBrokenRow(chunkSize: Int) throws {
        let text = "a,b\"c\n1,2\n\"x\"y,z\r\n3,4\n\"m\nn\"o\n5,6\n"
        #expect(
            try rows(text, chunkSize: chunkSize) == [
                .broken(CSVRowError(.quoteInsideField, record: 1, line: 1, column: 1), raw: "a,b\"c"),
                .row(["1", "2"], raw: "1,2", line: 2),
                .broken(CSVRowError(.textAfterQuote, record: 3, line: 3, column: 0), raw: "\"x\"y,z"),
                .row(["3", "4"], raw: "3,4", line: 4),
                .broken(CSVRowError(.textAfterQuote, record: 5, line: 5, lastLine: 6, column: 0), raw: "\"m\nn\"o"),
                .row(["5", "6"], raw: "5,6", line: 7),
            ])
    }

    @Test(arguments: chunkSizes) func namesTheLineOfAQuoteThatIsNeverClosed(chunkSize: Int) throws {
        #expect(
            try rows("a,b\n\"x\ny\",\"d\ne,f\ng,h\n", chunkSize: chunkSize) == [
                .row(["a", "b"], raw: "a,b", line: 1),
                .broken(
                    CSVRowError(.unterminatedQuote, record: 2, line: 3, lastLine: 5, column: 1),
                    raw: "\"x\ny\",\"d\ne,f\ng,h"),
            ])
        let found = try rows("a,b\n\"x\ny\",\"d\ne,f\ng,h\n", chunkSize: chunkSize, maximumRow: 8)
        guard case .broken(let error, let raw) = try #require(found.last) else {
            Issue.record("a row that never ends is read")
            return
        }
        #expect(error.code == .unterminatedQuote && error.line == 3 && error.lastLine == 5)
        #expect(raw.hasPrefix("\"x\ny\",\"d\ne,f\ng,h"))
    }

    @Test func saysWhichLinesARowHas() {
        let error = CSVRowError(.textAfterQuote, record: 2, line: 4, lastLine: 9, column: 1)
        #expect("\(error)" == "text after a closing quote (lines 4 to 9, field 2)")
        #expect("\(CSVRowError(.tooLong, record: 2, line: 4))" == "a row that is too long (line 4)")
    }

    /// The bytes of all rows, read or not, are the file's.
    @Test(arguments: chunkSizes) func passesRowsOverTheMaximumAndGoesOn(chunkSize: Int) throws {
        let lines = [
            "aaaa,bbbb", "1,2", "\"aa\naa\nbb\",c\"", "3,4", "aaaaaaaaa\"", "5,6", "\"aa\",\"bbbbb\n\"\"cc\"", "7,8",
        ]
        let found = try rows(lines.joined(separator: "\n") + "\n", chunkSize: chunkSize, maximumRow: 7)
        #expect(found.compactMap(\.fields) == [["1", "2"], ["3", "4"], ["5", "6"], ["7", "8"]])
        #expect(found.last == .row(["7", "8"], raw: "7,8", line: 11))
        #expect(found.map(\.raw) == lines)
        #expect(found.compactMap(\.lines) == [1...1, 3...5, 7...7, 9...10])
    }

    @Test func passesARowFarOverTheMaximum() throws {
        let plain = String(repeating: "x", count: 2_000_000)
        let quoted = "\"" + String(repeating: "x\"\"y\n", count: 400_000) + "\""
        for long in [plain, quoted] {
            let found = try rows(Array((long + "\n1,2\n").utf8), chunkSize: 65_536, maximumRow: 1 << 20)
            #expect(found.count == 2)
            #expect(found.first?.raw == long)
            #expect(found.last?.fields == ["1", "2"])
        }
    }

    /// Nothing is lost in silence: what cannot be held is not passed over.
    @Test func stopsAtARowThatCannotBeHeld() throws {
        let text = "a,b\nc,\"d\n" + String(repeating: "e,f\n", count: 200)
        #expect(throws: ReadingError.rowTooLong(line: 2)) { try rows(text, chunkSize: 64, maximumRow: 8) }
        #expect(ReadingError.rowTooLong(line: 2).description.contains("line 2"))
    }

    @Test(arguments: chunkSizes) func passesOverTheCommentsOfRejects(chunkSize: Int) throws {
        let text =
            "id,name\n# hashferry: row 3 (line 4): \"why\n1,\"A\n# hashferry: no comment\"\n# hashferry: x\n# other,1\n"
        #expect(
            try rows(text, chunkSize: chunkSize) == [
                .row(["id", "name"], raw: "id,name", line: 1),
                .row(["1", "A\n# hashferry: no comment"], raw: "1,\"A\n# hashferry: no comment\"", line: 3),
                .row(["# other", "1"], raw: "# other,1", line: 6),
            ])
    }

    @Test func survivesACutAtEveryByte() throws {
        let text = "id,name,note\r\n1,Ada,\"a \"\"b\"\"\r\nc\"\r\n2,Bob,\"\"\n3,\"é\",x\n"
        let bytes = Array(text.utf8)
        let whole = try rows(bytes).map(\.fields)
        let ends = [14, 34, 43, bytes.count]
        for count in 0...bytes.count {
            for chunkSize in [1, 3, 4096] {
                var tokenizer = CSVTokenizer(ByteReader(bytes: Array(bytes[..<count]), chunkSize: chunkSize))
                var complete: [[String]?] = []
                while true {
                    let step = try tokenizer.next()
                    if step == .end { break }
                    let row = tokenizer.row
                    complete.append(step == .row ? try? (0..<row.count).map { try row.field($0) } : nil)
                }
                let due = ends.filter { $0 <= count }.count
                #expect(Array(complete.prefix(due)) == Array(whole.prefix(due)), "cut at \(count)")
                #expect(complete.count <= due + 1)
            }
        }
    }

    @Test func refusesFieldsThatAreNotUTF8() throws {
        var tokenizer = CSVTokenizer(ByteReader(bytes: [0x61, 0x2C, 0xFF, 0x0A]))
        #expect(try tokenizer.next() == .row)
        #expect(try tokenizer.row.field(0) == "a")
        #expect(tokenizer.row.isEmpty(1) == false)
        do {
            _ = try tokenizer.row.field(1)
            Issue.record("invalid UTF-8 was accepted")
        } catch { #expect(error == CSVRowError(.invalidUTF8, record: 1, line: 1, column: 1)) }
    }

    @Test func skipsAByteOrderMark() throws {
        #expect(try rows([0xEF, 0xBB, 0xBF] + Array("\"id\",x".utf8)).map(\.fields) == [["id", "x"]])
    }
}
