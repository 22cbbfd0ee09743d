internal import BenchmarkSupport
internal import SyntheticUsers

/// The table of the runs of `plan`, and the gates that were missed.
struct PlanResults {
    static let runs = 3

    let gate: Gates.Memory
    private(set) var table = ResultTable(columns: [
        "file", "bytes/row", "rows/s", "min–max", "processor µs/row", "peak resident", "gate", "",
    ])
    private(set) var missed: [String] = []

    init(gate: Gates.Memory) { self.gate = gate }

    mutating func append(_ form: ExportFile.Form, rows: Int, bytesPerRow: Double, _ runs: [CommandRun]) {
        let rates = runs.map { Double(rows) / $0.wallSeconds }
        let peak = runs.map { Double($0.peakResidentBytes) / 1e6 }.max() ?? .nan
        let isSmall = peak < gate.peakMegabytes
        if !isSmall { missed.append("plan \(form.rawValue)") }
        let range = [rates.min(), rates.max()].map { Figures.grouped(Int($0 ?? .nan)) }
        table.append([
            form.rawValue, Figures.decimal(bytesPerRow, digits: 0), Figures.grouped(Int(rates.median)),
            range.joined(separator: "–"),
            Figures.decimal(runs.map { $0.processorSeconds / Double(rows) * 1e6 }.median, digits: 2),
            "\(Figures.decimal(peak, digits: 1)) MB", "< \(Figures.grouped(Int(gate.peakMegabytes))) MB",
            isSmall ? "ok" : "MISSED",
        ])
    }
}
