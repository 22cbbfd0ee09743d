internal import ArgumentParser
internal import FileReading
internal import Foundation
internal import JSONText
internal import UserImport

/// The files in which a run keeps account of its rows; each is readable by its owner only.
struct ReportArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write every row that was not taken, below a line that says why. The same command reads the file again.",
            valueName: "file"),
        completion: .file())
    var rejects: String?

    @Option(
        help: ArgumentHelp("Write the counts and what else stderr says as JSON.", valueName: "file"),
        completion: .file())
    var report: String?

    @Option(help: ArgumentHelp("Write the same as a page for people.", valueName: "file"), completion: .file())
    var html: String?

    @Option(
        help: ArgumentHelp(
            "Write the users who need a new password, a JSON object a line: row, userId, email, phone, reason, created.",
            valueName: "file"),
        completion: .file())
    var resets: String?

    @Option(
        help: ArgumentHelp("Write the ids that were mapped, a JSON object a line: row, from, to.", valueName: "file"),
        completion: .file())
    var idMap: String?

    @Option(
        help: ArgumentHelp(
            "Write the optional fields that were left out, a JSON object a line: row, userId, field, reason.",
            valueName: "file"),
        completion: .file())
    var fieldProblems: String?

    @Flag(help: "End with 1 where the file gives a user no way to log in: no password, no other service, no phone.")
    var requirePassword = false

    /// Refuses a file that is named twice, by whatever name: writing it would empty it, the export for one.
    func checkDistinct(from others: [String?]) throws {
        let paths = (others + [rejects, report, html, resets, idMap, fieldProblems]).compactMap(\.self).filter {
            $0 != "-"
        }
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

    /// The same with the files of a shard's own.
    func named(for shard: Shard?) -> ReportArguments {
        guard let shard else { return self }
        var files = self
        func path(_ path: String?) -> String? { path.map { $0 == "-" ? $0 : shard.path($0) } }
        (files.rejects, files.report, files.html) = (path(rejects), path(report), path(html))
        (files.resets, files.idMap, files.fieldProblems) = (path(resets), path(idMap), path(fieldProblems))
        return files
    }

    /// Opens the files: anew, or as long as a checkpoint says that they were.
    /// - Parameter header: the export's header, which stands on top of the rejects.
    func open(header: [UInt8]?, resuming checkpoint: ImportCheckpoint?) throws -> ReportFiles {
        func file(_ name: String, _ option: String, _ path: String?) throws -> ReportFile? {
            let size = checkpoint?.fileSizes[name]
            guard let path else {
                guard size == nil else {
                    throw Failure.usage(
                        "the run to resume has a \(option) file", hint: "name it again, with \(option) FILE")
                }
                return nil
            }
            if checkpoint != nil, size == nil {
                Console.note("note: \(path) begins here, because the run to resume had no \(option) file")
            }
            return try ReportFile(name, at: path, size: size ?? 0)
        }
        let files = ReportFiles(
            rejects: try file("rejects", "--rejects", rejects), resets: try file("resets", "--resets", resets),
            idMap: try file("idMap", "--id-map", idMap),
            fieldProblems: try file("fieldProblems", "--field-problems", fieldProblems), hasHeader: header != nil)
        if let header, files.rejects?.size == 0 { try files.rejects?.write(header + [UInt8(ascii: "\n")]) }
        return files
    }

    /// Says the census on stderr, and writes it where else it was asked for.
    func publish(_ census: Census) throws {
        Console.note(CensusText(census: census).text)
        if let report { try Self.write(JSONValue.object(census.json).jsonText + "\n", to: report) }
        if let html { try Self.write(CensusPage(census: census, date: Date()).text, to: html) }
    }

    private static func write(_ text: String, to path: String) throws {
        let writer = try FileDescriptorWriter(creating: path)
        try writer.write(text)
        try writer.close()
    }
}
