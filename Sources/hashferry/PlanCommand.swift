internal import ArgumentParser
internal import FileReading
internal import PasswordVerification
internal import UserImport
internal import UserStorage

/// `hashferry plan`: what would be sent.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Write the requests that an import would send, and count how each password fares; nothing is sent.",
        discussion: """
            stdout gets a JSON object a line, {"method", "path", "body"}: for each user the create call, then the calls \
            that follow. With --to hashferry, the database of hashferry serve, there is beside the call of a user whose \
            hash no call carries a line {"keep": {"userId", "password", "hash", "hashOptions"}}. stderr gets the census.

            Servers differ: --target-version says which one the plan is for. What may keep a user out though the password \
            is carried is counted by itself, as nobody can tell it from a hash.

            Exit: 0 when every user keeps the password they had, 1 when rows were rejected or left out, passwords cannot be \
            carried or need a setting at the destination, 3 when the file cannot be read on.

            Examples:
              hashferry plan users.jsonl > requests.jsonl
              hashferry plan users.json --hash-config config.txt > /dev/null
              hashferry plan users.jsonl --to hashferry > /dev/null
              hashferry plan users.jsonl --target-version 1.7 > /dev/null
              hashferry plan users.jsonl --to hashferry --check-destination \\
                --database users.sqlite > /dev/null
              hashferry plan people.csv --map email="E-Mail Address" \\
                --map hash=pw_digest --scheme md5
            """)

    @OptionGroup var arguments: SourceArguments

    @Option(
        help:
            "Where the users are to go: \(DestinationRegistry.all.map { "\($0.name) (\($0.summary))" }.joined(separator: " or "))."
    )
    var to = DestinationRegistry.appwrite
    @OptionGroup(title: "The service that they go to") var target: TargetArguments

    @OptionGroup(title: "Against who is there already") var check: CheckArguments

    @OptionGroup(title: "Hashes that are too costly") var limits: LimitArguments
    @OptionGroup(title: "Known users") var known: KnownLoginArguments
    @OptionGroup var files: ReportArguments

    func validate() throws {
        try arguments.requireFile()
        try target.validate(isForService: to.isService)
        try check.validate(to: to)
        try known.validate(against: arguments)
        try files.checkDistinct(from: [
            arguments.file, arguments.with, arguments.hashConfig, arguments.keys.keysFile, arguments.live.sourceKeyFile,
            check.database, check.service.keyFile, known.prove,
        ])
    }

    func run() async throws {
        let logins = try known.logins()
        let opened = try await arguments.open()
        try known.require(opened)
        var policy = arguments.policy
        policy.limits = limits.limits
        let settled = policy
        try await check.withLookup { lookup, version in
            let planner = to.planner(settled, target.target(saying: version))
            if let logins {
                let policy = VerificationPolicy(
                    limits: settled.limits, schemes: .users, keys: try arguments.keys.keys())
                try await SampleCheck(
                    logins: logins, path: known.prove ?? "", verifier: BlockingVerifier(policy: policy)
                )
                .run(arguments.open(isRepeated: true), planned: planner)
            }
            try await write(opened, planned: planner, asking: lookup)
        }
    }

    /// Rows a batch: one at a time, unless a destination is asked about them.
    private static let batchSize = 100

    private func write<Planner: ImportPlanning>(
        _ opened: OpenedSource, planned planner: Planner, asking lookup: (any UserLookup)?
    ) async throws {
        let files = files.named(for: opened.shard)
        let rows = PlannedRows(source: opened.source, planner: planner, findsDuplicates: true)
        let records = try files.open(header: opened.source.headerRow, resuming: nil)
        let output = FileDescriptorWriter.standardOutput()
        var progress = ProgressLine(totalBytes: opened.totalBytes)
        var summary = ImportSummary()
        var lines: [UInt8] = []
        var shownCount = 0
        var sameIDs = 0
        var batch: [PlannedRow<Planner.Plan>] = []
        var isAtEnd = false
        // What was planned before an error is written all the same.
        defer { try? output.write(lines) }
        while !isAtEnd {
            switch try Self.step(rows, lookup == nil, &lines) {
            case .written: break
            case .row(let row): batch.append(row)
            case .end: isAtEnd = true
            }
            if lines.count >= Self.outputSize { try Self.write(&lines, to: output) }
            let count = summary.rows + rows.writtenCount
            if count >= shownCount + 1000 {
                progress.show(rows: count, bytesRead: opened.source.bytesRead)
                shownCount = count
            }
            guard isAtEnd || (lookup == nil ? !batch.isEmpty : batch.count == Self.batchSize) else { continue }
            let existing = try await lookup?.existing(among: batch) ?? [:]
            for row in batch {
                var settled = SettledRow(planned: row)
                switch existing[row.number] {
                case nil: break
                case .sameID?: sameIDs += 1
                case .another(let field)?:
                    let conflict = RowRejection(field: field, reason: "belongs to another user")
                    settled = SettledRow(planned: row, conflict: conflict)
                }
                summary.count(settled.result)
                if case .planned(let plan) = settled.result { plan.appendJSONLines(to: &lines) }
                try records.record(settled)
            }
            batch.removeAll(keepingCapacity: true)
        }
        for (plan, times) in rows.writtenPlans { summary.count(.planned(plan), times: times) }
        try Self.write(&lines, to: output)
        try output.flush()
        try records.close()
        let subject = CensusSubject(arguments, opened, destination: .plan(to), files: files)
        let notices = opened.source.notices + Self.notices(sameIDs)
        let census = Census(subject: subject, summary: summary, notices: notices, end: .complete)
        try files.publish(census)
        if !census.isComplete { throw ExitStatus.no }
    }

    /// Bytes of lines that wait at the most before they are written.
    private static let outputSize = 65_536

    /// The next row; one that has to be shown to the destination is never written at once.
    private static func step<Plan>(
        _ rows: PlannedRows<Plan>, _ mayWrite: Bool, _ lines: inout [UInt8]
    ) throws -> PlannedRows<Plan>.Step {
        if mayWrite { return try rows.next(appendingTo: &lines) }
        return try rows.next().map { .row($0) } ?? .end
    }

    private static func write(_ lines: inout [UInt8], to output: FileDescriptorWriter) throws {
        // The writer has them, even where it throws.
        defer { lines.removeAll(keepingCapacity: true) }
        try output.write(lines)
    }

    private static func notices(_ sameIDs: Int) -> [String] {
        guard sameIDs > 0 else { return [] }
        let text =
            "\(sameIDs.counted("user")) of the same id at the destination: an import compares them with the file, and "
        return [text + "those who differ stay as they are"]
    }
}

extension UserLookup {
    /// Who is there already, by the number of the row.
    fileprivate func existing<Plan>(among rows: [PlannedRow<Plan>]) async throws -> [Int: ExistingUser] {
        let plans = rows.compactMap { row in (try? row.decision.get()).map { (row.number, $0) } }
            .filter { !$0.1.isSkipped }
        let found = try await existing(plans.map { UserKeys(of: $0.1) })
        return Dictionary(
            uniqueKeysWithValues: zip(plans, found).compactMap { plan, user in user.map { (plan.0, $0) } })
    }
}
