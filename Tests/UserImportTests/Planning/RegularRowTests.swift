import ImportDestinations
import PasswordHashing
import TestSupport
import Testing
import UserImport

/// What is written of regular rows is what their plans would write.
@Suite struct RegularRowTests {
    /// Everything that a run has to say.
    struct Outcome: Equatable {
        var lines: [UInt8] = []
        var rejections: [String] = []
        var summary = ImportSummary()
        var notices: [String] = []
        var writtenCount = 0
    }

    private func outcome(
        _ file: [UInt8], _ type: any UserSource.Type, _ options: SourceOptions, _ planner: AppwritePlanner,
        writesRegularRows: Bool, chunkSize: Int = ByteReader.defaultChunkSize
    ) throws -> Outcome {
        let reader = try SourceReader(
            type, reading: ByteReader(bytes: file, chunkSize: chunkSize), options: options)
        let rows = PlannedRows(source: reader, planner: planner, findsDuplicates: true)
        var outcome = Outcome()
        func take(_ row: PlannedRow<AppwritePlan>) {
            outcome.summary.count(SettledRow(planned: row).result)
            switch row.decision {
            case .success(let plan): plan.appendJSONLines(to: &outcome.lines)
            case .failure(let rejection):
                outcome.rejections.append("\(row.number): \(rejection) \(String(decoding: row.bytes, as: UTF8.self))")
            }
        }
        reading: while true {
            if writesRegularRows {
                switch try rows.next(appendingTo: &outcome.lines) {
                case .written: continue
                case .row(let row): take(row)
                case .end: break reading
                }
            } else {
                guard let row = try rows.next() else { break reading }
                take(row)
            }
        }
        for (plan, count) in rows.writtenPlans { outcome.summary.count(.planned(plan), times: count) }
        outcome.notices = reader.notices
        outcome.writtenCount = rows.writtenCount
        return outcome
    }

    private func expectTheSame(
        _ file: [UInt8], _ type: any UserSource.Type, _ options: SourceOptions = SourceOptions(),
        _ planner: AppwritePlanner = AppwritePlanner(), seed: UInt64
    ) throws {
        let expected = try outcome(file, type, options, planner, writesRegularRows: false)
        for chunkSize in [ByteReader.defaultChunkSize, 1000] {
            var found = try outcome(file, type, options, planner, writesRegularRows: true, chunkSize: chunkSize)
            // A check that compares nothing would hold, too.
            #expect(found.writtenCount > 300, "seed \(seed)")
            found.writtenCount = 0
            let lines = found.lines.split(separator: UInt8(ascii: "\n"))
            let expectedLines = expected.lines.split(separator: UInt8(ascii: "\n"))
            for (line, expectedLine) in zip(lines, expectedLines) where line != expectedLine {
                Issue.record(
                    "seed \(seed): \(String(decoding: line, as: UTF8.self)), not \(String(decoding: expectedLine, as: UTF8.self))"
                )
                break
            }
            #expect(found.lines == expected.lines, "seed \(seed)")
            #expect(found.rejections == expected.rejections, "seed \(seed)")
            #expect(found.summary == expected.summary, "seed \(seed)")
            #expect(found.notices == expected.notices, "seed \(seed)")
        }
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>) func jsonLines(seed: UInt64) throws {
        var rows = AwkwardRows(seed: seed)
        try expectTheSame(rows.jsonLines(count: 5000), JSONLinesSource.self, seed: seed)
    }

    @Test(arguments: 5...8 as ClosedRange<UInt64>) func csv(seed: UInt64) throws {
        var rows = AwkwardRows(seed: seed)
        try expectTheSame(rows.csv(count: 5000), CSVSource.self, seed: seed)
    }

    /// A JSON array is read as its lines are.
    @Test func jsonArray() throws {
        var rows = AwkwardRows(seed: 9)
        var file = Array("[".utf8)
        for index in 0..<3000 {
            if index > 0 { file.append(UInt8(ascii: ",")) }
            file += Array(rows.jsonRow(index, isPlain: index < 1000).utf8)
        }
        file.append(UInt8(ascii: "]"))
        var options = SourceOptions()
        options.ignored = ["ignored"]
        try expectTheSame(file, JSONLinesSource.self, options, seed: 9)
    }

    /// What is said of the file and asked of the destination holds for regular rows, too.
    @Test(arguments: 10...13 as ClosedRange<UInt64>) func policies(seed: UInt64) throws {
        var rows = AwkwardRows(seed: seed)
        var options = SourceOptions()
        options.scheme = SchemeName("sha256")
        options.strictFields = seed % 2 == 0
        var policy = ImportPolicy()
        policy.strictFields = seed % 2 == 0
        policy.uncarriable = seed < 12 ? .skip : policy.uncarriable
        policy.includesAnonymous = true
        var target = AppwriteTarget()
        target.upgradesWeakArgon2 = seed % 2 == 1
        let planner = AppwritePlanner(policy: policy, target: target)
        try expectTheSame(rows.jsonLines(count: 4000), JSONLinesSource.self, options, planner, seed: seed)
        try expectTheSame(rows.csv(count: 4000), CSVSource.self, options, planner, seed: seed)
    }
}
