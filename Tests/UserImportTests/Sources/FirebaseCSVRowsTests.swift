import JSONText
import TestSupport
import Testing
import UserImport

/// Rows of Firebase's CSV whose commas, quotes and line breaks can be read in several ways.
@Suite struct FirebaseCSVRowsTests {
    private static let hint = "export as JSON instead (firebase auth:export users.json)"

    /// A row with 28 columns and the comma behind them.
    private static func row(_ id: String, _ name: String = "", claims: String = "", photo: String = "") -> String {
        var columns = [String](repeating: "", count: 28)
        (columns[0], columns[1], columns[2]) = (id, "\(id)@example.com", "true")
        (columns[5], columns[6], columns[23], columns[27]) = (name, photo, "1500000000000", claims)
        return columns.joined(separator: ",") + ",\n"
    }

    private func read(_ text: String, chunkSize: Int = 4096) -> SourceReading {
        SourceReading(FirebaseSource.self, text, chunkSize: chunkSize)
    }

    /// The name of each user, or why the row is rejected.
    private func found(_ text: String, chunkSize: Int = 4096) -> [String] {
        let reading = read(text, chunkSize: chunkSize)
        #expect(reading.error == nil)
        return reading.rows.map { row in
            switch row.content {
            case .record(let record): record.name ?? "(none)"
            case .rejected(let rejection): "\(rejection)"
            }
        }
    }

    @Test(arguments: [7, 100, 4096]) func aQuoteThatNeverClosesTakesNoRow(chunkSize: Int) {
        let users = (1...3000).map { Self.row("u\($0)", "Name \($0)") }
        let text = Self.row("a", "A") + Self.row("b", "\"Nick") + users.joined()
        #expect(found(text, chunkSize: chunkSize) == ["A", "\"Nick"] + (1...3000).map { "Name \($0)" })
        // Nor does one that other quotes follow.
        let quoted = (1...3000).map { Self.row("u\($0)", "\"Doe, \($0)\"") }
        let names = (1...3000).map { "Doe, \($0)" }
        #expect(found(Self.row("a", "A") + Self.row("b", "\"Nick") + quoted.joined()) == ["A", "\"Nick"] + names)
    }

