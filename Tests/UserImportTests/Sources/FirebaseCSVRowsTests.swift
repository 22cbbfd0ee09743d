import JSONText
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
}
