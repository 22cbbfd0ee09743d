import Foundation
import JSONText

/// A run of the executable that has ended: its exit status and what it wrote.
struct CommandRun: CustomStringConvertible {
    let arguments: [String]
    /// The exit status, or the number of the signal that ended it as a negative number.
    let status: Int32
    let output: [UInt8]
    let errors: [UInt8]
    let duration: Duration

    /// stdout as text.
    var text: String { String(decoding: output, as: UTF8.self) }
    /// stderr as text.
    var talk: String { String(decoding: errors, as: UTF8.self) }
    /// The lines of stdout.
    var lines: [String] { text.split(separator: "\n").map { String($0) } }
    /// The lines of stderr.
    var talkLines: [String] { talk.split(separator: "\n").map { String($0) } }

    /// The lines of stdout, each a JSON value.
    func jsonLines() throws -> [JSONValue] { try lines.map { try JSONParser.parse($0) } }

    /// What a failed expectation shows.
    var description: String {
        "hashferry \(arguments.joined(separator: " ")) ended with \(status)\nstdout: \(text.prefix(2000))\nstderr: \(talk.prefix(2000))"
    }
}

/// Runs the executable as a person or a script does: arguments, stdin, folder and environment, without a shell.
///
/// Blocks: with as many threads as there are cores, no more than that many programs run at once.
@discardableResult
func hashferry(
    _ arguments: String..., stdin: [UInt8] = [], in workspace: Workspace? = nil, environment: [String: String] = [:]
) throws -> CommandRun {
    try hashferry(arguments, stdin: stdin, in: workspace, environment: environment)
}

/// Runs the executable with a list of arguments.
@discardableResult
func hashferry(
    _ arguments: [String], stdin: [UInt8] = [], in workspace: Workspace? = nil, environment: [String: String] = [:]
) throws -> CommandRun {
    let program = try Executable.url()
    return try RunningCommand(program, arguments, stdin: stdin, in: workspace, environment: environment).wait()
}

/// Runs another program of the machine, as an oracle.
func run(_ program: String, _ arguments: [String], stdin: [UInt8] = [], in workspace: Workspace? = nil) throws
    -> CommandRun
{
    try RunningCommand(URL(filePath: program), arguments, stdin: stdin, in: workspace).wait()
}
