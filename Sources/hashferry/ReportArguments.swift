internal import AppwriteUsers
internal import ArgumentParser
internal import FileReading
internal import Foundation
internal import JSONText
internal import UserImport

/// The files in which a run keeps account of its rows; each is readable by its owner only.
struct ReportArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp("Write every row that was not taken, as it stands in the export.", valueName: "file"),
        completion: .file())
    var rejects: String?

    @Option(help: ArgumentHelp("Write the counts as JSON.", valueName: "file"), completion: .file())
    var report: String?

    @Option(
        help: ArgumentHelp(
            "Write the users who need a new password, a JSON object a line: row, userId, email, reason.",
            valueName: "file"),
        completion: .file())
    var resets: String?

    @Option(
        help: ArgumentHelp("Write the ids that were mapped, a JSON object a line: row, from, to.", valueName: "file"),
        completion: .file())
    var idMap: String?

    /// Refuses a file that is named twice: writing one of them would empty the other, the export for one.
    func checkDistinct(from others: [String?]) throws {
        let paths = (others + [rejects, report, resets, idMap]).compactMap(\.self)
            .map { URL(filePath: $0).resolvingSymlinksInPath().path(percentEncoded: false) }
            .filter { !$0.hasPrefix("/dev/") }
        for (index, path) in paths.enumerated() where paths[..<index].contains(path) {
            throw ValidationError("\(path) is named for two purposes: each needs a file of its own")
        }
    }

    /// Opens the files: anew, with the export's header on top of the rejects, or to go on with.
    func open(header: [UInt8]?, appending: Bool) throws -> ReportFiles {
        let mode: FileDescriptorWriter.Mode = appending ? .append : .truncate
        func writer(_ path: String?) throws -> FileDescriptorWriter? {
            try path.map { try FileDescriptorWriter(creating: $0, mode: mode) }
        }
        let files = ReportFiles(
            rejects: try writer(rejects), resets: try writer(resets), idMap: try writer(idMap), report: report)
        if let header, !appending { try files.reject(header) }
        return files
    }
}

/// The open files of a run.
struct ReportFiles {
    fileprivate let rejects: FileDescriptorWriter?
    fileprivate let resets: FileDescriptorWriter?
    fileprivate let idMap: FileDescriptorWriter?
    fileprivate let report: String?

    /// Writes down a row where it belongs; said on stderr, too, where no file takes it.
    func record(_ row: SettledRow) throws {
        switch row.result {
        case .rejected(let rejection), .applied(_, .conflict(let rejection)):
            try reject(row.bytes)
            RejectionNotices.note(row.number, rejection)
        case .planned(let plan) where plan.create == nil:
            try reject(row.bytes)
        case .applied(let plan, _), .planned(let plan):
            try record(plan, row.number)
        }
    }

    fileprivate func reject(_ row: [UInt8]) throws {
        try rejects?.write(row)
        try rejects?.write("\n")
    }

    private func record(_ plan: UserPlan, _ number: Int) throws {
        guard let create = plan.create else { return }
        if let resets, case .uncarriable(let reason) = plan.route {
            let object: JSONObject = [
                "row": .integer(Int64(number)), "userId": .string(create.userId.text),
                "email": create.email.map { .string($0.text) } ?? .null, "reason": .string("\(reason)"),
            ]
            try resets.write(JSONValue.object(object).jsonText + "\n")
        }
        if let idMap, let from = plan.mappedFrom {
            let object: JSONObject = [
                "row": .integer(Int64(number)), "from": .string(from), "to": .string(create.userId.text),
            ]
            try idMap.write(JSONValue.object(object).jsonText + "\n")
        }
    }

    /// Puts what was recorded on the disk: what a checkpoint says is settled must be there.
    func flush() throws {
        for writer in [rejects, resets, idMap] { try writer?.flush() }
    }

    /// Closes the files and writes the report.
    func finish(_ summary: ImportSummary) throws {
        for writer in [rejects, resets, idMap] { try writer?.close() }
        guard let report else { return }
        let writer = try FileDescriptorWriter(creating: report)
        try writer.write(JSONValue.object(summary.json).jsonText + "\n")
        try writer.close()
    }
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