    @Test(
        arguments: [
            (#""Doe, Jane""#, "Doe, Jane"), (#""Jane "JD" Doe, PhD""#, #"Jane "JD" Doe, PhD"#),
            (#""Jane ""JD"" Doe, PhD""#, #"Jane "JD" Doe, PhD"#), (#""JD", Jane"#, nil),
            (#"""JD", Jane""#, #""JD", Jane"#),
            (#""5", wide""#, #"5", wide"#), (#""wide, 5"""#, #"wide, 5""#), (#""a, b", "c, d""#, #"a, b", "c, d"#),
            (#""A" and "B""#, #""A" and "B""#), ("\"", "\""), ("\"\"", "(none)"), ("\"\"\"", "\"\"\""),
            ("a\"\"b", "a\"\"b"), ("\"a\"\"b\"", "a\"b"),
            ("\"Line\nbreak, comma\"", "Line\nbreak, comma"), ("\"Line\r\nbreak\"", "Line\r\nbreak"),
            ("\"A \"B\",\nC\"", "A \"B\",\nC"),
        ] as [(String, String?)])
    func readsNames(written: String, name: String?) {
        for claims in ["", #"{"a":"x","b":[1,2]}"#, #""{""a"":""x"",""b"":[1,2]}""#, #""{"a":"x","b":[1,2]}""#] {
            let text = Self.row("a", "A") + Self.row("b", written, claims: claims) + Self.row("c", "C")
            for chunkSize in [1, 5, 4096] {
                let names = found(text, chunkSize: chunkSize)
                #expect(names.first == "A" && names.last == "C", "\(written) \(claims)")
                #expect(names.count == 3, "\(written) \(claims)")
                guard names.count == 3 else { continue }
                if let name {
                    #expect(names[1] == name, "\(written) \(claims)")
                    let record = read(text).records[1]
                    let expected: JSONObject? = claims.isEmpty ? nil : ["customAttributes": ["a": "x", "b": [1, 2]]]
                    #expect(record?.preferences == expected, "\(written) \(claims)")
                } else {
                    #expect(names[1].hasSuffix("\(Self.hint) (line 2)"), "\(written) \(claims)")
                }
            }
        }
    }

    /// A name may hold line breaks and whole rows: within quotes they are a name, whoever chose it.
    @Test func takesNoUserOutOfAName() {
        let fake = Self.row("fake", "Fake")
        let escaped = Self.row("b", "\"Evil,\n\(fake)rest\"")
        #expect(found(Self.row("a", "A") + escaped + Self.row("c", "C")) == ["A", "Evil,\n\(fake)rest", "C"])
        // Where the first of its lines is a row by itself, two readings stand against each other.
        let padding = String(repeating: ",", count: 17) + "1500000000000" + String(repeating: ",", count: 5)
        let padded = Self.row("b", "\"Evil,\(padding)\n\(fake)rest\"")
        #expect(
            found(Self.row("a", "A") + padded + Self.row("c", "C")) == [
                "A", "can be read in more than one way: \(Self.hint) (lines 2 to 4)", "C",
            ])
        // The older tool leaves quotes within a name as they are.
        let raw = Self.row("b", "\"Evil \"x\",\n\(fake)rest\"")
        #expect(
            found(Self.row("a", "A") + raw + Self.row("c", "C")) == [
                "A", "can be read in more than one way: \(Self.hint) (lines 2 to 4)", "C",
            ])
    }

    @Test func rejectsLinesThatNobodyCanTellApart() {
        let between = (1...3).map { Self.row("u\($0)", "Name \($0)") }.joined()
        let text =
            Self.row("a", "A") + Self.row("b", "\"Nick") + between + Self.row("c", "Nail 5\"") + Self.row("d", "D")
        let reading = read(text)
        #expect(
            reading.rejections == [nil, "can be read in more than one way: \(Self.hint) (lines 2 to 6)", nil])
        #expect(
            reading.rows[1].bytes
                == Array(text.utf8).dropFirst(Self.row("a", "A").utf8.count)
                .dropLast(Self.row("d", "D").utf8.count + 1))
        // No name is so long that it goes on behind 64 KiB.
        let many = (1...2000).map { Self.row("u\($0)", "Name \($0)") }.joined()
        let far = read(Self.row("b", "\"Nick") + many + Self.row("c", "Nail 5\"") + Self.row("d", "D"))
        #expect(far.records.count == 2003 && far.records.allSatisfy { $0 != nil })
        // Two names of which one has a comma, and nothing says which.
        var columns = [String](repeating: "", count: 28)
        (columns[0], columns[2], columns[5], columns[6], columns[9], columns[23]) = (
            "b", "true", "\"A", "B\"", "\"C,D\"", "1"
        )
        #expect(
            found(Self.row("a", "A") + columns.joined(separator: ",") + ",\n") == [
                "A", "can be read in more than one way: \(Self.hint) (line 2)",
            ])
    }

