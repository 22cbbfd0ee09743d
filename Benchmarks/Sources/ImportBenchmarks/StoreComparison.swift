internal import Foundation

/// `hashferry import` into a new database, and a loop of prepared inserts of the same rows in C, in turn.
struct StoreComparison {
    static let rounds = 3

    /// As many rows as an import commits together: a batch ends at 5000 rows or with a megabyte of them.
    private static let usersPerTransaction = 3000

    let program: String
    let inserts: String
    let directory: String

    /// What both cost, a round each.
    struct Round {
        let ours: CommandRun
        let bare: CommandRun

        var wallRatio: Double { ours.wallSeconds / bare.wallSeconds }
        var processorRatio: Double { ours.processorSeconds / bare.processorSeconds }
    }

    func measure(_ export: String) throws -> [Round] {
        // What is inserted is what an import wrote.
        let written = directory + "/written.sqlite"
        let rows = directory + "/rows"
        defer { for path in [written, written + "-wal", written + "-shm", rows] { remove(path) } }
        _ = try run([program, "import", export, "--database", written])
        _ = try run([inserts, "write", written, rows, String(Self.usersPerTransaction)])
        return try (0..<Self.rounds).map { round in
            // Every other round the other way, so that neither always follows the same one.
            if round.isMultiple(of: 2) {
                let ours = try importing(export)
                return Round(ours: ours, bare: try inserting(rows))
            }
            let bare = try inserting(rows)
            return Round(ours: try importing(export), bare: bare)
        }
    }

    private func importing(_ export: String) throws -> CommandRun {
        try withDatabase { try run([program, "import", export, "--database", $0]) }
    }

    private func inserting(_ rows: String) throws -> CommandRun {
        try withDatabase { try run([inserts, "insert", rows, $0]) }
    }

    private func run(_ arguments: [String]) throws -> CommandRun {
        try CommandRun(arguments, pinned: false, directory: directory)
    }

    private func withDatabase(_ body: (String) throws -> CommandRun) throws -> CommandRun {
        let path = directory + "/users.sqlite"
        defer { for ending in ["", "-wal", "-shm"] { remove(path + ending) } }
        return try body(path)
    }

    private func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }
}
