import ImportDestinations
import JSONText
import Testing
import UserImport

@Suite struct ImportSummaryTests {
    private func summary(of rows: [SourceRow.Content]) throws -> ImportSummary {
        let planned = PlannedRows(source: RowsInMemory(rows), planner: AppwritePlanner())
        var summary = ImportSummary()
        while let row = try planned.next() { summary.count(SettledRow(planned: row).result) }
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
            "lostFields", "strengths", "atRisk", "fieldProblems", "users",
        ]
        #expect(json.keys == keys)
        #expect(json["routes"]?.objectValue?.keys == ["carried", "no-password", "plain", "uncarriable"])
    }

    /// Every row has one result, whatever became of it.
    @Test func countsEachRowOnceByWhatItMeansForTheUser() throws {
        var summary = try summary(of: ImportRows.all)
        #expect(summary.users.values.reduce(0, +) == summary.rows)
        #expect(summary[.keepsPassword] == 3 && summary[.needsNewPassword] == 2 && summary[.isNotImported] == 2)
        #expect(summary[.hasNoWayIn] + summary[.logsInOtherwise] == 4)

        var record = UserRecord()
        record.email = "one@example.com"
        record.credential = .plain("long enough")
        let plan = try AppwritePlanner().plan(record)
        for outcome in [
            DestinationOutcome.conflict(RowRejection(field: "id", reason: "is taken")),
            .refused(RowRejection(field: nil, reason: "is refused")),
        ] {
            summary.count(.applied(plan, outcome))
        }
        summary.count(.applied(plan, .unchanged))
        #expect(summary[.isNotImported] == 4 && summary[.keepsPassword] == 4)
        record.isDeleted = true
        summary.count(.planned(try AppwritePlanner().plan(record)))
        #expect(summary[.isLeftBehind] == 1)
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
        summary.routes["compatible"] = 1
        #expect(summary.isComplete)
        // Somebody has something to do yet.
        summary.routes["needs-setting"] = 1
        #expect(!summary.isComplete)
    }
}
