internal import ArgumentParser
internal import FileReading
internal import JSONText
internal import UserImport

/// `hashferry report`: what is done with reports of runs.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Add up the reports of the shards of one import.",
        subcommands: [MergeCommand.self])
}

/// `hashferry report merge`: the reports of all shards as the report of the whole.
struct MergeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Add the reports of every shard of an import or a plan, each written by --report.",
        discussion: """
            stdout gets one report, as --report of a run over the whole file would have it. Shards that are missing, twice \
            there or of another run are refused.

            Exit: 0 when every user of every shard has the password they had, 1 when not, 3 when the reports do not belong \
            together.

            Examples:
              hashferry report merge report.*-of-8.json > report.json
            """)

    @Argument(help: "The reports, one of each shard.", completion: .file())
    var reports: [String]

    func run() async throws {
        let shards = try reports.map { try ShardReport(path: $0) }
        let merged = try MergedReport(shards)
        let output = FileDescriptorWriter.standardOutput()
        try output.write(JSONValue.object(merged.json).jsonText + "\n")
        try output.flush()
        Console.note("\(shards.count.counted("shard")) with \(merged.summary.rows.counted("user"))")
        if !merged.isComplete { throw ExitStatus.no }
    }
}
