import Foundation
import Testing

/// What a person at a terminal sees; `script` plays the terminal, and shows on stdout what it showed.
@Suite(.enabled(if: Tool.script != nil, "script is not here")) struct TerminalTests {
    private func terminal(_ command: String, in workspace: Workspace? = nil, input: Pipe) throws -> RunningCommand {
        let script = try #require(Tool.script)
        let program = try Executable.url().path(percentEncoded: false)
        return try RunningCommand(
            URL(filePath: script), ["-q", "-e", "-c", "'\(program)' \(command)", "/dev/null"], in: workspace,
            input: input)
    }

    @Test func promptsForThePasswordWithoutShowingIt() throws {
        let input = Pipe()
        let command = try terminal("verify --scheme md5 144fa7eaa4904e8ee120651997f70dcc", input: input)
        #expect(try command.wait { try command.outputSoFar().contains("Password: ") })
        try input.fileHandleForWriting.write(contentsOf: Data("appwrite\n".utf8))
        let run = try command.wait()
        try input.fileHandleForWriting.close()
        #expect(run.status == 0, "\(run)")
        #expect(run.text == "Password: \r\nmatch md5\r\n")
    }

    @Test func asksForNoPasswordWhereTheHashCannotBeVerified() throws {
        let run = try terminal("verify hello", input: Pipe()).wait()
        #expect(run.status == 3)
        #expect(!run.text.contains("Password: "))
    }

    @Test func showsProgressAndTakesItAway() throws {
        let workspace = try Workspace()
        try workspace.write("users.jsonl", Exports.numbered(20_000))
        let run = try terminal("import users.jsonl", in: workspace, input: Pipe()).wait()
        #expect(run.status == 0, "\(run)")
        #expect(run.text.contains(" rows, ") && run.text.contains("/s, ") && run.text.contains(" left"))
        #expect(run.text.contains("\r\u{1B}[KImport of users.jsonl (jsonl)"))
    }

    @Test func showsHowADeliveryStands() throws {
        let workspace = try Workspace()
        let service = try RunningService(in: workspace)
        try workspace.write("users.jsonl", Exports.numbered(300))
        let command = (["import", "users.jsonl"] + service.arguments).joined(separator: " ")
        let run = try terminal(command, in: workspace, input: Pipe()).wait()
        #expect(run.status == 0, "\(run)")
        #expect(run.text.contains(" requests under way"), "\(run)")
    }
}
