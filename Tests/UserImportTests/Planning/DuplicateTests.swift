import ImportDestinations
import Testing
import UserImport

@Suite struct DuplicateTests {
    private func decisions(_ rows: [(id: String, email: String, phone: String?)]) throws -> [String?] {
        let contents = rows.map { row in
            var record = UserRecord.sample(id: row.id)
            record.email = row.email
            record.phone = row.phone
            return SourceRow.Content.record(record)
        }
        let planned = PlannedRows(source: RowsInMemory(contents), planner: AppwritePlanner(), findsDuplicates: true)
        var decisions: [String?] = []
        while let row = try planned.next() {
            if case .failure(let rejection) = row.decision {
                decisions.append("\(rejection)")
            } else {
                decisions.append(nil)
            }
        }
        return decisions
    }

    @Test func sameIdsAddressesAndNumbersAreOneUser() throws {
        let decisions = try decisions([
            ("1", "a@example.com", "+14155550101"), ("1", "b@example.com", nil), ("2", "A@example.com", nil),
            ("3", "c@example.com", "+14155550101"), ("4", "d@example.com", nil), ("X", "e@example.com", nil),
            ("x", "f@example.com", nil),
        ])
        #expect(
            decisions == [
                nil, "id is the same as in an earlier row (row 1)", "email is the same as in an earlier row (row 1)",
                "phone is the same as in an earlier row (row 1)", nil, nil,
                "id is the same as in an earlier row (row 6)",
            ])
    }

    /// A row that is not taken itself stands in nobody's way.
    @Test func aRejectedRowIsNobodysDouble() throws {
        let decisions = try decisions([
            ("1", "no address", nil), ("1", "a@example.com", nil), ("1", "a@example.com", nil),
        ])
        #expect(decisions[1] == nil)
        #expect(decisions[2] == "id is the same as in an earlier row (row 2)")
    }
}
