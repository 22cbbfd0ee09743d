import ImportDestinations
import PasswordHashing
import Testing

@testable import UserImport
@testable import hashferry

/// A row that a command holds tells nothing of itself when it is printed by accident.
@Suite struct RedactionTests {
    @Test func nothingOfARowIsShown() throws {
        let line = #"{"hash":"$1$hiddenHash","password":"hiddenPassword"}"#
        let settled = SettledRow<AppwritePlan>(
            number: 1, bytes: Array(line.utf8), result: .rejected(RowRejection(field: "email", reason: "is none")))
        let values: [Any] = [
            try BatchRow(parsing: Array(line.utf8)),
            RejectedRow(settled, RowRejection(field: "email", reason: "is none"), hasHeader: false), settled,
        ]
        let bytes = Array("hidden".utf8).map { "\($0)" }.joined(separator: ", ")
        for value in values {
            var shown = "\(value)" + String(reflecting: value)
            dump(value, to: &shown)
            #expect(!shown.contains("hidden") && !shown.contains(bytes) && !shown.contains("elements"))
        }
    }
}
