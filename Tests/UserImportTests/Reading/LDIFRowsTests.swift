import Testing

@testable import UserImport

@Suite struct LDIFRowsTests {
    /// A line that lost the space before it is a piece of a value: it may be of a hash, and is not named.
    @Test(arguments: ["$2b$05$N9qo8uLOickgx2ZM:RZoMyeIj", "{SSHA}c2FsdHNhbHQ: x", ":no name", "ä: no attribute"])
    func aLineWithoutAnAttributeIsNotNamed(line: String) throws {
        let text =
            "dn: uid=ada,dc=example\nuid: ada\n\(line)\n\ndn: uid=bob,dc=example\nuid: bob\nmail;lang-en: b@x.example\n"
        let rows = try SourceReader(
            LDIFSource.self, reading: ByteReader(bytes: Array(text.utf8)), options: SourceOptions())
        guard case .rejected(let rejection)? = try rows.next()?.content else {
            Issue.record("the entry is read")
            return
        }
        #expect(rejection.field == nil && "\(rejection)".contains("starts with no attribute"))
        #expect(!"\(rejection)".contains(line))
        guard case .record(let record)? = try rows.next()?.content else {
            Issue.record("the next entry is not read")
            return
        }
        #expect(record.id != nil)
    }
}
