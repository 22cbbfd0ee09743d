import Testing
import UserImport

@Suite struct YAMLRowsTests {
    private func reading(_ text: String) -> SourceReading { SourceReading(AutheliaSource.self, Array(text.utf8)) }

    private func rejections(_ reading: SourceReading) -> [String?] {
        reading.rows.map { if case .rejected(let rejection) = $0.content { "\(rejection)" } else { nil } }
    }

    /// The classic: nine anchors, each a list of nine of the one before.
    @Test func aliasesCostOnlyTheirUser() {
        var text = "users:\n  ada: {displayname: Ada, email: ada@example.com}\n  bomb:\n    a0: &a0 [lol]\n"
        for level in 1...9 {
            let names = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            text += "    a\(level): &a\(level) [\(names)]\n"
        }
        text += "  eve: {displayname: Eve, email: eve@example.com}\n"
        let reading = reading(text)
        #expect(reading.error == nil)
        #expect(rejections(reading).map { $0 == nil } == [true, false, true])
        #expect(rejections(reading)[1]?.hasPrefix("has an alias (*)") == true)
    }

    @Test func whatIsNestedDeeplyCostsOnlyItsUser() {
        let deep = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
        let reading = reading("users:\n  ada: {x: \(deep)}\n  eve: {email: eve@example.com}\n")
        #expect(reading.error == nil && reading.rows.count == 2)
        #expect(rejections(reading)[0]?.contains("nested deeper") == true && rejections(reading)[1] == nil)
    }

    @Test func bracketsAloneEndTheReading() {
        let reading = reading("users:\n  ada: " + String(repeating: "[", count: 200_000))
        #expect(reading.error?.message.contains("nested deeper") == true, "\(String(describing: reading.error))")
    }

    @Test(arguments: [
        ("users:\n  ada: {displayname: 'x\n", "the YAML is broken in line"),
        ("users:\n  ada: {}\n bob: x\n", "the YAML is broken in line"),
        ("others:\n  ada: {}\n", "expected a mapping \"users\""),
        ("- users\n", "expected a mapping"),
        ("users: 7\n", "expected a mapping \"users\""),
    ])
    func saysWhatIsWrongWithTheFile(text: String, message: String) {
        let error = reading(text).error
        #expect(error?.message.contains(message) == true, "\(String(describing: error))")
        #expect(error?.hint != nil)
    }

    @Test func aFileThatIsTooLargeIsNotHeld() {
        let text = "users:\n" + String(repeating: "  # a comment of some length, again and again\n", count: 400_000)
        #expect(reading(text).error?.message.contains("more than 16 MiB") == true)
    }

    /// The lines of an entry are its own: neither those of the next one nor its comments.
    @Test func keepsTheLinesOfAnEntry() {
        let text = "users:\n  ada:\n    email: 'x'\n\n  # of eve\n  eve:\n    email: y\n"
        let lines = reading(text).rows.map { String(decoding: $0.bytes, as: UTF8.self) }
        #expect(lines.count == 2 && lines[0].hasPrefix("  ada:\n    email: 'x'") && !lines[0].contains("eve:"))
        #expect(lines.last == "  eve:\n    email: y")
    }
}
