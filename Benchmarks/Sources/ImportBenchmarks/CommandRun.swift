internal import CChildProcess
internal import Foundation

/// One run of a program, and what it cost.
struct CommandRun {
    let wallSeconds: Double
    let processorSeconds: Double
    let peakResidentBytes: Int

    /// Runs it to its end, its output going nowhere.
    /// - Parameter pinned: whether it has to make do with one processor.
    /// - Throws: where it does not end with 0, with what it wrote to stderr.
    init(_ arguments: [String], pinned: Bool, directory: String) throws {
        let standardError = directory + "/stderr.txt"
        var cost = child_cost()
        // SAFETY: the copies live until after the call, and the array ends with a null pointer.
        var texts = unsafe arguments.map { unsafe UnsafePointer(strdup($0)) } + [nil]
        defer { unsafe texts.forEach { unsafe free(UnsafeMutableRawPointer(mutating: $0)) } }
        guard unsafe child_run(&texts, standardError, pinned, &cost) else { throw Failure.notStarted(arguments[0]) }
        guard cost.exit_code == 0 else {
            let said = try? String(contentsOfFile: standardError, encoding: .utf8)
            throw Failure.ended(arguments.joined(separator: " "), code: Int(cost.exit_code), said: said ?? "")
        }
        wallSeconds = cost.wall_seconds
        processorSeconds = cost.cpu_seconds
        peakResidentBytes = Int(cost.peak_resident_bytes)
    }

    enum Failure: Error {
        case notStarted(String)
        case ended(String, code: Int, said: String)
    }
}
