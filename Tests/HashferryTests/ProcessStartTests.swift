import AppwriteTransport
import AppwriteUsers
import Foundation
import JSONText
import Testing

/// Commands whose standard descriptors are closed, or lead to nobody.
@Suite(.timeLimit(.minutes(10))) struct ProcessStartTests {
    private static let plan = ["plan", "users.jsonl", "--rejects", "a", "--resets", "b"]

    private func workspace() throws -> Workspace {
        let workspace = try Workspace()
        try workspace.write("users.jsonl", Exports.mixed.lines.joined(separator: "\n") + "\n")
        return workspace
    }

    /// The lowest number that is free becomes the next file's: talk must not go there.
    @Test(arguments: ["<&- 2>&-", "2>&-", "<&- >&- 2>&-"]) func writesNoTalkIntoAFile(_ closed: String) throws {
        let program = try Executable.url().path(percentEncoded: false)
        let (open, shut) = (try workspace(), try workspace())
        let expected = try hashferry(Self.plan, in: open)
        let found = try run("/bin/sh", ["-c", "exec \"$0\" \"$@\" \(closed)", program] + Self.plan, in: shut)
        #expect(expected.status == 1)
        #expect(found.status == (closed.contains(">&- 2") ? 3 : 1), "\(found)")
        #expect(try shut.read("a") == open.read("a"))
        #expect(try shut.read("b") == open.read("b"))
    }

    @Test func takesClosedStdinForAnErrorAndNotForAnEmptyFile() throws {
        let program = try Executable.url().path(percentEncoded: false)
        let found = try run("/bin/sh", ["-c", "exec \"$0\" identify - <&-", program])
        #expect(found.status == 3, "\(found)")
        #expect(found.talk.contains("standard input"), "\(found)")
    }

    /// A pipe that nobody reads.
    private func deadEnd() throws -> Pipe {
        let pipe = Pipe()
        try pipe.fileHandleForReading.close()
        return pipe
    }

    @Test func importsThoughNobodyReadsStderr() throws {
        let workspace = try workspace()
        let run = try RunningCommand(
            Executable.url(), ["import", "users.jsonl", "--report", "report"], in: workspace, errors: deadEnd()
        ).wait()
        #expect(run.status == 1, "\(run)")
        #expect(try workspace.json("report")["rows"] == .integer(Int64(Exports.mixed.lines.count)))
    }

    @Test func servesThoughNobodyReadsTheLog() throws {
        let workspace = try Workspace()
        try workspace.write("service.key", "the-key\n")
        let service = try RunningService(in: workspace, ["--log-level", "debug"], errors: deadEnd())
        for _ in 0..<3 { #expect(try service.status("GET", "/users", key: "the-key") == 200) }
        service.command.signal(SIGTERM)
        #expect(try service.command.wait().status == 0)
    }

    @Test(arguments: [["--help"], ["doctor"], ["plan", "users.jsonl"]])
    func endsByNoSignalWhereNobodyReadsStdout(_ arguments: [String]) throws {
        let workspace = try workspace()
        let run = try RunningCommand(Executable.url(), arguments, in: workspace, output: deadEnd()).wait()
        #expect([0, 128 + SIGPIPE].contains(run.status), "\(run)")
        #expect(!run.talk.contains("error:"), "\(run)")
    }
}
