internal import ArgumentParser
internal import FileReading
internal import UserImport

/// `hashferry plan`: what would be sent.
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Write the requests that an import would send, and count how each password fares; nothing is sent.",
        discussion: """
            stdout gets a JSON object a line, {"method", "path", "body"}: for each user the create call, then the calls \
            that follow. With --to hashferry, the database of hashferry serve, there is beside the call of a user whose \
            hash no call carries a line {"keep": {"userId", "password", "hash", "hashOptions"}}. stderr gets the census. Exit: 0 when every user keeps the password they had, 1 when rows were \
            rejected or left out or passwords cannot be carried, 3 when the file cannot be read on.

            Examples:
              hashferry plan users.jsonl > requests.jsonl
              hashferry plan users.json --hash-config config.txt > /dev/null
              hashferry plan users.jsonl --to hashferry > /dev/null
              hashferry plan people.csv --map email="E-Mail Address" \\
                --map hash=pw_digest --scheme md5
            """)

    @OptionGroup var arguments: SourceArguments

    @Option(
        help:
            "Where the users are to go: \(DestinationRegistry.all.map { "\($0.name) (\($0.summary))" }.joined(separator: " or "))."
    )
    var to = DestinationRegistry.appwrite
    @OptionGroup(title: "Hashes that are too costly") var limits: LimitArguments
    @OptionGroup var files: ReportArguments

    func validate() throws {
        try files.checkDistinct(from: [
            arguments.file, arguments.with, arguments.hashConfig, arguments.keys.keysFile,
        ])
    }

    func run() throws {
        let opened = try arguments.open()
        var policy = arguments.policy
        policy.limits = limits.limits
        try write(opened, planned: to.planner(policy))
    }

    private func write(_ opened: OpenedSource, planned planner: some ImportPlanning) throws {
        let rows = PlannedRows(source: opened.source, planner: planner, findsDuplicates: true)
        let records = try files.open(header: opened.source.headerRow, resuming: nil)
        let output = FileDescriptorWriter.standardOutput()
        var progress = ProgressLine(totalBytes: opened.totalBytes)
        var summary = ImportSummary()
        var line: [UInt8] = []
        while let row = try rows.next() {
            let settled = SettledRow(planned: row)
            summary.count(settled.result)
            if case .success(let plan) = row.decision {
                line.removeAll(keepingCapacity: true)
                plan.appendJSONLines(to: &line)
                try output.write(line)
            }
            try records.record(settled)
            if summary.rows.isMultiple(of: 1000) {
                progress.show(rows: summary.rows, bytesRead: opened.source.bytesRead)
            }
        }
        try output.flush()
        try records.close()
        let subject = CensusSubject(arguments, opened, destination: .plan(to), files: files)
        let census = Census(subject: subject, summary: summary, notices: opened.source.notices, end: .complete)
        try files.publish(census)
        if !census.isComplete { throw ExitStatus.no }
    }
}
