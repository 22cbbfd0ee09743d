import Foundation
import Synchronization

/// A program that is running. Its streams are files, so that no pipe can fill up and stop it.
final class RunningCommand {
    private let process = Process()
    private let arguments: [String]
    private let scratch: Workspace
    private let ended = DispatchSemaphore(value: 0)
    private let start = ContinuousClock.now

    /// Starts a program.
    /// - Parameters:
    ///   - input: what stdin reads from while the program runs, or nil for the bytes of `stdin`.
    ///   - output: what takes stdout, or nil for a file that the finished run shows.
    ///   - errors: what takes stderr, or nil for a file that the finished run shows.
    init(
        _ program: URL, _ arguments: [String], stdin: [UInt8] = [], in workspace: Workspace? = nil,
        environment: [String: String] = [:], input: Pipe? = nil, output: Pipe? = nil, errors: Pipe? = nil
    ) throws {
        self.arguments = arguments
        scratch = try Workspace()
        try scratch.write("stdin", stdin)
        try scratch.write("stdout", "")
        try scratch.write("stderr", "")
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = (workspace ?? scratch).folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let files = try (
            FileHandle(forReadingFrom: scratch.url("stdin")), FileHandle(forWritingTo: scratch.url("stdout")),
            FileHandle(forWritingTo: scratch.url("stderr"))
        )
        // Foundation's process keeps its handles for ever, and crashes where some 1,360 descriptors are open.
        defer { for file in [files.0, files.1, files.2] { try? file.close() } }
        process.standardInput = input ?? files.0
        process.standardOutput = output ?? files.1
        process.standardError = errors ?? files.2
        process.terminationHandler = { [ended] _ in ended.signal() }
        try process.run()
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }

    var isRunning: Bool { process.isRunning }

    var processIdentifier: Int32 { process.processIdentifier }

    /// What it has written on stdout so far.
    func outputSoFar() throws -> String { try scratch.text("stdout") }

    /// What it has written on stderr so far.
    func talkSoFar() throws -> String { try scratch.text("stderr") }

    /// After this long a program hangs, and is not slow: ten minutes.
    static let hangLimit = Duration.seconds(600)

    /// Waits until something has come about, and says whether it has before the program ended or hung.
    func wait(until condition: () throws -> Bool) rethrows -> Bool {
        let start = ContinuousClock.now
        while ContinuousClock.now - start < Self.hangLimit {
            if try condition() { return true }
            // What it did last counts as well.
            guard isRunning else { return try condition() }
            Thread.sleep(forTimeInterval: 0.005)
        }
        return false
    }

    /// Ends the program as the machine's own troubles would: without any warning.
    func killNow() { kill(process.processIdentifier, SIGKILL) }

    /// Sends it a signal, as Ctrl-C does.
    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// Waits for the end.
    /// - Throws: when the program hangs; it is killed then.
    func wait() throws -> CommandRun {
        guard ended.wait(timeout: .now() + Self.hangLimit / .seconds(1)) == .success else {
            killNow()
            ended.wait()
            throw Hang(run: try finished(status: -SIGKILL))
        }
        let status = process.terminationStatus
        return try finished(status: process.terminationReason == .uncaughtSignal ? -status : status)
    }

    private func finished(status: Int32) throws -> CommandRun {
        CommandRun(
            arguments: arguments, status: status, output: try scratch.read("stdout"),
            errors: try scratch.read("stderr"),
            duration: ContinuousClock.now - start)
    }

    private struct Hang: Error, CustomStringConvertible {
        let run: CommandRun
        var description: String { "no end within \(hangLimit): \(run)" }
    }
}
