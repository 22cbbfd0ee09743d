internal import AppwriteUsers
internal import ArgumentParser
internal import FileReading
internal import JSONText
internal import PasswordVerification
internal import UserImport
internal import UserStorage

/// `hashferry import`: carries the users of an export into the store.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Carry the users of an export, with their password hashes, into a users database or a service.",
        discussion: """
            A row that cannot be taken is reported and never stops the run. A journal beside the export says how far \
            the run is: after a kill or a stop at any point the same command goes on from there. --status says where \
            it stands, and hashferry undo takes the import back. The same export may be imported again at any time: \
            users who are there already stay as they are, and are counted as unchanged.

            With --endpoint the users go to a running service over HTTP, this one's or any other of the Users API. A \
            user who is there in another state than the export says stays as they are, and is counted as a conflict. \
            As many requests are sent at a time as the service bears: --concurrency and --rate are ceilings. A service \
            that is away or busy is waited for, see --retry-for.

            A password in plain text is hashed as --prefer says, with the first key of --pepper-file. A hash over the \
            limits is not carried: give the limits of the service that will verify it (its --memory-budget is one).

            Exit: 0 when every user has the password they had, 1 when rows were rejected, in conflict or left out or \
            passwords could not be carried, 3 when the run could not go on, 130, 143 or 129 when Ctrl-C, SIGTERM or \
            a closed terminal stopped it: the users under way are finished, and the same command goes on.

            Examples:
              hashferry import users.jsonl
              hashferry import users.json --hash-config config.txt
              hashferry import big.csv --journal /var/tmp/big.journal --rejects rejects.csv
              hashferry import big.csv --status
              hashferry import users.jsonl --prefer argon2id:m=128MiB,t=2,p=1 \\
                --max-hash-memory 512MiB
              hashferry import users.jsonl --endpoint https://cloud.example.com/v1 \\
                --project shop --key-file shop.key --rate 50
              hashferry import --source-endpoint https://cloud.example.com/v1 \\
                --source-project shop --source-key-file shop.key
            """)

    @OptionGroup var arguments: SourceArguments

    @Option(
        help: "The users database; made where it is not there (default: users.sqlite, without --endpoint).",
        completion: .file())
    var database: String?

    @Flag(help: "Replace the hash of a user whom an earlier import brought, where nobody has used it since.")
    var replaceUnused = false

    @OptionGroup(title: "Into a service") var service: ServiceArguments

    @OptionGroup(title: "Into a service of a version") var target: TargetArguments

    @OptionGroup(title: "Which hashes will verify, and what new ones are") var policy: PolicyArguments

    @OptionGroup(title: "Going on, and taking back") var journal: JournalArguments

    @OptionGroup(title: "Known users") var known: KnownLoginArguments

    @OptionGroup var files: ReportArguments

    func validate() throws {
        guard !journal.status else {
            // The journal's name is enough, or the file that it is beside.
            if journal.journal == nil { try arguments.requireFile() }
            return
        }
        try arguments.requireFile()
        try journal.validate(of: arguments)
        if database != nil, service.endpoint != nil {
            throw ValidationError("give either --database or --endpoint: an import has one destination")
        }
        if let source = arguments.live.sourceEndpoint, source == service.endpoint,
            arguments.live.sourceProject == service.project
        {
            throw ValidationError("the users would go where they come from: --endpoint and --project are the source's")
        }
        if replaceUnused, service.endpoint != nil {
            throw ValidationError("--replace-unused is for a --database: no call of a service replaces a hash")
        }
        try target.validate(isForService: service.endpoint != nil)
        try known.validate(against: arguments)
        if service.endpoint != nil {
            let isGiven = [
                policy.prefer != nil, policy.verification.pepperFile != nil, policy.verification.unicode != nil,
            ]
            guard !isGiven.contains(true) else {
                throw ValidationError(
                    "--prefer, --pepper-file and --unicode are for a --database: a service has a policy of its own")
            }
        }
        let destination = service.endpoint == nil ? databasePath : service.keyFile
        try files.checkDistinct(from: [
            arguments.file, arguments.with, arguments.hashConfig, destination, journal.path(for: arguments.file),
            policy.verification.pepperFile, arguments.keys.keysFile, arguments.live.sourceKeyFile, known.prove,
        ])
    }

    private func sayStatus() throws {
        guard let path = try journal.ownPath(for: arguments) else { return }
        let status = try JournalStatus(path: path)
        let output = FileDescriptorWriter.standardOutput()
        switch journal.format {
        case .text: try output.write(status.lines.joined(separator: "\n") + "\n")
        case .json: try output.write(JSONValue.object(status.json).jsonText + "\n")
        }
        try output.flush()
    }

    private var databasePath: String { database ?? "users.sqlite" }

    func run() async throws {
        if journal.status { return try sayStatus() }
        let logins = try known.logins()
        let opened = try await arguments.open()
        try known.require(opened)
        if service.endpoint != nil {
            try await service.withTarget(target) {
                if let logins { try await prove(logins, $0.planner) }
                try await carry(opened, to: $0, isProven: logins != nil)
            }
        } else {
            let policy = try policy.policy()
            let planner = storePlanner(policy)
            // Before the database is made.
            if let logins { try await prove(logins, planner) }
            do {
                try await withStore(policy, planner) { try await carry(opened, to: $0, isProven: logins != nil) }
            } catch let error as StoreError {
                throw Failure(error, database: databasePath)
            }
        }
    }

    private func storePlanner(_ policy: VerificationPolicy) -> @Sendable (ImportPolicy) -> StorePlanner {
        {
            StorePlanner(
                policy: $0, accepting: policy.schemes, hashesPlainWithBcrypt: policy.refusesSomePasswords,
                pepper: policy.pepper)
        }
    }

    /// Opens the database, and closes it after all that happens to an import: then its file is the whole of it.
    private func withStore(
        _ policy: VerificationPolicy, _ planner: @escaping (ImportPolicy) -> StorePlanner,
        _ body: (ImportTarget<StorePlan>) async throws -> Void
    ) async throws {
        if FileStatus(path: databasePath) == nil, try journal.isToGoOn(for: arguments) {
            throw Failure(
                "the journal is of an import into another database: there is no \(databasePath)",
                hint: "name that database with --database, or delete or rename the journal to begin anew")
        }
        let store = try await UserStore.open(path: databasePath)
        do {
            let identifier = try await store.identifier()
            let target = ImportTarget(
                destination: StoreDestination(store: store, policy: policy, replacesUnused: replaceUnused),
                planner: planner, name: .database(databasePath), identity: [identifier, String(replaceUnused)],
                place: JournalPlace.database(path: databasePath, identifier: identifier).words,
                batchSize: Importer<StorePlan>.defaultBatchSize)
            try await body(target)
        } catch {
            _ = try? await store.close()
            throw error
        }
        guard try await store.close() else {
            Console.note(
                "note: \(databasePath)-wal still holds changes, because another program uses the database or the disk is "
                    + "full: hashferry backup copies all of it")
            return
        }
    }

    private func carry<Plan>(
        _ opened: OpenedSource, to target: ImportTarget<Plan>, isProven: Bool
    ) async throws {
        let context = try target.identity + arguments.context + policy.context
        let files = files.named(for: opened.shard)
        try journal.setAside(for: arguments)
        let checkpoints = try journal.open(
            for: arguments, named: opened.name, context: context, place: target.place)
        let records = try files.open(header: opened.source.headerRow, resuming: checkpoints?.checkpoint)
        var planning = arguments.policy
        planning.limits = policy.verification.limits.limits
        let importer = Importer(
            rows: PlannedRows(source: opened.source, planner: target.planner(planning)),
            destination: target.destination, journal: checkpoints, batchSize: target.batchSize)
        let subject = CensusSubject(
            arguments, opened, destination: target.name, files: files,
            hasJournal: checkpoints != nil && !arguments.isStream)
        func census(_ summary: ImportSummary, _ end: Census.End) -> Census {
            Census(subject: subject, summary: summary, notices: opened.source.notices, end: end)
        }
        let stop = ImportStop(target.stop)
        let listening = await stop.listen()
        defer { listening.cancel() }
        var summary = checkpoints?.checkpoint?.summary ?? ImportSummary()
        let progress = ImportProgress(totalBytes: opened.totalBytes, rows: summary.rows, delivery: target.delivery)
        let watching = progress.watch()
        defer { watching?.cancel() }
        var signal: Int32?
        do {
            summary = try await importer.run(
                settled: { try records.record($0) },
                progressed: { counts in
                    summary = counts
                    progress.show(rows: counts.rows, bytesRead: opened.source.bytesRead)
                },
                fileSizes: { try records.synchronize() },
                isStopped: {
                    signal = stop.received
                    return signal != nil
                })
            try records.close()
        } catch  where error is AppwriteError && stop.received != nil {
            // A wait for the service that the stop has cut short.
            try records.close()
            signal = stop.received
        } catch {
            try? records.close()
            if summary.rows > 0 { try? files.publish(census(summary, .failed)) }
            throw error
        }
        let result = census(summary, signal == nil ? .complete : .interrupted)
        try files.publish(result)
        if signal == nil { try checkpoints?.finish() }
        if isProven, signal == nil { Console.note(Self.proofAdvice(subject.command)) }
        if let signal { throw ExitCode(ImportStop.status(signal)) }
        if !result.isComplete { throw ExitStatus.no }
    }
}
