internal import ArgumentParser
internal import Foundation
internal import UserImport

/// The files in which a run keeps account of its rows; each is readable by its owner only.
struct ReportArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write every row that was not taken, as it stands in the export; of rows over 1 MiB, stderr says the number only.",
            valueName: "file"),
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

    /// Refuses a file that is named twice, by whatever name: writing it would empty it, the export for one.
    func checkDistinct(from others: [String?]) throws {
        let paths = (others + [rejects, report, resets, idMap]).compactMap(\.self).filter { $0 != "-" }
        var seen: Set<String> = []
        for path in paths {
            let resolved = URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false)
            guard !resolved.hasPrefix("/dev/") else { continue }
            // Two names of one file, which hard links are, have one number.
            let attributes = try? FileManager.default.attributesOfItem(atPath: resolved)
            let numbers = [attributes?[.systemNumber], attributes?[.systemFileNumber]].compactMap { $0 as? NSNumber }
            let identity = numbers.count == 2 ? "\(numbers[0]):\(numbers[1])" : resolved
            guard seen.insert(identity).inserted else {
                throw ValidationError("\(resolved) is named for two purposes: each needs a file of its own")
            }
        }
    }

    /// Opens the files: anew, or as long as a checkpoint says that they were.
    /// - Parameter header: the export's header, which stands on top of the rejects.
    func open(header: [UInt8]?, resuming checkpoint: ImportCheckpoint?) throws -> ReportFiles {
        func file(_ name: String, _ path: String?) throws -> ReportFile? {
            try path.map { try ReportFile(name, at: $0, size: checkpoint?.fileSizes[name] ?? 0) }
        }
        let files = ReportFiles(
            rejects: try file("rejects", rejects), resets: try file("resets", resets),
            idMap: try file("idMap", idMap), report: report)
        if let header, files.rejects?.size == 0 { try files.reject(header) }
        return files
    }
}