    @Test func rejectsALineBreakWithoutQuotesWithItsLinesOnly() {
        let text =
            Self.row("a", "A") + Self.row("b", "One\nTwo\n\nThree") + Self.row("c", "Cut").prefix(30) + "\n"
            + Self.row("d", "One\r\nTwo") + Self.row("e", "E") + Self.row("f", photo: "https://x.example/a,b")
            + Self.row("g", "\"Doe, Jane\"", photo: "https://x.example/a,b") + Self.row("h", "\"Doe, Jane\"")
        #expect(
            found(text) == [
                "A", "has a line break in a field without quotes: \(Self.hint) (lines 2 to 5)",
                "has not the columns of the other rows: \(Self.hint) (line 6)",
                "has a line break in a field without quotes: \(Self.hint) (lines 7 to 8)", "E",
                "has not the columns of the other rows: \(Self.hint) (line 10)",
                "has not the columns of the other rows: \(Self.hint) (line 11)", "Doe, Jane",
            ])
    }

    @Test func readsRejectsBackAndCountsTheirLines() {
        let text =
            "# hashferry: row 4 (line 4): why\n" + Self.row("a", "A") + "# hashferry: row 9: why, \"x\n"
            + Self.row("b", "\"B, B\"") + "\n# hashferry: row 10\nBar,,\n" + Self.row("c", "\"Nick")
            + "# hashferry: row 11\n" + Self.row("d", "D\"")
        #expect(
            found(text) == [
                "A", "B, B", "has not the columns of the other rows: \(Self.hint) (line 7)", "\"Nick", "D\"",
            ])
    }

    @Test(arguments: [26, 28, 52], [false, true]) func knowsTheColumnsFromTheRows(columns: Int, endsInComma: Bool) {
        func row(_ name: String) -> String {
            var fields = [String](repeating: "", count: columns)
            (fields[0], fields[2], fields[5], fields[23]) = (name.first == "\"" ? "q" : "p", "true", name, "1")
            return fields.joined(separator: ",") + (endsInComma ? "," : "") + "\n"
        }
        #expect(found(row("\"Doe, Jane\"") + row("P")) == ["Doe, Jane", "P"])
        #expect(found(row("\"Doe, Jane\"")) == ["Doe, Jane"])
        #expect(found(row("P") + row("\"A \"B\", C\"") + row("\"Nick")) == ["P", "A \"B\", C", "\"Nick"])
    }

    @Test func keepsTheBytesOfALineThatIsTooLong() {
        let long = Self.row("b", String(repeating: "x", count: 1 << 21))
        let reading = read(Self.row("a", "A") + long + Self.row("c", "C"), chunkSize: 65_536)
        #expect(reading.rejections == [nil, "is longer than 1048576 bytes (line 2)", nil])
        #expect(reading.rows[1].bytes == Array(long.utf8.dropLast()))
    }

    /// Rows made to have as many readings as possible: each is settled in one pass.
    @Test(arguments: [
        "\",\"", ",\"", "\",", ",\"\"", "{,}", ",{", "},{", "\"\"", "\",\n\"", "\n,\"", "\"\n",
    ])
    func settlesHostileRows(pattern: String) {
        let text = Self.row("a", "A") + Self.row("b", String(repeating: pattern, count: 10_000)) + Self.row("c", "C")
        let reading = read(text, chunkSize: 65_536)
        #expect(reading.error == nil)
        #expect(reading.records.first??.name == "A")
        #expect(reading.records.last??.name == "C")
    }

    /// Against an oracle that tries every way to join the pieces between commas.
    @Test func agreesWithTryingEveryWay() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var generator = SeededGenerator(seed: seed)
        var readCount = 0
        for _ in 0..<1500 {
            var columns = [String](repeating: "", count: 28)
            (columns[0], columns[2]) = ("b", "true")
            for index in [5, 6, 9, 13] {
                columns[index] = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
                    ["\"", ",", "a", "\""][Int.random(in: 0..<4, using: &generator)]
                }.joined()
            }
            let line = columns.joined(separator: ",") + ","
            let pieces = line.split(separator: ",", omittingEmptySubsequences: false)
            let isRow = Self.fieldCount(byRFC4180: line) == 29 || Self.ways(pieces[...], 29) == 1
            let reading = read(Self.row("a", "A") + line + "\n" + Self.row("c", "C"))
            #expect(reading.records.map { $0 != nil } == [true, isRow, true], "seed \(seed): \(line)")
            readCount += isRow ? 1 : 0
        }
        #expect((200...1300).contains(readCount), "seed \(seed)")
    }

    private static func ways(_ pieces: ArraySlice<Substring>, _ fieldCount: Int) -> Int {
        guard fieldCount > 0 else { return pieces.isEmpty ? 1 : 0 }
        guard let first = pieces.first, pieces.count >= fieldCount else { return 0 }
        return (1...pieces.count - fieldCount + 1).reduce(0) { sum, count in
            let last = pieces[pieces.startIndex + count - 1]
            guard count == 1 || (first.hasPrefix("\"") && last.hasSuffix("\"")) else { return sum }
            return sum + ways(pieces.dropFirst(count), fieldCount - 1)
        }
    }

    private static func fieldCount(byRFC4180 line: String) -> Int? {
        var count = 0
        var rest = line[...]
        while true {
            count += 1
            if rest.hasPrefix("\"") {
                rest = rest.dropFirst()
                while let quote = rest.firstIndex(of: "\""), rest[quote...].hasPrefix("\"\"") {
                    rest = rest[rest.index(quote, offsetBy: 2)...]
                }
                guard let quote = rest.firstIndex(of: "\"") else { return nil }
                rest = rest[rest.index(after: quote)...]
            } else {
                let field = rest.prefix { $0 != "," }
                guard !field.contains("\"") else { return nil }
                rest = rest.dropFirst(field.count)
            }
            guard let next = rest.first else { return count }
            guard next == "," else { return nil }
            rest = rest.dropFirst()
        }
    }
}
