import JSONText
import PasswordHashing
import UserImport

/// The elements of a JSON array: cut in the same places, however the file comes in.
struct JSONElementTarget: FuzzTarget {
    var knownInputs: [[UInt8]] { get throws { try Vectors.exports(".json").filter { $0.count < 16_384 } } }

    func read(_ input: [UInt8]) {
        for member in [nil, "users"] {
            let whole = elements(ByteReader(bytes: input), member)
            let pieces = elements(ByteReader(bytes: input, chunkSize: 7), member)
            expect(whole == pieces, "elements depend on how the file comes in")
            for element in whole { _ = try? JSONParser.parse(element) }
        }
    }

    private func elements(_ reader: consuming ByteReader, _ member: String?) -> [[UInt8]] {
        var elements: [[UInt8]] = []
        var reader = JSONElementReader(reader, member: member)
        while let step = try? reader.next(), step != .end { elements.append(reader.elementBytes) }
        return elements
    }
}

/// The rows of a CSV file: cut in the same places, however the file comes in.
struct CSVRowTarget: FuzzTarget {
    var knownInputs: [[UInt8]] { get throws { try Vectors.exports(".csv").filter { $0.count < 16_384 } } }

    func read(_ input: [UInt8]) {
        for delimiter in [UInt8(ascii: ","), UInt8(ascii: ";")] {
            let whole = rows(ByteReader(bytes: input), delimiter)
            expect(
                whole == rows(ByteReader(bytes: input, chunkSize: 7), delimiter), "rows depend on how the file comes in"
            )
        }
    }

    private func rows(_ reader: consuming ByteReader, _ delimiter: UInt8) -> [[[UInt8]]] {
        var rows: [[[UInt8]]] = []
        var tokenizer = CSVTokenizer(reader, delimiter: delimiter)
        while let step = try? tokenizer.next(), step != .end {
            let row = tokenizer.row
            rows.append([row.rawBytes] + (0..<row.count).map { Array(((try? row.field($0)) ?? "").utf8) })
        }
        return rows
    }
}

/// The hash configuration of a Firebase project.
struct HashConfigTarget: FuzzTarget {
    var knownInputs: [[UInt8]] { get throws { try Vectors.exports("hash-config.txt", ".cfg") } }

    func read(_ input: [UInt8]) { _ = try? FirebaseHashConfig(parsing: input) }
}

/// A source of users over a file: every row is a record or a rejection, and none is read for ever.
struct SourceTarget: FuzzTarget {
    private let source: any UserSource.Type

    init(_ source: any UserSource.Type) { self.source = source }

    var knownInputs: [[UInt8]] {
        get throws { try Vectors.exports(".json", ".jsonl", ".csv").filter { $0.count < 16_384 } }
    }

    func read(_ input: [UInt8]) {
        var head = ByteReader(bytes: input)
        _ = try? SourceRegistry.source(of: &head, named: nil)
        guard let rows = try? SourceReader(source, reading: ByteReader(bytes: input), options: SourceOptions()) else {
            return
        }
        var count = 0
        while let row = try? rows.next() {
            count += 1
            expect(row.number > 0, "a row without a number")
            expect(count <= input.count, "more rows than bytes")
        }
        _ = rows.notices
    }
}
