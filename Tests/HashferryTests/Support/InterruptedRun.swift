import Foundation

/// A run that a signal ended in the midst of its work.
struct InterruptedRun {
    let workspace: Workspace
    /// How many rows its export has.
    let rows: Int
    let run: CommandRun

    /// Runs the executable on an export, and sends it a signal once it is under way.
    ///
    /// A run that was done before the signal came is begun anew, on twice the rows: which machine it runs on does not
    /// matter.
    /// - Parameters:
    ///   - prepare: makes a workspace with an export of so many rows, and says with which arguments to run.
    ///   - isUnderWay: whether the run has done some of its work, by what stands in the workspace.
    ///   - isEnd: whether a run ended by the signal, and not by itself.
    init(
        rows first: Int, signal: Int32 = SIGKILL,
        of prepare: (_ rows: Int) throws -> (workspace: Workspace, arguments: [String]),
        when isUnderWay: (Workspace) throws -> Bool, isEnd: (CommandRun) -> Bool = { $0.status == -SIGKILL }
    ) throws {
        var rows = first
        while true {
            let (workspace, arguments) = try prepare(rows)
            let command = try RunningCommand(Executable.url(), arguments, in: workspace)
            _ = try command.wait { try isUnderWay(workspace) }
            command.signal(signal)
            let run = try command.wait()
            if isEnd(run) {
                self.workspace = workspace
                self.rows = rows
                self.run = run
                return
            }
            // Whatever else it ended by is no matter of speed.
            guard run.status == 0 || run.status == 1 else { throw Unexpected(run: run) }
            rows *= 2
        }
    }

    private struct Unexpected: Error, CustomStringConvertible {
        let run: CommandRun
        var description: String { "ended by neither the signal nor itself: \(run)" }
    }
}

extension Workspace {
    /// The size of a file in bytes; 0 where there is none.
    func size(_ name: String) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path(name))
        return (attributes?[.size] as? NSNumber)?.intValue ?? 0
    }
}
