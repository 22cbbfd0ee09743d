import Testing
import UserImport

/// CSV with comments above its header and rows without their last fields, as Clerk writes it.
@Suite struct LooseCSVTests {
    private let header = "id,primary_email_address,totp_secret,password_digest,password_hasher\n"

    private func read(_ text: String) -> SourceReading { SourceReading(ClerkSource.self, text) }

    @Test func passesCommentsAboveTheHeader() {
        let reading = read("# one; with; semicolons\n# two\n" + header + "u1,a@example.com,,,\n")
        #expect(reading.records.map { $0?.id } == ["u1"])
        #expect(reading.headerRow == Array(header.dropLast().utf8))
    }

    @Test func takesRowsWithoutTheirLastEmptyFields() {
        let reading = read(header + "u1,a@example.com,,\nu2,b@example.com,\n")
        #expect(reading.records.map { $0?.email } == ["a@example.com", "b@example.com"])
    }

    /// Behind a last field with text, nobody knows which one is missing.
    @Test func rejectsRowsThatLackAnotherField() {
        let reading = read(header + "u1,a@example.com,$2a$10$x,bcrypt\nu2,b@example.com,,,bcrypt,more\n")
        #expect(reading.rejections.map { $0 != nil } == [true, true])
    }

    @Test func numbersTheLinesBehindComments() {
        let reading = read("# one\n" + header + "u1,a@example.com,$2a$10$x,bcrypt\n")
        #expect(reading.rejections[0]?.contains("(line 3)") == true)
    }
}
