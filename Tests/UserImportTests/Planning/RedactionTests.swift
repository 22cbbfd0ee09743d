import AppwriteUsers
import ImportDestinations
import PasswordHashing
import Testing

@testable import UserImport

/// What an import reads and plans tells nothing of its rows when it is printed by accident.
@Suite struct RedactionTests {
    private static let secret = "Hidden-Secret"

    @Test func nothingOfARowIsShown() throws {
        let secret = Self.secret
        var record = UserRecord()
        record.id = "ada"
        record.email = "\(secret)@example.com"
        record.name = secret
        record.credential = .plain("\(secret)-password")
        let row = SourceRow(number: 7, bytes: Array(secret.utf8), content: .record(record))
        let plan = try AppwritePlanner().plan(record)
        let values: [Any] = [
            record, record.credential, row, row.content, plan, HashField("{bcrypt}\(secret)"),
            PlannedRow(number: 7, bytes: row.bytes, decision: .success(plan)),
            SettledRow(number: 7, bytes: row.bytes, result: .planned(plan)),
        ]
        let bytes = row.bytes.prefix(4).map { "\($0)" }
        for value in values {
            var dumped = ""
            dump(value, to: &dumped)
            for text in ["\(value)", String(reflecting: value), "\([value])", dumped] {
                #expect(!text.contains(secret) && !text.contains("example"), "\(type(of: value))")
                #expect(!text.contains(bytes.joined(separator: ", ")), "\(type(of: value))")
                #expect(!text.contains("elements"), "\(type(of: value))")
            }
        }
    }
}
