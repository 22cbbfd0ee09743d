import JSONText
import Testing
import UserImport

@Suite struct ImportSummaryTests {
    private func summary(of rows: [SourceRow.Content]) throws -> ImportSummary {
        let planned = PlannedRows(source: RowsInMemory(rows), planner: ImportPlanner())
        var summary = ImportSummary()
        while let row = try planned.next() { summary.count(row) }
        return summary
    }

    @Test func comesBackFromItsJSON() throws {
        var full = try summary(of: ImportRows.all)
        (full.created, full.unchanged, full.conflicts, full.skipped) = (7, 5, 3, 2)
        (full.passwordsAdded, full.passwordsReplaced) = (4, 6)
        for original in [full, ImportSummary()] {
            let text = JSONValue.object(original.json).jsonText
            #expect(ImportSummary(json: try #require(JSONParser.parse(text).objectValue)) == original)
        }
    }

    @Test func writesItsKeysInOrder() throws {
        let json = try summary(of: Array(ImportRows.all.prefix(5))).json
        let keys = [
            "rows", "created", "unchanged", "passwordsAdded", "passwordsReplaced", "conflicts", "rejected", "skipped",
            "deleted", "anonymous", "withoutWayIn", "clearText", "mappedIds", "routes", "schemes", "reasons",
            "lostFields", "strengths", "fieldProblems",
        ]
        #expect(json.keys == keys)
        #expect(json["routes"]?.objectValue?.keys == ["carried", "no-password", "plain", "uncarriable"])
    }

    @Test func isReadOnlyFromASummary() {
        let json = ImportSummary().json
        for key in json.keys {
            var broken = json
            broken[key] = nil
            #expect(ImportSummary(json: broken) == nil, "without \(key)")
            broken[key] = "1"
            #expect(ImportSummary(json: broken) == nil, "text as \(key)")
            broken[key] = ["a": "1"]
            #expect(ImportSummary(json: broken) == nil, "texts in \(key)")
        }
    }

    @Test func manyKindsOfReasonsShareARow() throws {
        let rows = (0..<3000).map {
            SourceRow.Content.rejected(RowRejection(field: nil, reason: "is broken at byte \($0 / 2 * 2)"))
        }
        let summary = try summary(of: rows)
        #expect(summary.rejected == 3000)
        #expect(summary.reasons.count == 1001)
        #expect(summary.reasons["rejected: is broken at byte 0"] == 2)
        #expect(summary.reasons["other reasons"] == 1000)
    }

    @Test func isCompleteUnlessSomethingWasLeftOut() throws {
        var summary = ImportSummary()
        #expect(summary.isComplete)
        for path: WritableKeyPath<ImportSummary, Int> in [\.rejected, \.conflicts, \.skipped] {
            summary[keyPath: path] = 1
            #expect(!summary.isComplete)
            summary[keyPath: path] = 0
        }
        (summary.unchanged, summary.mappedIDs) = (1, 1)
        #expect(summary.isComplete)
    }
}
