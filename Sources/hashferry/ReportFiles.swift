internal import AppwriteUsers
internal import FileReading
internal import JSONText
internal import UserImport

/// The open files of a run, in which it keeps account of its rows.
struct ReportFiles {
    let rejects: ReportFile?
    let resets: ReportFile?
    let idMap: ReportFile?
    /// Where the counts go at the end.
    let report: String?

    private var all: [ReportFile] { [rejects, resets, idMap].compactMap(\.self) }

    /// Writes down a row where it belongs; said on stderr, too, where it was not taken.
    func record(_ row: SettledRow) throws {
        switch row.result {
        case .rejected(let rejection), .applied(_, .conflict(let rejection)), .applied(_, .refused(let rejection)):
            try reject(row.bytes)
            RejectionNotices.note(row.number, rejection)
        case .planned(let plan) where plan.create == nil:
            try reject(row.bytes)
        case .applied(let plan, _), .planned(let plan):
            try record(plan, row.number)
        }
    }

    /// Writes a row as it stands; a row that was too long to hold has no bytes, and is named on stderr only.
    func reject(_ row: [UInt8]) throws {
        if !row.isEmpty { try rejects?.write(row + [UInt8(ascii: "\n")]) }
    }

    private func record(_ plan: UserPlan, _ number: Int) throws {
        guard let create = plan.create else { return }
        if let resets, case .uncarriable(let reason) = plan.route {
            try resets.write([
                "row": .integer(Int64(number)), "userId": .string(create.userId.text),
                "email": create.email.map { .string($0.text) } ?? .null, "reason": .string("\(reason)"),
            ])
        }
        if let idMap, let from = plan.mappedFrom {
            try idMap.write([
                "row": .integer(Int64(number)), "from": .string(from), "to": .string(create.userId.text),
            ])
        }
    }

    /// Puts what was recorded on the disk, and says how long each file is: a checkpoint rests on it.
    func synchronize() throws -> [String: Int] {
        for file in all { try file.synchronize() }
        return Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0.size) })
    }

    /// Closes the files and writes the report.
    func finish(_ summary: ImportSummary) throws {
        for file in all { try file.close() }
        guard let report else { return }
        let writer = try FileDescriptorWriter(creating: report)
        try writer.write(JSONValue.object(summary.json).jsonText + "\n")
        try writer.close()
    }
}

/// One of them, with its length.
final class ReportFile {
    /// Its name in a checkpoint.
    let name: String
    private(set) var size: Int
    private let writer: FileDescriptorWriter

    /// Opens the file, and cuts off what is behind `size`.
    init(_ name: String, at path: String, size: Int) throws {
        self.name = name
        self.size = size
        writer = try FileDescriptorWriter(creating: path, mode: .resume(at: size))
    }

    func write(_ bytes: [UInt8]) throws {
        size += bytes.count
        try writer.write(bytes)
    }

    func write(_ object: JSONObject) throws {
        try write(Array((JSONValue.object(object).jsonText + "\n").utf8))
    }

    func synchronize() throws { try writer.synchronize() }

    func close() throws { try writer.close() }
}

/// The first rejected rows, said as they come; the census has the rest.
private enum RejectionNotices {
    private static let maximum = 10

    static func note(_ number: Int, _ rejection: RowRejection) {
        let count = counter.increment()
        if count <= maximum { Console.note("row \(number): \(rejection)") }
        if count == maximum + 1 { Console.note("more rows were rejected: --rejects FILE keeps them all") }
    }

    private static let counter = Counter()
}
