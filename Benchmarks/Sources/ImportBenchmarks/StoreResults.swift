internal import BenchmarkSupport
internal import SyntheticUsers

/// The table of imports into a database, and the gates that were missed.
struct StoreResults {
    let gate: Gates.Ratio
    private(set) var table = ResultTable(columns: [
        "file", "rows/s", "wall", "min–max", "gate", "", "processor µs/row", "in C", "processor", "min–max", "gate", "",
        "peak resident",
    ])
    private(set) var missed: [String] = []

    init(gate: Gates.Ratio) { self.gate = gate }

    /// Whether both of the medians are within the gate.
    func holds(_ rounds: [StoreComparison.Round]) -> Bool {
        isWithin(rounds.map(\.wallRatio)) && isWithin(rounds.map(\.processorRatio))
    }

    mutating func append(_ form: ExportFile.Form, rows: Int, _ rounds: [StoreComparison.Round]) {
        if !holds(rounds) { missed.append("import \(form.rawValue)") }
        func microseconds(_ run: KeyPath<StoreComparison.Round, CommandRun>) -> String {
            Figures.decimal(rounds.map { $0[keyPath: run].processorSeconds / Double(rows) * 1e6 }.median, digits: 2)
        }
        let peak = rounds.map { Double($0.ours.peakResidentBytes) / 1e6 }.max() ?? .nan
        table.append(
            [
                form.rawValue,
                Figures.grouped(Int(rounds.map { Double(rows) / $0.ours.wallSeconds }.median)),
            ] + cells(rounds.map(\.wallRatio)) + [microseconds(\.ours), microseconds(\.bare)]
                + cells(rounds.map(\.processorRatio)) + ["\(Figures.decimal(peak, digits: 1)) MB"])
    }

    private func isWithin(_ ratios: [Double]) -> Bool { ratios.median <= gate.atMost }

    private func cells(_ ratios: [Double]) -> [String] {
        let range = [ratios.min(), ratios.max()].map { Figures.decimal($0 ?? .nan, digits: 2) }
        return [
            "\(Figures.decimal(ratios.median, digits: 2))×", range.joined(separator: "–"),
            "≤ \(Figures.decimal(gate.atMost, digits: 1))", isWithin(ratios) ? "ok" : "MISSED",
        ]
    }
}
